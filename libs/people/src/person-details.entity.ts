import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** Delicate facts about a person, apart from the person so that they can have a tier of their own. */
@Entity({ name: 'person_details', schema: 'live' })
export class PersonDetailsEntity extends RecordColumns {
  @Column('uuid')
  personId: string;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'born' })
  born: OptionalFuzzyDateColumns | null;

  @Column('text', { nullable: true })
  contact: string | null;

  @Column('text', { nullable: true })
  consent: string | null;

  @Column('text', { nullable: true })
  consentNote: string | null;
}
