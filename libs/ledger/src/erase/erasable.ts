/** What stands in the place of a value that was erased. */
export type Emptied =
  /** In the past, text that names the change set whose value it was; at present nothing, or the same where something must stand. */
  | 'TEXT'
  /** Nothing: a date, an address, one of a closed list. */
  | 'NOTHING'
  /** An empty list. */
  | 'LIST'
  /** A slug made of the record's id. */
  | 'SLUG';

/** A column that can be erased. */
export interface ErasableColumn {
  readonly emptied: Emptied;
  /** Columns that are computed from it, and go with it. */
  readonly with?: readonly string[];
  /** Whether something must always stand in it. */
  readonly required?: true;
}

const TEXT: ErasableColumn = { emptied: 'TEXT' };
const REQUIRED: ErasableColumn = { emptied: 'TEXT', required: true };
const NOTHING: ErasableColumn = { emptied: 'NOTHING' };
const LIST: ErasableColumn = { emptied: 'LIST' };
const SLUG: ErasableColumn = { emptied: 'SLUG' };
const folded = (column: string): ErasableColumn => ({ ...REQUIRED, with: [column] });
const date = (name: string): ErasableColumn => ({ ...NOTHING, with: [`${name}_earliest`, `${name}_latest`] });

/**
 * What can be erased, by table and column: whatever may tell who somebody is or where they are. What orders and moves a
 * timeline cannot: an event that must go is retracted, and its words are erased.
 */
export const ERASABLE: Readonly<Record<string, Readonly<Record<string, ErasableColumn>>>> = {
  persons: {
    slug: SLUG,
    gender: NOTHING,
    born_edtf: date('born'),
    died_edtf: date('died'),
    nationalities: LIST,
    occupations: LIST,
    summary: TEXT,
  },
  merged_persons: { slug: SLUG },
  names: { text: folded('folded'), language: NOTHING },
  person_details: { born_edtf: date('born'), contact: TEXT, consent: NOTHING, consent_note: TEXT },
  affiliations: { role: REQUIRED, period_edtf: date('period') },
  relationships: { note: TEXT, period_edtf: date('period') },
  organizations: { slug: SLUG, country: NOTHING, legal_standing: TEXT, summary: TEXT },
  sources: {
    slug: SLUG,
    title: folded('title_folded'),
    published_edtf: date('published'),
    url: NOTHING,
    archived_url: NOTHING,
    accessed_on: NOTHING,
    language: NOTHING,
    tags: LIST,
    disclosure: TEXT,
  },
  source_authors: { name: REQUIRED },
  cases: { slug: SLUG, title: folded('title_folded'), summary: TEXT },
  case_file_numbers: { value: folded('value_folded') },
  case_participants: { note: TEXT, period_edtf: date('period') },
  charges: { pinpoint: TEXT, offence: REQUIRED, alleged_conduct: TEXT, conduct_place: TEXT },
  related_cases: { note: TEXT },
  case_events: {
    title: folded('title_folded'),
    summary: TEXT,
    place: TEXT,
    restraint_conditions: TEXT,
    attribution: TEXT,
    irregularity: TEXT,
  },
  penalties: { amount: NOTHING, currency: NOTHING, description: TEXT },
  citations: { locator: TEXT, quote: TEXT },
};
