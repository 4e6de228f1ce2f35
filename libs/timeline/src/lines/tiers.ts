import { isDeepStrictEqual } from 'node:util';
import type { Spanned } from './lines.js';

/** PUBLIC, PARTNER, RESTRICTED, SEALED. */
export const TIERS = [0, 1, 2, 3] as const;

/** A derived row as one tier sees it. */
export interface TierRow<Row> {
  tier: number;
  row: Row;
}

/** Joins the rows of neighbouring tiers that say the same of the same thing; `rows` come in the order of tiers. */
export function mergeTiers<Row extends object>(
  rows: readonly TierRow<Row>[],
  keyOf: (row: Row) => string,
): Spanned<Row>[] {
  const merged: Spanned<Row>[] = [];
  const open = new Map<string, { row: Row; spanned: Spanned<Row> }>();
  for (const { tier, row } of rows) {
    const key = keyOf(row);
    const last = open.get(key);
    if (last && last.spanned.tier_to === tier - 1 && (last.row === row || isDeepStrictEqual(last.row, row))) {
      last.spanned.tier_to = tier;
      continue;
    }
    const spanned = { ...row, tier_from: tier, tier_to: tier };
    merged.push(spanned);
    open.set(key, { row, spanned });
  }
  return merged;
}
