import type { Statement } from '@app/database';
import { SHOWN_TABLES } from './fields.js';

/** One row of a table, before and after a change set, as far as the viewer sees it. */
export interface EntryRow {
  readonly seq: number;
  readonly kind: string;
  readonly id: string;
  readonly operation: 'CREATED' | 'UPDATED' | 'RETRACTED';
  readonly before: Row | null;
  readonly after: Row | null;
}

/** A row as JSON, by its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** What a pointer of an author or a file number belongs to is found in that one's own past. */
const json = (table: string, alias: string) =>
  table === 'pointers'
    ? `to_jsonb(${alias}) || jsonb_build_object(
        'author_source_id', (SELECT a.source_id FROM history.source_authors a WHERE a.id = ${alias}.from_author_id ORDER BY a.seq DESC LIMIT 1),
        'file_number_case_id', (SELECT f.case_id FROM history.case_file_numbers f WHERE f.id = ${alias}.from_file_number_id ORDER BY f.seq DESC LIMIT 1))`
    : `to_jsonb(${alias})`;

/** Every visible entry of change sets ($1 bigint[]), each with its row before and after. */
export const ENTRIES: Statement = {
  name: 'history-entries',
  text: Object.keys(SHOWN_TABLES)
    .map(
      (table) => `SELECT e.seq::integer AS seq, e.kind, e.record_id AS id, e.operation,
      (SELECT ${json(table, 'b')} FROM history.${table} b WHERE b.id = e.record_id AND b.until_seq = e.seq AND e.operation <> 'CREATED') AS before,
      (SELECT ${json(table, 'n')} FROM history.${table} n WHERE n.id = e.record_id AND n.seq = e.seq AND e.operation <> 'RETRACTED') AS after
    FROM ledger.entries e WHERE e.seq = ANY ($1::bigint[]) AND e.kind = '${table}'`,
    )
    .join('\n    UNION ALL '),
};

const REFERRED = [
  ...new Set(
    Object.values(SHOWN_TABLES).flatMap(({ columns }) =>
      Object.values(columns).flatMap(({ refersTo }) => refersTo ?? []),
    ),
  ),
];

/** Of records ($1 text[] types, $2 uuid[] keys), those whose present or last state the viewer sees. */
export const visibleReferences = (tables: Readonly<Record<string, string>>): Statement => ({
  name: 'history-references',
  text: REFERRED.map(
    (type) => `SELECT r.type || '_' || r.key AS id FROM unnest($1::text[], $2::uuid[]) r (type, key)
      WHERE r.type = '${type}' AND EXISTS (SELECT FROM history.${tables[type]} h WHERE h.id = r.key AND h.until_seq IS NULL)`,
  ).join('\n    UNION ALL '),
});
