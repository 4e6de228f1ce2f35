import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A penalty that an event brought. */
@Entity({ name: 'penalties', schema: 'live' })
export class PenaltyEntity extends RecordColumns {
  @Column('uuid')
  eventId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  kind: string;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('text', { nullable: true })
  term: string | null;

  @Column('boolean', { nullable: true })
  suspended: boolean | null;

  @Column('numeric', { nullable: true })
  amount: string | null;

  @Column('text', { nullable: true })
  currency: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'starts' })
  starts: OptionalFuzzyDateColumns | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'ends' })
  ends: OptionalFuzzyDateColumns | null;
}
