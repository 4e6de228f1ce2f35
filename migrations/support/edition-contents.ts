/** A version that the public read when it was the last. */
export const PUBLIC_THEN = `h.reach = 0 AND h.operation <> 'RETRACTED'`;

/** Versions of rows of a table: their place in the document, and what finds them. */
export type Versions = readonly [place: string, table: string, found: string];

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

export type Naming = (column: string, table: string, found: string) => string;

/** Records that a row of the record names: by which column of which table. */
export const naming: Naming = (column, table, found) =>
  `SELECT h.${column} AS id, h.seq AS tied_from, h.until_seq AS tied_until FROM ${table} h ${found} ${found.startsWith('WHERE') ? 'AND' : 'WHERE'} ${PUBLIC_THEN} AND h.${column} IS NOT NULL`;
/** Records that a row names whose own record is named: as long as both lasted. */
export const namingOn: Naming = (column, table, found) =>
  `SELECT h.${column} AS id, greatest(h.seq, k.tied_from) AS tied_from, least(h.until_seq, k.tied_until) AS tied_until FROM ${table} h ${found} WHERE ${PUBLIC_THEN} AND h.${column} IS NOT NULL`;

export const citedBy = (own: readonly Versions[], by = naming): string[] =>
  own.filter(([, table]) => table === 'citations').map(([, table, found]) => by('source_id', table, found));

export const WRITERS = [namingOn('id', 'source_authors', 'JOIN cited k ON h.source_id = k.id')];
export const WRITING_PEOPLE = namingOn('to_person_id', 'pointers', 'JOIN writers k ON h.from_author_id = k.id');
export const PUBLISHERS = namingOn('to_organization_id', 'pointers', 'JOIN cited k ON h.from_source_id = k.id');

const left = (table: string, column: string, whose: string): string =>
  `JOIN ${table} g ON g.id = h.id AND g.until_seq = h.seq AND ${whose} WHERE h.${column} IS DISTINCT FROM g.${column}`;
export const NAMES_LEFT: Versions = [
  'persons',
  'names',
  left('names', 'person_id', 'g.person_id IN (SELECT k.id FROM people k)'),
];

/** The same of those whom the record named up to then: that it names somebody later makes no edition of what had become of them before. */
export const NAMES_LEFT_THEN: Versions = [
  'persons',
  'names',
  `JOIN names g ON g.id = h.id AND g.until_seq = h.seq
            JOIN people k ON g.person_id = k.id AND k.tied_from < h.seq AND (k.tied_until IS NULL OR k.tied_until >= h.seq)
            WHERE h.person_id IS DISTINCT FROM g.person_id`,
];

/** What is shown of the sources that are cited, and of persons and organizations. */
export const SOURCES_AND_PARTIES: readonly Versions[] = [
  ['sources', 'sources', 'JOIN cited k ON h.id = k.id'],
  ['sources', 'source_authors', 'JOIN cited k ON h.source_id = k.id'],
  ['sources', 'pointers', 'JOIN cited k ON h.from_source_id = k.id'],
  ['sources', 'pointers', 'JOIN writers k ON h.from_author_id = k.id'],
  ['persons', 'persons', 'JOIN people k ON h.id = k.id'],
  ['persons', 'names', 'JOIN people k ON h.person_id = k.id'],
  ['organizations', 'organizations', 'JOIN bodies k ON h.id = k.id'],
  ['organizations', 'names', 'JOIN bodies k ON h.organization_id = k.id'],
];

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
