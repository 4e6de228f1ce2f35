import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A code or law. */
@Entity({ name: 'statutes', schema: 'live' })
export class StatuteEntity extends RecordColumns {
  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  country: string;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'adopted' })
  adopted: OptionalFuzzyDateColumns | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'inForce' })
  inForce: OptionalFuzzyDateColumns | null;

  @Column('text', { nullable: true })
  uri: string | null;
}
