import { DomainError } from '@app/kernel';
import type { Becoming } from '../plan/make-public.js';
import { typeOfTable } from '../plan/record-types.js';

/** At most this many records are named. */
const MOST_NAMED = 5;

/**
 * Holds what would become public now against what was submitted: the same rows, each at the same version.
 * @throws DomainError CONFLICT, which names the records that moved
 */
export function refuseMoved(submitted: readonly Becoming[], now: readonly Becoming[]): void {
  const before = byRow(submitted);
  const after = byRow(now);
  const moved = [
    ...submitted.flatMap((row) => {
      const same = after.get(keyOf(row));
      if (same?.version === row.version) return [];
      const how = same ? `is at version ${same.version}, not ${row.version}` : 'would not become public any more';
      return [{ row, how }];
    }),
    ...now.filter((row) => !before.has(keyOf(row))).map((row) => ({ row, how: 'would become public too' })),
  ];
  if (moved.length === 0) return;
  const named = moved.flatMap(({ row, how }) => {
    const type = typeOfTable(row.kind);
    return type === null ? [] : [`${type}_${row.id} ${how}`];
  });
  const told = named.slice(0, MOST_NAMED);
  if (named.length > told.length) told.push(`${named.length - told.length} more have moved`);
  // A part of a record is no record: a citation whose source is on record since, a name that is longer.
  if (named.length === 0) told.push('names, citations or other parts of its records are others now');
  throw new DomainError(
    'CONFLICT',
    `What was submitted is not what would become public now: ${told.join('; ')}. Submit the case again.`,
    ['id'],
  );
}

const keyOf = ({ kind, id }: Becoming) => `${kind} ${id}`;

function byRow(rows: readonly Becoming[]): ReadonlyMap<string, Becoming> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}
