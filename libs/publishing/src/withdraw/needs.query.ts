import { CITATION_COLUMNS } from '../plan/citation-columns.js';

const elsewhere = (table: string, column: string) =>
  `SELECT x.${column} AS id FROM live.${table} x JOIN live.case_events e ON e.id = x.event_id
      WHERE x.${column} = ANY ($1) AND x.reach = 0 AND e.case_id <> $2`;

/** The citations of records that belong to a case, with that case. */
const OF_CASES: readonly (readonly [column: string, table: string, caseColumn: string])[] = [
  ['case_participant_id', 'case_participants', 'case_id'],
  ['charge_id', 'charges', 'case_id'],
  ['case_event_id', 'case_events', 'case_id'],
  ['related_case_id', 'related_cases', 'from_id'],
];

/** The records beside cases that cite sources: they keep a source if they stay themselves. */
const STANDING = (['persons', 'organizations', 'sources', 'affiliations', 'relationships'] as const).map(
  (table) => CITATION_COLUMNS[table],
);

/**
 * Which of the persons, organizations and sources in $1 the public record needs without the case $2, once each: named in
 * another public case, or cited there, or by the law. What only one of them needs, or a record that hangs on them ($3:
 * affiliations and relationships), is in `NEEDS_OF_STAYING`.
 */
export const NEEDED_ELSEWHERE = `SELECT DISTINCT n.id FROM (
    SELECT coalesce(x.person_id, x.organization_id) AS id FROM live.case_participants x
      WHERE (x.person_id = ANY ($1) OR x.organization_id = ANY ($1)) AND x.reach = 0 AND x.case_id <> $2
    UNION ALL SELECT x.defendant_id FROM live.charges x WHERE x.defendant_id = ANY ($1) AND x.reach = 0 AND x.case_id <> $2
    UNION ALL ${elsewhere('event_parties', 'person_id')}
    UNION ALL ${elsewhere('event_parties', 'organization_id')}
    UNION ALL ${elsewhere('event_defendants', 'person_id')}
    UNION ALL ${elsewhere('penalties', 'person_id')}
    UNION ALL SELECT p.to_organization_id FROM live.pointers p JOIN live.case_file_numbers f ON f.id = p.from_file_number_id
      WHERE p.to_organization_id = ANY ($1) AND p.role = 'AUTHORITY' AND p.reach = 0 AND f.case_id <> $2
    UNION ALL SELECT c.source_id FROM live.citations c WHERE c.source_id = ANY ($1) AND c.reach = 0
      AND (c.case_id <> $2 OR c.statute_id IS NOT NULL OR c.statute_article_id IS NOT NULL)
    ${OF_CASES.map(
      ([column, table, caseColumn]) =>
        `UNION ALL SELECT c.source_id FROM live.citations c JOIN live.${table} s ON s.id = c.${column} WHERE c.source_id = ANY ($1) AND c.reach = 0 AND s.${caseColumn} <> $2`,
    ).join('\n    ')}
    UNION ALL SELECT c.source_id FROM live.citations c CROSS JOIN LATERAL (SELECT coalesce(${STANDING.map((column) => `c.${column}`).join(', ')}) AS id) s
      WHERE c.source_id = ANY ($1) AND c.reach = 0 AND s.id IS NOT NULL AND s.id <> ALL ($1) AND s.id <> ALL ($3)
    UNION ALL SELECT p.to_organization_id FROM live.pointers p WHERE p.to_organization_id = ANY ($1) AND p.reach = 0
      AND coalesce(p.from_source_id, p.from_organization_id) <> ALL ($1)
    UNION ALL SELECT p.to_person_id FROM live.pointers p JOIN live.source_authors a ON a.id = p.from_author_id
      WHERE p.to_person_id = ANY ($1) AND p.reach = 0 AND a.source_id <> ALL ($1)) n`;

/**
 * What those in $1 need of each other, and the affiliations and relationships in $2 of them, as pairs: while the first stays,
 * the second does. The publisher and the authors of a source, the parent of an organization, what any of them cites.
 */
export const NEEDS_OF_STAYING = `
    SELECT coalesce(p.from_source_id, p.from_organization_id) AS needs, p.to_organization_id AS needed FROM live.pointers p
      WHERE p.to_organization_id = ANY ($1) AND p.reach = 0 AND coalesce(p.from_source_id, p.from_organization_id) = ANY ($1)
    UNION ALL SELECT a.source_id, p.to_person_id FROM live.pointers p JOIN live.source_authors a ON a.id = p.from_author_id
      WHERE p.to_person_id = ANY ($1) AND p.reach = 0 AND a.source_id = ANY ($1)
    UNION ALL SELECT s.id, c.source_id FROM live.citations c CROSS JOIN LATERAL (SELECT coalesce(${STANDING.map((column) => `c.${column}`).join(', ')}) AS id) s
      WHERE c.source_id = ANY ($1) AND c.reach = 0 AND (s.id = ANY ($1) OR s.id = ANY ($2))`;
