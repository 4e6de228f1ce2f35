import type { Statement } from '@app/database';
import { RECORD_TABLES, type RecordType } from '../changes/record-kinds.js';
import type { ShownColumn } from './shown-column.js';
import { PARTS } from './shown-parts.js';
import { RECORDS } from './shown-records.js';

/** The columns of a row, as JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** A version of a row that stood before a change set or stands after it. */
export interface FieldRow {
  /** The change that it is a part of: number of the change set, type and key of the record. */
  readonly seq: number;
  readonly type: RecordType;
  readonly key: string;
  /** Its table. */
  readonly kind: string;
  readonly before: boolean;
  readonly after: boolean;
  readonly row: Row;
}

const BEFORE = `h.seq < wanted.seq AND h.operation <> 'RETRACTED'`;
const AFTER = `(h.until_seq IS NULL OR h.until_seq > wanted.seq) AND h.operation <> 'RETRACTED'`;

function branch(table: string, type: RecordType, from: string, columns: string[]): string {
  return `SELECT wanted.seq::integer AS seq, wanted.type, wanted.key, '${table}' AS kind, ${BEFORE} AS before, ${AFTER} AS after,
      json_build_object(${columns.join(', ')}) AS row
    FROM wanted ${from} AND h.seq <= wanted.seq AND (h.until_seq IS NULL OR h.until_seq >= wanted.seq)
    WHERE wanted.type = '${type}'`;
}

const pairs = (columns: readonly string[]) => columns.map((column) => `'${column}', h.${column}`);
const shownPairs = (columns: Readonly<Record<string, ShownColumn>>) =>
  Object.entries(columns).map(([column, { decimal }]) => `'${column}', h.${column}${decimal ? '::text' : ''}`);

const records = Object.entries(RECORDS).map(([table, { type, columns }]) =>
  branch(table, type, `JOIN history.${table} h ON h.id = wanted.key`, shownPairs(columns)),
);

const parts = Object.entries(PARTS).flatMap(([table, { partOf, within = {}, field, order, columns }]) => {
  const decides = typeof field === 'string' ? [] : [field.column];
  const said = [...shownPairs(columns), ...pairs(['id', ...order, ...decides, ...Object.keys(within)])];
  return [
    ...Object.entries(partOf).map(([column, type]) =>
      branch(table, type, `JOIN history.${table} h ON h.${column} = wanted.key`, said),
    ),
    ...Object.entries(within).flatMap(([column, other]) =>
      Object.entries(PARTS[other]?.partOf ?? {}).map(([owner, type]) =>
        branch(
          table,
          type,
          `CROSS JOIN LATERAL (SELECT DISTINCT one.id FROM history.${other} one WHERE one.${owner} = wanted.key) holder
      JOIN history.${table} h ON h.${column} = holder.id`,
          said,
        ),
      ),
    ),
  ];
});

/** The rows of changed records and of their parts, before and after ($1 bigint[] seqs, $2 text[] types, $3 uuid[] keys). */
export const FIELD_ROWS: Statement = {
  name: 'field-rows',
  text: `WITH wanted AS MATERIALIZED (SELECT * FROM unnest($1::bigint[], $2::text[], $3::uuid[]) w (seq, type, key))
    ${[...records, ...parts].join('\n    UNION ALL ')}`,
};

const REFERRED = [
  ...new Set(
    [...Object.values(RECORDS), ...Object.values(PARTS)].flatMap(({ columns }) =>
      Object.values(columns).flatMap(({ refersTo }) => refersTo ?? []),
    ),
  ),
];

/** Of records ($1 text[] types, $2 uuid[] keys), those whose present state, or last one, the viewer sees: as IDs. */
export const VISIBLE_REFERENCES: Statement = {
  name: 'visible-references',
  text: REFERRED.map(
    (type) => `SELECT r.type || '_' || r.key AS id FROM unnest($1::text[], $2::uuid[]) r (type, key)
      WHERE r.type = '${type}' AND EXISTS (SELECT FROM history.${RECORD_TABLES[type]} h WHERE h.id = r.key AND h.until_seq IS NULL)`,
  ).join('\n    UNION ALL '),
};
