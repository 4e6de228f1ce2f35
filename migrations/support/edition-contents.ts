/** A version that the public read when it was the last. */
const PUBLIC_THEN = `h.reach = 0 AND h.operation <> 'RETRACTED'`;

/** Versions of rows of a table: their place in the document, and what finds them. */
type Versions = readonly [place: string, table: string, found: string];

/** What the editions of one kind of record are made of. */
export interface EditionContents {
  /** The parts of the record by their ids, whatever became of them. */
  readonly of: Readonly<Record<string, string>>;
  /** Versions of what belongs to the record. */
  readonly own: readonly Versions[];
  /**
   * The records that these name, each with the span of change sets in which the public saw it named. Each `k` is of a record
   * that is listed before it.
   */
  readonly named: Readonly<Record<string, readonly string[]>>;
  /** Versions of what is only named. */
  readonly elsewhere: readonly Versions[];
  /** Versions by which a row came to be another's, when a merge was taken back: nothing but they say that it is no more. */
  readonly left: readonly Versions[];
}

/** Records that a row of the record names: by which column of which table. */
const naming = (column: string, table: string, found: string): string =>
  `SELECT h.${column} AS id, h.seq AS tied_from, h.until_seq AS tied_until FROM ${table} h ${found} ${found.startsWith('WHERE') ? 'AND' : 'WHERE'} ${PUBLIC_THEN} AND h.${column} IS NOT NULL`;
/** Records that a row names whose own record is named: as long as both lasted. */
const namingOn = (column: string, table: string, found: string): string =>
  `SELECT h.${column} AS id, greatest(h.seq, k.tied_from) AS tied_from, least(h.until_seq, k.tied_until) AS tied_until FROM ${table} h ${found} WHERE ${PUBLIC_THEN} AND h.${column} IS NOT NULL`;

const citedBy = (own: readonly Versions[]): string[] =>
  own.filter(([, table]) => table === 'citations').map(([, table, found]) => naming('source_id', table, found));

const WRITERS = [namingOn('id', 'source_authors', 'JOIN cited k ON h.source_id = k.id')];
const WRITING_PEOPLE = namingOn('to_person_id', 'pointers', 'JOIN writers k ON h.from_author_id = k.id');
const PUBLISHERS = namingOn('to_organization_id', 'pointers', 'JOIN cited k ON h.from_source_id = k.id');

const left = (table: string, column: string, whose: string): string =>
  `JOIN ${table} g ON g.id = h.id AND g.until_seq = h.seq AND ${whose} WHERE h.${column} IS DISTINCT FROM g.${column}`;
const NAMES_LEFT: Versions = [
  'persons',
  'names',
  left('names', 'person_id', 'g.person_id IN (SELECT k.id FROM people k)'),
];

/** What is shown of the sources that are cited, and of persons and organizations. */
const SOURCES_AND_PARTIES: readonly Versions[] = [
  ['sources', 'sources', 'JOIN cited k ON h.id = k.id'],
  ['sources', 'source_authors', 'JOIN cited k ON h.source_id = k.id'],
  ['sources', 'pointers', 'JOIN cited k ON h.from_source_id = k.id'],
  ['sources', 'pointers', 'JOIN writers k ON h.from_author_id = k.id'],
  ['persons', 'persons', 'JOIN people k ON h.id = k.id'],
  ['persons', 'names', 'JOIN people k ON h.person_id = k.id'],
  ['organizations', 'organizations', 'JOIN bodies k ON h.id = k.id'],
  ['organizations', 'names', 'JOIN bodies k ON h.organization_id = k.id'],
];

const OF_CASE: readonly Versions[] = [
  ['case', 'cases', 'WHERE h.id = p_id'],
  ['case', 'case_file_numbers', 'WHERE h.case_id = p_id'],
  ['case', 'pointers', 'JOIN numbers k ON h.from_file_number_id = k.id'],
  ['case', 'citations', 'WHERE h.case_id = p_id'],
  ['participants', 'case_participants', 'WHERE h.case_id = p_id'],
  ['participants', 'citations', 'JOIN participations k ON h.case_participant_id = k.id'],
  ['charges', 'charges', 'WHERE h.case_id = p_id'],
  ['charges', 'pointers', 'JOIN accusations k ON h.from_charge_id = k.id'],
  ['charges', 'citations', 'JOIN accusations k ON h.charge_id = k.id'],
  ['related', 'related_cases', 'WHERE h.from_id = p_id'],
  ['related', 'citations', 'JOIN relations k ON h.related_case_id = k.id'],
  ['timeline', 'case_events', 'WHERE h.case_id = p_id'],
  ['timeline', 'event_parties', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'event_charges', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'event_defendants', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'penalties', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'pointers', 'JOIN events k ON h.from_event_id = k.id'],
  ['timeline', 'citations', 'JOIN events k ON h.case_event_id = k.id'],
];

export const CASE_CONTENTS: EditionContents = {
  of: {
    events: 'SELECT DISTINCT x.id FROM case_events x WHERE x.case_id = p_id',
    accusations: 'SELECT DISTINCT x.id FROM charges x WHERE x.case_id = p_id',
    participations: 'SELECT DISTINCT x.id FROM case_participants x WHERE x.case_id = p_id',
    numbers: 'SELECT DISTINCT x.id FROM case_file_numbers x WHERE x.case_id = p_id',
    relations: 'SELECT DISTINCT x.id FROM related_cases x WHERE x.from_id = p_id',
  },
  own: OF_CASE,
  named: {
    cited: citedBy(OF_CASE),
    writers: WRITERS,
    people: [
      naming('person_id', 'case_participants', 'WHERE h.case_id = p_id'),
      naming('defendant_id', 'charges', 'WHERE h.case_id = p_id'),
      ...['event_parties', 'event_defendants', 'penalties'].map((table) =>
        naming('person_id', table, 'JOIN events k ON h.event_id = k.id'),
      ),
      WRITING_PEOPLE,
    ],
    bodies: [
      naming('organization_id', 'case_participants', 'WHERE h.case_id = p_id'),
      naming('organization_id', 'event_parties', 'JOIN events k ON h.event_id = k.id'),
      naming('to_organization_id', 'pointers', 'JOIN numbers k ON h.from_file_number_id = k.id'),
      PUBLISHERS,
    ],
    articles: [naming('article_id', 'charges', 'WHERE h.case_id = p_id')],
    codes: [namingOn('statute_id', 'statute_articles', 'JOIN articles k ON h.id = k.id')],
    others: [naming('to_id', 'related_cases', 'WHERE h.from_id = p_id')],
  },
  elsewhere: [
    ...SOURCES_AND_PARTIES,
    ['charges', 'statute_articles', 'JOIN articles k ON h.id = k.id'],
    ['charges', 'statute_article_versions', 'JOIN articles k ON h.article_id = k.id'],
    ['charges', 'statutes', 'JOIN codes k ON h.id = k.id'],
    ['related', 'cases', 'JOIN others k ON h.id = k.id'],
  ],
  left: [NAMES_LEFT],
};

const OF_SOURCE: readonly Versions[] = [
  ['source', 'sources', 'WHERE h.id = p_id'],
  ['source', 'source_authors', 'WHERE h.source_id = p_id'],
  ['source', 'pointers', 'WHERE h.from_source_id = p_id'],
  ['source', 'pointers', 'JOIN authors k ON h.from_author_id = k.id'],
  ['source', 'citations', 'WHERE h.subject_source_id = p_id'],
];

export const SOURCE_CONTENTS: EditionContents = {
  of: { authors: 'SELECT DISTINCT x.id FROM source_authors x WHERE x.source_id = p_id' },
  own: OF_SOURCE,
  named: {
    cited: citedBy(OF_SOURCE),
    writers: WRITERS,
    people: [naming('to_person_id', 'pointers', 'JOIN authors k ON h.from_author_id = k.id'), WRITING_PEOPLE],
    bodies: [naming('to_organization_id', 'pointers', 'WHERE h.from_source_id = p_id'), PUBLISHERS],
  },
  elsewhere: SOURCES_AND_PARTIES,
  left: [NAMES_LEFT],
};

const OF_PERSON: readonly Versions[] = [
  ['person', 'persons', 'WHERE h.id = p_id'],
  ['person', 'names', 'WHERE h.person_id = p_id'],
  ['person', 'citations', 'WHERE h.person_id = p_id'],
  // Not only what is told of a part in a case, also that it is no more.
  ['cases', 'case_participants', 'WHERE h.person_id = p_id'],
  ['cases', 'charges', 'WHERE h.defendant_id = p_id'],
];

/** Beside these, a person's editions are made of what those of the cases are made of that the person takes part in. */
export const PERSON_CONTENTS: EditionContents = {
  of: {},
  own: OF_PERSON,
  named: {
    cited: citedBy(OF_PERSON),
    writers: WRITERS,
    people: [WRITING_PEOPLE],
    bodies: [PUBLISHERS],
    matters: [
      naming('case_id', 'case_participants', 'WHERE h.person_id = p_id'),
      naming('case_id', 'charges', 'WHERE h.defendant_id = p_id'),
    ],
  },
  elsewhere: SOURCES_AND_PARTIES,
  left: [
    NAMES_LEFT,
    ['person', 'names', left('names', 'person_id', 'g.person_id = p_id')],
    ['person', 'citations', left('citations', 'person_id', 'g.person_id = p_id')],
    ['cases', 'case_participants', left('case_participants', 'person_id', 'g.person_id = p_id')],
    ['cases', 'charges', left('charges', 'defendant_id', 'g.defendant_id = p_id')],
  ],
};
