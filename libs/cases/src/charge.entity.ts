import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** One article against one defendant in one case; what it replaces is a pointer. */
@Entity({ name: 'charges', schema: 'live' })
export class ChargeEntity extends RecordColumns {
  @Column('uuid')
  caseId: string;

  @Column('uuid', { nullable: true })
  defendantId: string | null;

  @Column('uuid', { nullable: true })
  articleId: string | null;

  @Column('text', { nullable: true })
  pinpoint: string | null;

  @Column('text', { nullable: true })
  offence: string | null;

  @Column('text', { nullable: true })
  allegedConduct: string | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'conduct' })
  conduct: OptionalFuzzyDateColumns | null;

  @Column('text', { nullable: true })
  conductPlace: string | null;

  @Column({ type: 'bigint', insert: false, update: false })
  ordinal: string;
}
