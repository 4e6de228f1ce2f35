import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** `from` is the `kind` of `to`. */
@Entity({ name: 'relationships', schema: 'live' })
export class RelationshipEntity extends RecordColumns {
  @Column('uuid')
  fromId: string;

  @Column('uuid')
  toId: string;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'period' })
  period: OptionalFuzzyDateColumns | null;
}
