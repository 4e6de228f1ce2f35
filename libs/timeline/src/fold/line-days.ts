import type { FoldEvent } from './fold-case.js';

/**
 * A day for each event of one case's timeline, by which the timelines of several cases merge into one line:
 * sort by it, nulls last, and keep each case's own order among equals. It is a key, not a date to show.
 *
 * Two promises, for `order` as `orderTimeline` gives it:
 *
 * 1. Along a timeline it never goes back, so merging by it keeps every timeline's own order.
 * 2. Where A.latest < B.earliest, of whatever cases, key(A) < key(B), so the merged line contradicts no date.
 *
 * The key is the latest first day so far. While no event has had a first day, it is the event's own
 * last day or the next event's key, whichever is earlier.
 *
 * Proof. (1) A running maximum does not fall; before it starts, key(A) is at most the next key by definition. The
 * only nulls are a tail without any day, and nulls are last. (2) B has a first day, so key(B) ≥ B.earliest.
 * And key(A) ≤ A.latest: where it is the last day or less, at once; where it is the first day of an event C
 * at or before A in A's case, because C.earliest > A.latest would make it certain that A precedes C, and a timeline
 * respects what is certain. Hence key(A) ≤ A.latest < B.earliest ≤ key(B).
 */
export function lineDays(order: readonly FoldEvent[]): (string | null)[] {
  const keys: (string | null)[] = [];
  let latestStart: string | null = null;
  for (const event of order) {
    const start = firstDayOf(event);
    if (start !== null && (latestStart === null || start > latestStart)) latestStart = start;
    keys.push(latestStart);
  }
  let next: string | null = null;
  for (let index = order.length - 1; index >= 0; index--) {
    next = keys[index] ?? earlier(lastDayOf(order[index]!), next);
    keys[index] = next;
  }
  return keys;
}

/** The events of several timelines in one line. Give the cases in the order that ties between them shall take. */
export function mergeLines<T extends { readonly order: readonly FoldEvent[] }>(
  timelines: readonly T[],
): { readonly event: FoldEvent; readonly from: T }[] {
  return timelines
    .flatMap((from) => {
      const days = lineDays(from.order);
      return from.order.map((event, index) => ({ event, from, day: days[index] ?? null }));
    })
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day === null ? 1 : b.day === null ? -1 : a.day < b.day ? -1 : 1))
    .map(({ event, from }) => ({ event, from }));
}

// A span written backwards is read the right way round, as the order of the timeline reads it.
const firstDayOf = ({ earliest, latest }: FoldEvent): string | null =>
  earliest !== null && latest !== null && latest < earliest ? latest : earliest;

const lastDayOf = ({ earliest, latest }: FoldEvent): string | null =>
  earliest !== null && latest !== null && latest < earliest ? earliest : latest;

const earlier = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null ? a : a < b ? a : b;
