import type { FoldEvent } from './fold-case.js';
import { strongComponents } from './strong-components.js';

/** The span of an event on a common scale of days: -1 for an open start, `days` for an open end. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

export interface Precedence {
  readonly spans: readonly Span[];
  /** Per event, those that are stated to come after it: what `after` adds to what the dates settle. */
  readonly followers: readonly (readonly number[])[];
}

/**
 * What is certain about the order of events. A comes before B where A's last possible day is before B's first,
 * or where B is stated to come `after` A and their spans overlap.
 *
 * An `after` counts for nothing where it names the event itself or one that is not there, where the dates
 * contradict it, and where it is part of a circle: of statements that cannot all be true none is preferred, so
 * the order of recording cannot decide which one wins. An `after` that names a corrected event means
 * the events that took its place.
 */
export function precedenceOf(
  events: readonly FoldEvent[],
  inPlaceOf: (eventId: string) => readonly string[],
): Precedence {
  const { spans, days } = spansOf(events);
  const indexOf = new Map(events.map(({ id }, index) => [id, index]));
  const links: [before: number, after: number][] = [];
  events.forEach((event, index) => {
    if (event.after === null) return;
    for (const id of inPlaceOf(event.after)) {
      const before = indexOf.get(id);
      if (before === undefined || before === index || !overlap(spans[before]!, spans[index]!)) continue;
      links.push([before, index]);
    }
  });
  const followers: number[][] = events.map(() => []);
  for (const [before, after] of withoutCircles(links, spans, days)) followers[before]!.push(after);
  return { spans, followers };
}

const overlap = (a: Span, b: Span): boolean => a.latest >= b.earliest && b.latest >= a.earliest;

function spansOf(events: readonly FoldEvent[]): { spans: Span[]; days: number } {
  const all = events.flatMap(({ earliest, latest }) => [earliest, latest]).filter((day) => day !== null);
  const scale = new Map([...new Set(all)].toSorted().map((day, index) => [day, index]));
  const days = scale.size;
  const spans = events.map((event): Span => {
    const earliest = event.earliest === null ? -1 : (scale.get(event.earliest) ?? -1);
    const latest = event.latest === null ? days : (scale.get(event.latest) ?? days);
    // A span written backwards would come before itself, and no order at all would be left.
    return earliest <= latest ? { earliest, latest } : { earliest: latest, latest: earliest };
  });
  return { spans, days };
}

/**
 * Circles run through certain dates as well as through statements. Drawing every certain pair would take
 * n² lines, so dates are drawn through the days: event → its last day → the next day → … → the events that
 * start after it.
 */
function withoutCircles(
  links: readonly [before: number, after: number][],
  spans: readonly Span[],
  days: number,
): readonly [before: number, after: number][] {
  if (links.length === 0) return links;
  const count = spans.length;
  const next: number[][] = Array.from({ length: count + days }, () => []);
  for (let day = 0; day + 1 < days; day++) next[count + day]!.push(count + day + 1);
  spans.forEach(({ earliest, latest }, index) => {
    if (latest < days) next[index]!.push(count + latest);
    if (earliest > 0) next[count + earliest - 1]!.push(index);
  });
  for (const [before, after] of links) next[before]!.push(after);
  const component = strongComponents(next);
  return links.filter(([before, after]) => component[before] !== component[after]);
}
