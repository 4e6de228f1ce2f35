import { RECORD_TABLES } from '../changes/record-kinds.js';
import { PARTS, type ShownPart } from './shown-parts.js';
import { RECORDS } from './shown-records.js';

/*
 * What changed between two versions of a row, in SQL. `now` is the row of history that a change set wrote, `was` the
 * version it took the place of. The viewer's policies decide which of them are there: a record that was hidden until
 * then has a `now` and no `was`; one that has been hidden since has neither.
 */

const shown = (table: string) => RECORDS[table] ?? PARTS[table]!;

/** `now` and `was` of a table, where `now` is found by the given condition. */
export function versions(table: string, condition: string): string {
  return `JOIN history.${table} now ON ${condition}
      LEFT JOIN history.${table} was ON was.id = now.id AND was.until_seq = now.seq AND was.operation <> 'RETRACTED'`;
}

/**
 * Whether anything that is shown differs. A version counted up by itself, or a reach that something else has moved, is
 * no change; nor is a reference that leads from one record to another of which the viewer sees neither.
 */
export function differs(table: string): string {
  const columns = Object.entries(shown(table).columns);
  const own = columns.flatMap(([column, { refersTo }]) => (refersTo ? [] : [column]));
  const compared = [...own, ...(PARTS[table]?.order ?? [])];
  const row = (alias: string) => `ROW(${compared.map((column) => `${alias}.${column}`).join(', ')})`;
  const references = columns.flatMap(([column, { refersTo }]) => {
    if (!refersTo) return [];
    const seen = `SELECT FROM history.${RECORD_TABLES[refersTo]} seen WHERE seen.id IN (now.${column}, was.${column}) AND seen.until_seq IS NULL`;
    return [`now.${column} IS DISTINCT FROM was.${column} AND EXISTS (${seen})`];
  });
  return `(${[
    'was.id IS NULL',
    `now.operation = 'RETRACTED'`,
    ...(compared.length > 0 ? [`${row('now')} IS DISTINCT FROM ${row('was')}`] : []),
    ...references,
  ].join(' OR ')})`;
}

/** The types and keys of the records that a row of parts belongs to, of which one is set. */
export function ownersOf({ partOf, within = {} }: ShownPart, alias: string): string {
  const direct = Object.entries(partOf).map(([column, type]) => `('${type}', ${alias}.${column})`);
  const indirect = Object.entries(within).flatMap(([column, table]) =>
    Object.entries(PARTS[table]?.partOf ?? {}).map(
      ([owner, type]) =>
        // A part never changes hands while it has parts of its own, so any version of it will do.
        `('${type}', (SELECT one.${owner} FROM history.${table} one WHERE one.id = ${alias}.${column} LIMIT 1))`,
    ),
  );
  return `(VALUES ${[...direct, ...indirect].join(', ')})`;
}
