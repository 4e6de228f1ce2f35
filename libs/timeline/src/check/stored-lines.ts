import type { EntityManager } from 'typeorm';
import type { Lines } from '../lines/lines.js';

/** A row as it is stored, by the names of its columns. */
export type StoredRow = Record<string, unknown>;

/** Where lines are stored: those that stand, or all there were. */
type Schema = 'live' | 'history';

/** How the rows of each derived table are told apart, and how those of some cases or persons are found. */
export const LINE_TABLES: Record<
  keyof Lines,
  { table: string; keys: readonly string[]; where: (schema: Schema) => string }
> = {
  cases: { table: 'case_lines', keys: ['case_id'], where: () => 'l.case_id = ANY ($1)' },
  events: { table: 'event_lines', keys: ['event_id'], where: () => 'l.case_id = ANY ($1)' },
  charges: {
    table: 'charge_lines',
    keys: ['charge_id'],
    where: (schema) => `l.charge_id IN (SELECT c.id FROM ${schema}.charges c WHERE c.case_id = ANY ($1))`,
  },
  defendants: { table: 'defendant_lines', keys: ['case_id', 'person_id'], where: () => 'l.case_id = ANY ($1)' },
  persons: { table: 'person_lines', keys: ['person_id'], where: () => 'l.person_id = ANY ($1)' },
};

/** The lines of one table that are stored for these cases, or persons. */
export async function storedLines(
  manager: EntityManager,
  kind: keyof Lines,
  ids: readonly string[],
  schema: Schema = 'live',
): Promise<StoredRow[]> {
  const { table, where } = LINE_TABLES[kind];
  const rows = await manager.query<{ line: StoredRow }[]>(
    `SELECT to_jsonb(l) AS line FROM ${schema}.${table} l WHERE ${where(schema)}`,
    [ids],
  );
  return rows.map(({ line }) => line);
}
