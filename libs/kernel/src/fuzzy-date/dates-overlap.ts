/** Anything that carries the two bounds of a fuzzy date. */
export interface DateSpan {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/**
 * Whether the date may fall on a day from `from` to `to`, both included; null on either side asks for no limit
 * there. This is how `during`, `openedFrom` and `openedTo` match.
 *
 * One bound null means open on that side: `[..2021-02-05]` overlaps any time before. Both null means that
 * nothing is known, and what is not known matches no period. A period that ends before it starts has no days.
 *
 * All days are `YYYY-MM-DD`, which compare as text.
 */
export function datesOverlap({ earliest, latest }: DateSpan, from: string | null, to: string | null): boolean {
  if (earliest === null && latest === null) return false;
  if (from !== null && to !== null && from > to) return false;
  return (latest === null || from === null || latest >= from) && (earliest === null || to === null || earliest <= to);
}
