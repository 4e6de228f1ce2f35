/** Where records refer to a person: the table, and the column that holds their id. */
export const PERSON_REFERENCES: readonly (readonly [table: string, column: string])[] = [
  ['merged_persons', 'into_id'],
  ['names', 'person_id'],
  ['person_details', 'person_id'],
  ['affiliations', 'person_id'],
  ['relationships', 'from_id'],
  ['relationships', 'to_id'],
  ['case_participants', 'person_id'],
  ['charges', 'defendant_id'],
  ['event_parties', 'person_id'],
  ['event_defendants', 'person_id'],
  ['penalties', 'person_id'],
  ['pointers', 'to_person_id'],
  ['citations', 'person_id'],
];

/** The tables of these, what others hang on first. */
export const PERSON_TABLES = [...new Set(PERSON_REFERENCES.map(([table]) => table))];

/** Rows of which one is enough where two persons turn out to be one. */
export interface Twins {
  readonly table: string;
  /** The column that holds the person. */
  readonly person: string;
  /** What makes two of them say the same of a person. */
  readonly same: readonly string[];
  /** What one of them may say beyond that. */
  readonly says: readonly string[];
  /** The column by which citations have them for a subject, where they can be cited. */
  readonly cited?: string;
}

export const TWINS: readonly Twins[] = [
  {
    table: 'case_participants',
    person: 'person_id',
    same: ['case_id', 'role'],
    says: ['period_edtf', 'note'],
    cited: 'case_participant_id',
  },
  {
    table: 'affiliations',
    person: 'person_id',
    same: ['organization_id', 'role'],
    says: ['period_edtf'],
    cited: 'affiliation_id',
  },
  {
    table: 'relationships',
    person: 'from_id',
    same: ['to_id', 'kind'],
    says: ['period_edtf', 'note'],
    cited: 'relationship_id',
  },
  {
    table: 'relationships',
    person: 'to_id',
    same: ['from_id', 'kind'],
    says: ['period_edtf', 'note'],
    cited: 'relationship_id',
  },
  { table: 'event_parties', person: 'person_id', same: ['event_id', 'part'], says: [] },
  { table: 'event_defendants', person: 'person_id', same: ['event_id'], says: [] },
];
