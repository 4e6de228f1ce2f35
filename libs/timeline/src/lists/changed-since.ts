import type { Parameter } from '@app/database';

/**
 * The records of a kind that were written since a moment, or a row of which was: a new name of a person, a further
 * citation of an event.
 *
 * @param key    the record's id, in the surrounding statement
 * @param table  of the record
 * @param parts  tables of its parts, each with the column that holds the record's id
 */
export function changedSince(
  value: Parameter,
  moment: string,
  key: string,
  table: string,
  parts: readonly (readonly [table: string, column: string])[],
): string {
  const changes = `SELECT change.id FROM ledger.change_sets change WHERE change.at >= ${value(moment, 'timestamptz')}`;
  const rows = ([name, column]: readonly [string, string]) =>
    `SELECT changed.${column} FROM ${name} changed WHERE changed.change_id IN (${changes})`;
  return `${key} IN (${[[table, 'id'] as const, ...parts].map(rows).join(' UNION ')})`;
}
