import { CLOSED_STATUSES, CaseStatus } from '../vocabulary/case-status.js';
import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import { Aggregate, type StandingResult } from './aggregate.js';
import type { FoldCase, FoldEvent } from './fold-case.js';
import { type Present, presentOf } from './present.js';
import { type Track, UNTRACKED, follow, statusOf } from './tracks.js';
import { type Unit, type Units, unitsOf } from './units.js';

export interface CaseFold {
  readonly case: StandingResult;
  /** By charge, every charge of the case; one that was replaced has left the fold, and nothing is known of it. */
  readonly charges: ReadonlyMap<string, StandingResult>;
  /** By person: the defendants of the case, and those that a charge names. */
  readonly defendants: ReadonlyMap<string, StandingResult>;
  /** The first event that opened the case or brought charges. */
  readonly opened: string | null;
  /** The last event that closed anything, while the case stands closed. */
  readonly closed: string | null;
  /** The first and the last day that any event may have happened on. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

const NOTHING_KNOWN: StandingResult = { status: CaseStatus.UNKNOWN, since: null, final: null, because: [] };

/**
 * The standing of a case, its charges and its defendants after the events of `order`, which is what
 * `orderTimeline` gives for the same case. Total: it never fails, and an event that the table does not allow
 * has its effect like any other; whether to accept such an event is asked when it is recorded.
 */
export function foldStanding(foldCase: FoldCase, order: readonly FoldEvent[]): CaseFold {
  const present = presentOf(foldCase);
  const units = withUncharged(unitsOf(present), present);
  const whole = new Aggregate([...units.all.keys()].filter((index) => index < units.counted));
  const people = new Map(present.accused.map((person) => [person, new Aggregate(membersOf(person, units))]));
  const aggregatesOf = units.all.map((unit, index) => [
    ...(index < units.counted ? [whole] : []),
    ...(unit.defendant === null ? people.values() : [people.get(unit.defendant)!]),
  ]);
  const tracks: Track[] = units.all.map(() => UNTRACKED);
  let opened: string | null = null;
  let closed: string | null = null;

  for (const event of order) {
    const { effect } = EVENT_KINDS[event.kind];
    if (effect === null) continue;
    if (effect === CaseStatus.UNDER_INVESTIGATION || effect === CaseStatus.CHARGED) opened ??= event.id;
    const touched = new Set<Aggregate>();
    for (const index of units.movedBy(event)) {
      const before = statusOf(tracks[index]!);
      tracks[index] = follow(tracks[index]!, event);
      const after = statusOf(tracks[index]);
      if (index < units.counted && CLOSED_STATUSES.includes(after)) closed = event.id;
      if (after === before) continue;
      for (const aggregate of aggregatesOf[index]!) {
        aggregate.count(before, after);
        touched.add(aggregate);
      }
    }
    for (const aggregate of touched) aggregate.settle(event.id);
  }

  const indexOf = new Map(order.map(({ id }, index) => [id, index]));
  const caseResult = whole.result(tracks, indexOf);
  const charges = new Map(foldCase.charges.map(({ id }) => [id, NOTHING_KNOWN]));
  units.all.forEach(({ charge }, index) => {
    if (charge !== null) charges.set(charge, resultOf(tracks[index]!, indexOf));
  });
  return {
    case: caseResult,
    charges,
    defendants: new Map([...people].map(([person, aggregate]) => [person, aggregate.result(tracks, indexOf)])),
    opened,
    closed: CLOSED_STATUSES.includes(caseResult.status) ? closed : null,
    firstDay: extreme(
      order.map(({ earliest, latest }) => earliest ?? latest),
      (a, b) => a < b,
    ),
    lastDay: extreme(
      order.map(({ earliest, latest }) => latest ?? earliest),
      (a, b) => a > b,
    ),
  };
}

/**
 * In a case with charges, a defendant whom none of them can concern has a standing of his own, of which the
 * case and the legality of its timeline take no notice: there it is the charges that count.
 */
function withUncharged(units: Units, present: Present): Units & { readonly counted: number } {
  const counted = units.all.length;
  const shared = units.all.some(({ defendant }) => defendant === null);
  const charged = new Set(units.all.map(({ defendant }) => defendant));
  const uncharged = shared ? [] : present.accused.filter((person) => !charged.has(person));
  const own = uncharged.map((defendant): Unit => ({ charge: null, defendant }));
  return {
    counted,
    all: [...units.all, ...own],
    movedBy: (event) => {
      const moved = units.movedBy(event);
      const { mustNameDefendants, mustNameCharges } = EVENT_KINDS[event.kind];
      if (mustNameCharges || (event.charges.length > 0 && !mustNameDefendants)) return moved;
      const everybody = event.defendants.length === 0 && (!mustNameDefendants || present.accused.length === 1);
      const concerned = uncharged.flatMap((person, index) =>
        everybody || event.defendants.includes(person) ? [counted + index] : [],
      );
      return [...moved, ...concerned];
    },
  };
}

const membersOf = (person: string, { all }: Units): number[] =>
  [...all.keys()].filter((index) => [person, null].includes(all[index]!.defendant));

function resultOf(track: Track, indexOf: ReadonlyMap<string, number>): StandingResult {
  const { since, final } = track;
  const reasons = new Set(track.because);
  if (since !== null) reasons.add(since);
  const because = [...reasons].toSorted((a, b) => (indexOf.get(a) ?? 0) - (indexOf.get(b) ?? 0));
  return { status: statusOf(track), since, final, because };
}

function extreme(days: readonly (string | null)[], isBetter: (a: string, b: string) => boolean): string | null {
  return days.reduce((best, day) => (day !== null && (best === null || isBetter(day, best)) ? day : best), null);
}
