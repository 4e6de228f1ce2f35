import { BY_INDEX } from './record-tables.js';

/** What an edition of a case shows of other records, and what names them there: each `k` is of such a part of the case, with the span of change sets in which the public saw it name the record. */
const PUBLIC_THEN = `h.reach = 0 AND h.operation <> 'RETRACTED'`;

/** The parts of a case by their ids, whatever became of them. */
const OF_CASE: Readonly<Record<string, string>> = {
  events: 'SELECT DISTINCT x.id FROM case_events x WHERE x.case_id = p_case',
  accusations: 'SELECT DISTINCT x.id FROM charges x WHERE x.case_id = p_case',
  participations: 'SELECT DISTINCT x.id FROM case_participants x WHERE x.case_id = p_case',
  numbers: 'SELECT DISTINCT x.id FROM case_file_numbers x WHERE x.case_id = p_case',
  relations: 'SELECT DISTINCT x.id FROM related_cases x WHERE x.from_id = p_case',
};

/** Versions of what belongs to the case: its place in the document, its table, and what finds it there. */
const OWN: readonly (readonly [place: string, table: string, found: string])[] = [
  ['case', 'cases', 'WHERE h.id = p_case'],
  ['case', 'case_file_numbers', 'WHERE h.case_id = p_case'],
  ['case', 'pointers', 'JOIN numbers k ON h.from_file_number_id = k.id'],
  ['case', 'citations', 'WHERE h.case_id = p_case'],
  ['participants', 'case_participants', 'WHERE h.case_id = p_case'],
  ['participants', 'citations', 'JOIN participations k ON h.case_participant_id = k.id'],
  ['charges', 'charges', 'WHERE h.case_id = p_case'],
  ['charges', 'pointers', 'JOIN accusations k ON h.from_charge_id = k.id'],
  ['charges', 'citations', 'JOIN accusations k ON h.charge_id = k.id'],
  ['related', 'related_cases', 'WHERE h.from_id = p_case'],
  ['related', 'citations', 'JOIN relations k ON h.related_case_id = k.id'],
  ['timeline', 'case_events', 'WHERE h.case_id = p_case'],
  ['timeline', 'event_parties', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'event_charges', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'event_defendants', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'penalties', 'JOIN events k ON h.event_id = k.id'],
  ['timeline', 'pointers', 'JOIN events k ON h.from_event_id = k.id'],
  ['timeline', 'citations', 'JOIN events k ON h.case_event_id = k.id'],
];

/** Records that a row of the case names: by which column of which table. */
const naming = (column: string, table: string, found: string): string =>
  `SELECT h.${column} AS id, h.seq AS tied_from, h.until_seq AS tied_until FROM ${table} h ${found} ${found.startsWith('WHERE') ? 'AND' : 'WHERE'} ${PUBLIC_THEN} AND h.${column} IS NOT NULL`;
/** Records that a row names whose own record the case names: as long as both lasted. */
const namingOn = (column: string, table: string, found: string): string =>
  `SELECT h.${column} AS id, greatest(h.seq, k.tied_from) AS tied_from, least(h.until_seq, k.tied_until) AS tied_until FROM ${table} h ${found} WHERE ${PUBLIC_THEN} AND h.${column} IS NOT NULL`;

const NAMED: Readonly<Record<string, readonly string[]>> = {
  cited: OWN.filter(([, table]) => table === 'citations').map(([, table, found]) => naming('source_id', table, found)),
  writers: [namingOn('id', 'source_authors', 'JOIN cited k ON h.source_id = k.id')],
  people: [
    naming('person_id', 'case_participants', 'WHERE h.case_id = p_case'),
    naming('defendant_id', 'charges', 'WHERE h.case_id = p_case'),
    ...['event_parties', 'event_defendants', 'penalties'].map((table) =>
      naming('person_id', table, 'JOIN events k ON h.event_id = k.id'),
    ),
    namingOn('to_person_id', 'pointers', 'JOIN writers k ON h.from_author_id = k.id'),
  ],
  bodies: [
    naming('organization_id', 'case_participants', 'WHERE h.case_id = p_case'),
    naming('organization_id', 'event_parties', 'JOIN events k ON h.event_id = k.id'),
    naming('to_organization_id', 'pointers', 'JOIN numbers k ON h.from_file_number_id = k.id'),
    namingOn('to_organization_id', 'pointers', 'JOIN cited k ON h.from_source_id = k.id'),
  ],
  articles: [naming('article_id', 'charges', 'WHERE h.case_id = p_case')],
  codes: [namingOn('statute_id', 'statute_articles', 'JOIN articles k ON h.id = k.id')],
  others: [naming('to_id', 'related_cases', 'WHERE h.from_id = p_case')],
};

/** Versions of what the case names. */
const ELSEWHERE: readonly (readonly [place: string, table: string, found: string])[] = [
  ['sources', 'sources', 'JOIN cited k ON h.id = k.id'],
  ['sources', 'source_authors', 'JOIN cited k ON h.source_id = k.id'],
  ['sources', 'pointers', 'JOIN cited k ON h.from_source_id = k.id'],
  ['sources', 'pointers', 'JOIN writers k ON h.from_author_id = k.id'],
  ['persons', 'persons', 'JOIN people k ON h.id = k.id'],
  ['persons', 'names', 'JOIN people k ON h.person_id = k.id'],
  ['organizations', 'organizations', 'JOIN bodies k ON h.id = k.id'],
  ['organizations', 'names', 'JOIN bodies k ON h.organization_id = k.id'],
  ['charges', 'statute_articles', 'JOIN articles k ON h.id = k.id'],
  ['charges', 'statute_article_versions', 'JOIN articles k ON h.article_id = k.id'],
  ['charges', 'statutes', 'JOIN codes k ON h.id = k.id'],
  ['related', 'cases', 'JOIN others k ON h.id = k.id'],
];

/** What a version has beside what the public reads of it. */
const INTERNAL = `'{seq,until_seq,operation,shown,tier,hold,version,change_id}'::text[]`;

/**
 * Whether the public could tell of a version `h` when it was written: of one that it saw, or had seen, unless it saw both
 * and they say the same. A person's version counts up when a hidden name is added; who could tell that would know of the name.
 */
const TOLD = (table: string): string =>
  `h.reach = 0 AND (h.operation = 'RETRACTED' OR NOT EXISTS (SELECT FROM ${table} p WHERE p.id = h.id AND p.until_seq = h.seq
              AND p.reach = 0 AND p.operation <> 'RETRACTED' AND to_jsonb(p) - ${INTERNAL} = to_jsonb(h) - ${INTERNAL}))
            OR h.reach > 0 AND EXISTS (SELECT FROM ${table} p WHERE p.id = h.id AND p.until_seq = h.seq AND p.reach = 0 AND p.operation <> 'RETRACTED')`;

const version = (place: string, table: string, tied: string, found: string): string =>
  `SELECT '${place}', '${table}', h.id, h.seq, h.until_seq, h.operation, h.reach, h.shown, ${tied},
            ${TOLD(table)}
          FROM ${table} h ${found}`;

/**
 * Every version of every row that the editions of a case are made of, with its place in the document; of what the case only
 * names, the span of change sets in which the public saw it named. `told`: whether the public could tell, when it was
 * written, that it was. That does not change, whatever is hidden later.
 */
export const EDITION_PARTS = `
      CREATE FUNCTION ledger.edition_parts(p_case uuid) RETURNS TABLE (place text, kind text, id uuid, seq bigint, until_seq bigint,
        operation text, reach smallint, shown smallint, tied_from bigint, tied_until bigint, told boolean)
      LANGUAGE plpgsql STABLE ROWS 500 SET search_path = history, pg_temp ${BY_INDEX} AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY WITH ${[
          ...Object.entries(OF_CASE).map(([name, text]) => `${name} AS MATERIALIZED (${text})`),
          ...Object.entries(NAMED).map(([name, texts]) => `${name} AS MATERIALIZED (${texts.join(' UNION ')})`),
        ].join(',\n          ')}
        ${[
          ...OWN.map(([place, table, found]) => version(place, table, '0::bigint, NULL::bigint', found)),
          ...ELSEWHERE.map(([place, table, found]) => version(place, table, 'k.tied_from, k.tied_until', found)),
        ].join('\n          UNION ALL ')};
      END $$;`;
