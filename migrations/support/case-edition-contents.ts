import {
  citedBy,
  type EditionContents,
  type Naming,
  NAMES_LEFT,
  NAMES_LEFT_THEN,
  naming,
  namingOn,
  PUBLIC_THEN,
  PUBLISHERS,
  SOURCES_AND_PARTIES,
  type Versions,
  WRITERS,
  WRITING_PEOPLE,
} from './edition-contents.js';

/** What finds the rows of cases by a column of theirs. */
type Found = (column: string) => string;

const ofCase = (of: Found): readonly Versions[] => [
  ['case', 'cases', of('id')],
  ['case', 'case_file_numbers', of('case_id')],
  ['case', 'pointers', 'JOIN numbers k ON h.from_file_number_id = k.id'],
  ['case', 'citations', of('case_id')],
  ['participants', 'case_participants', of('case_id')],
  ['participants', 'citations', 'JOIN participations k ON h.case_participant_id = k.id'],
  ['charges', 'charges', of('case_id')],
  ['charges', 'pointers', 'JOIN accusations k ON h.from_charge_id = k.id'],
  ['charges', 'citations', 'JOIN accusations k ON h.charge_id = k.id'],
  ['related', 'related_cases', of('from_id')],
  ['related', 'citations', 'JOIN relations k ON h.related_case_id = k.id'],
  ['timeline', 'case_events', of('case_id')],
  ['timeline', 'event_parties', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'event_charges', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'event_defendants', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'penalties', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'pointers', 'JOIN events k ON h.from_event_id = k.id'],
  ['timeline', 'citations', 'JOIN events k ON h.case_event_id = k.id'],
];

/** Persons whom a case itself names. */
const takingPart = (of: Found, by: Naming): string[] => [
  by('person_id', 'case_participants', of('case_id')),
  by('defendant_id', 'charges', of('case_id')),
  ...['event_parties', 'event_defendants', 'penalties'].map((table) =>
    by('person_id', table, 'JOIN events k ON h.event_id = k.id'),
  ),
];

const caseContents = (
  of: Found,
  parts: (table: string, column: string) => string,
  by: Naming,
): Omit<EditionContents, 'left'> => ({
  of: {
    events: parts('case_events', 'case_id'),
    accusations: parts('charges', 'case_id'),
    participations: parts('case_participants', 'case_id'),
    numbers: parts('case_file_numbers', 'case_id'),
    relations: parts('related_cases', 'from_id'),
  },
  own: ofCase(of),
  named: {
    cited: citedBy(ofCase(of), by),
    writers: WRITERS,
    people: [...takingPart(of, by), WRITING_PEOPLE],
    bodies: [
      by('organization_id', 'case_participants', of('case_id')),
      by('organization_id', 'event_parties', 'JOIN events k ON h.event_id = k.id'),
      by('to_organization_id', 'pointers', 'JOIN numbers k ON h.from_file_number_id = k.id'),
      PUBLISHERS,
    ],
    articles: [by('article_id', 'charges', of('case_id'))],
    codes: [namingOn('statute_id', 'statute_articles', 'JOIN articles k ON h.id = k.id')],
    others: [by('to_id', 'related_cases', of('from_id'))],
  },
  elsewhere: [
    ...SOURCES_AND_PARTIES,
    ['charges', 'statute_articles', 'JOIN articles k ON h.id = k.id'],
    ['charges', 'statute_article_versions', 'JOIN articles k ON h.article_id = k.id'],
    ['charges', 'statutes', 'JOIN codes k ON h.id = k.id'],
    ['related', 'cases', 'JOIN others k ON h.id = k.id'],
  ],
});

export const CASE_CONTENTS: EditionContents = {
  ...caseContents(
    (column) => `WHERE h.${column} = p_id`,
    (table, column) => `SELECT DISTINCT x.id FROM ${table} x WHERE x.${column} = p_id`,
    naming,
  ),
  left: [NAMES_LEFT],
};

const rootsBy: Found = (column) => `JOIN roots k ON h.${column} = k.id`;
/** Records that were named at any time. */
const everNaming: Naming = (column, table, found) =>
  `SELECT h.${column} AS id, k.tied_from, k.tied_until FROM ${table} h ${found} WHERE ${PUBLIC_THEN} AND h.${column} IS NOT NULL`;

const OF_CASES = caseContents(
  rootsBy,
  (table, column) =>
    `SELECT DISTINCT x.id, k.tied_from, k.tied_until FROM ${table} x JOIN roots k ON x.${column} = k.id`,
  namingOn,
);

/** The same of many cases at a time, each between two change sets: `roots`. */
export const CASES_CONTENTS: EditionContents = {
  ...OF_CASES,
  named: {
    ...OF_CASES.named,
    // Whose names became another's makes an edition of each case that ever named them, as it always did.
    everybody: [
      ...takingPart(rootsBy, everNaming),
      `SELECT h.to_person_id AS id, r.tied_from, r.tied_until FROM pointers h JOIN writers k ON h.from_author_id = k.id
        CROSS JOIN (SELECT min(o.tied_from) AS tied_from, CASE WHEN bool_and(o.tied_until IS NOT NULL) THEN max(o.tied_until) END AS tied_until FROM roots o) r
        WHERE ${PUBLIC_THEN} AND h.to_person_id IS NOT NULL`,
    ],
  },
  left: [
    [
      'persons',
      'names',
      'JOIN names g ON g.id = h.id AND g.until_seq = h.seq JOIN everybody k ON g.person_id = k.id WHERE h.person_id IS DISTINCT FROM g.person_id',
    ],
  ],
};

/** The same, of which the numbers stay what they are, whatever is recorded later. */
export const STEADY_CASES_CONTENTS: EditionContents = { ...OF_CASES, left: [NAMES_LEFT_THEN] };
