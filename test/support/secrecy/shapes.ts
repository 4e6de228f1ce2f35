import { LEAST, type Parents, type Row } from '../record-rows.js';

/** What a kind of row is: its table, which records it hangs on, by the names that stand in for them, and the row itself. */
export interface Shape {
  readonly table: string;
  readonly hangsOn: readonly string[];
  readonly row: (parents: Parents) => Row;
  /** A record that a row of this shape has for itself: of one there may be a single row. */
  readonly own?: string;
}

const least = (table: string, ...hangsOn: string[]): Shape => ({
  table,
  hangsOn,
  row: (parents) => LEAST[table]?.(parents) ?? {},
});
const shape = (table: string, hangsOn: readonly string[], row: (parents: Parents) => Row, own?: string): Shape => ({
  table,
  hangsOn,
  row,
  ...(own === undefined ? {} : { own }),
});

const pointer = (role: string, [from, fromColumn]: [string, string], [to, toColumn]: [string, string]): Shape =>
  shape(
    'pointers',
    [from, to],
    (parents) => ({
      role,
      [fromColumn]: parents[from],
      [toColumn]: parents[to],
      ...(['AFTER', 'CORRECTS', 'REPLACES'].includes(role) ? { case_id: parents['cases'] } : {}),
    }),
    from,
  );
const citing = (subject: string, column: string): Shape =>
  shape('citations', ['sources', subject], (parents) => ({
    source_id: parents['sources'],
    [column]: parents[subject],
  }));
const name = (bearer: string, column: string): Shape =>
  shape('names', [bearer], (parents) => ({
    [column]: parents[bearer],
    ordinal: 1,
    text: 'Name',
    folded: 'name',
    kind: 'ALIAS',
    script: 'Latn',
  }));
const party = (bearer: string, column: string, part: string): Shape =>
  shape('event_parties', ['case_events', bearer], (parents) => ({
    event_id: parents['case_events'],
    part,
    ordinal: 0,
    [column]: parents[bearer],
  }));

const EVENT: readonly [string, string] = ['case_events', 'from_event_id'];

/** The records that stand for themselves: what others hang on. */
export const STANDING: readonly Shape[] = [
  least('persons'),
  least('organizations'),
  least('statutes'),
  least('sources'),
  shape('statute_articles', ['statutes'], (parents) => LEAST['statute_articles']!(parents)),
  shape('statute_article_versions', ['statute_articles'], (parents) => LEAST['statute_article_versions']!(parents)),
  least('cases'),
  shape('source_authors', ['sources'], (parents) => LEAST['source_authors']!(parents)),
  least('case_file_numbers', 'cases'),
  least('case_participants', 'cases', 'persons'),
  shape('charges', ['cases', 'persons'], (parents) => ({
    case_id: parents['cases'],
    defendant_id: parents['persons'],
    article_id: parents['statute_articles'],
    offence: 'offence',
  })),
  least('case_events', 'cases'),
];

/** What hangs on these. */
export const HANGING: readonly Shape[] = [
  name('persons', 'person_id'),
  name('organizations', 'organization_id'),
  least('merged_persons', 'persons'),
  shape('person_details', ['persons'], (parents) => LEAST['person_details']!(parents), 'persons'),
  least('affiliations', 'persons', 'organizations'),
  shape('relationships', ['persons', 'others'], (parents) => LEAST['relationships']!(parents)),
  shape('case_participants', ['cases', 'organizations'], (parents) => ({
    case_id: parents['cases'],
    organization_id: parents['organizations'],
    role: 'AUTHORITY',
  })),
  shape('related_cases', ['cases', 'otherCases'], (parents) => LEAST['related_cases']!(parents)),
  shape('related_cases', ['otherCases', 'cases'], (parents) => ({
    from_id: parents['otherCases'],
    to_id: parents['cases'],
    kind: 'OTHER',
  })),
  party('persons', 'person_id', 'ACTOR'),
  party('organizations', 'organization_id', 'INVOLVED'),
  least('event_charges', 'case_events', 'charges'),
  least('event_defendants', 'case_events', 'persons'),
  shape('penalties', ['case_events', 'persons'], (parents) => ({
    event_id: parents['case_events'],
    ordinal: 0,
    kind: 'FINE',
    person_id: parents['persons'],
  })),
  citing('case_events', 'case_event_id'),
  citing('persons', 'person_id'),
  citing('cases', 'case_id'),
  citing('case_participants', 'case_participant_id'),
  citing('charges', 'charge_id'),
  shape('citations', ['sources', 'otherSources'], (parents) => ({
    source_id: parents['sources'],
    subject_source_id: parents['otherSources'],
  })),
  pointer('PUBLISHER', ['sources', 'from_source_id'], ['organizations', 'to_organization_id']),
  pointer('AUTHOR', ['source_authors', 'from_author_id'], ['persons', 'to_person_id']),
  pointer('AUTHORITY', ['case_file_numbers', 'from_file_number_id'], ['organizations', 'to_organization_id']),
  pointer('AFTER', [...EVENT], ['earlierEvents', 'to_event_id']),
  pointer('CORRECTS', [...EVENT], ['earlierEvents', 'to_event_id']),
  pointer('REPLACES', ['charges', 'from_charge_id'], ['earlierCharges', 'to_charge_id']),
];

/** Names that stand for a second record of a kind. */
export const SECOND: Readonly<Record<string, string>> = {
  others: 'persons',
  otherCases: 'cases',
  otherSources: 'sources',
  earlierEvents: 'case_events',
  earlierCharges: 'charges',
};

/** Laws, which are everybody's. */
export const LAW = ['statutes', 'statute_articles', 'statute_article_versions'];

/** What is written into a text column, of a mark. */
type Written = (mark: string) => unknown;

const text: Written = (mark) => mark;
const list: Written = (mark) => [mark];
const url: Written = (mark) => `https://${mark}.example/`;
const columns = (...names: string[]): Record<string, Written> => Object.fromEntries(names.map((one) => [one, text]));

/** The text columns of each table. */
export const TEXTS: Readonly<Record<string, Readonly<Record<string, Written>>>> = {
  persons: { summary: text, occupations: list },
  organizations: columns('legal_standing', 'summary'),
  statutes: { title: text, uri: url },
  statute_articles: columns('subject'),
  statute_article_versions: columns('title', 'text'),
  sources: { title: text, url, archived_url: url, tags: list, disclosure: text },
  cases: columns('title', 'summary'),
  names: columns('text'),
  person_details: columns('contact', 'consent_note'),
  affiliations: columns('role'),
  relationships: columns('note'),
  source_authors: columns('name'),
  case_file_numbers: columns('value'),
  case_participants: columns('note'),
  charges: columns('pinpoint', 'offence', 'alleged_conduct', 'conduct_place'),
  related_cases: columns('note'),
  case_events: columns('title', 'summary', 'place', 'restraint_conditions', 'attribution', 'irregularity'),
  penalties: columns('description'),
  citations: columns('locator', 'quote'),
};

/** Columns that a text is found by, beside it. */
export const FOLDED: Readonly<Record<string, string>> = {
  'sources.title': 'title_folded',
  'cases.title': 'title_folded',
  'case_events.title': 'title_folded',
  'names.text': 'folded',
  'case_file_numbers.value': 'value_folded',
};

/** Tables of records that have a slug. */
export const SLUGGED = ['persons', 'organizations', 'statutes', 'sources', 'cases', 'merged_persons'];
