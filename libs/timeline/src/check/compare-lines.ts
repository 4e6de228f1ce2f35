import { isDeepStrictEqual } from 'node:util';
import type { Drift } from '@app/ledger';
import type { Lines } from '../lines/lines.js';
import { LINE_TABLES, type StoredRow } from './stored-lines.js';

/** What differs between the lines that should stand in a table and those that do, in the order of their keys. */
export function compareLines(kind: keyof Lines, expected: readonly object[], stored: readonly StoredRow[]): Drift[] {
  const { table, keys } = LINE_TABLES[kind];
  const keyOf = (row: StoredRow): string => keys.map((key) => String(row[key])).join(' ');
  const byKey = (rows: readonly StoredRow[]) =>
    new Map(rows.map((row) => [`${keyOf(row)} ${String(row['tier_from'])}`, row]));
  const wanted = byKey(expected as readonly StoredRow[]);
  const found = byKey(stored);
  const drifts: Drift[] = [];
  for (const key of new Set([...wanted.keys(), ...found.keys()])) {
    const should = wanted.get(key);
    const is = found.get(key);
    const row = should ?? is;
    if (!row) continue;
    const drift = (what: string): number =>
      drifts.push({
        table: `live.${table}`,
        id: keyOf(row),
        row: `tiers ${String(row['tier_from'])}-${String(row['tier_to'])}`,
        what,
      });
    if (!is) drift('missing');
    else if (!should) drift('should not be there');
    else {
      const wrong = Object.keys(should).filter((column) => !isDeepStrictEqual(should[column], is[column]));
      if (wrong.length > 0) drift(`wrong: ${wrong.join(', ')}`);
    }
  }
  return drifts.toSorted((a, b) => (`${a.id} ${a.row}` < `${b.id} ${b.row}` ? -1 : 1));
}
