import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** Anybody named in the record; names and details hang on it. */
@Entity({ name: 'persons', schema: 'live' })
export class PersonEntity extends RecordColumns {
  @Column('text')
  slug: string;

  @Column('text', { nullable: true })
  gender: string | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'born' })
  born: OptionalFuzzyDateColumns | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'died' })
  died: OptionalFuzzyDateColumns | null;

  @Column('text', { array: true, default: '{}' })
  nationalities: string[];

  @Column('text', { array: true, default: '{}' })
  occupations: string[];

  @Column('text', { nullable: true })
  summary: string | null;
}
