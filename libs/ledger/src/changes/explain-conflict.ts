import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';

/** At most this many change sets are named. */
const MOST_NAMED = 5;

/** The error for a record that has been changed since its writer read it: which fields, in which change sets. */
export async function explainConflict(
  manager: EntityManager,
  { table, key, expected, version }: { table: string; key: string; expected: number; version: number },
): Promise<DomainError> {
  const field = ['expectedVersion'];
  if (expected > version || expected < 1) {
    return new DomainError(
      'CONFLICT',
      `The record is at version ${version}; there is no version ${expected} of it.`,
      field,
    );
  }
  const changes = await manager.query<{ seq: string; fields: string[] }[]>(
    `SELECT e.seq, e.fields FROM ledger.entries e WHERE e.record_id = $1 AND e.kind = $2 AND e.seq IN (
       SELECT h.seq FROM history.${table} h WHERE h.id = $1 AND h.version > $3) ORDER BY e.seq DESC LIMIT ${MOST_NAMED + 1}`,
    [key, table, expected],
  );
  const told = changes.slice(0, MOST_NAMED).map(({ seq, fields }) => `change set ${seq} changed ${nameFields(fields)}`);
  if (changes.length > MOST_NAMED) told.push('earlier ones more');
  const since = told.length > 0 ? `: ${told.join('; ')}` : '';
  return new DomainError(
    'CONFLICT',
    `The record is at version ${version}, not ${expected} any more${since}. Read it again, then decide.`,
    field,
  );
}

/** Columns that tell nothing by themselves, or double what another says. */
const SILENT = /^(id|version|change_id|reach|.*_folded|.*_key|.*_earliest|.*_latest)$/;

function nameFields(columns: readonly string[]): string {
  const names = columns
    .filter((column) => !SILENT.test(column))
    .map((column) => column.replace(/_(edtf|id)$/, '').replace(/^tier$/, 'confidentiality'))
    .map((name) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  return names.length > 0 ? [...new Set(names)].toSorted().join(', ') : 'what hangs on it: names, authors or citations';
}
