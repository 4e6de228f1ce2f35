import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** One case stands in a relation to another: a claim like any other, sourced and tiered. */
@Entity({ name: 'related_cases', schema: 'live' })
export class RelatedCaseEntity extends RecordColumns {
  @Column('uuid')
  fromId: string;

  @Column('uuid')
  toId: string;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  note: string | null;
}
