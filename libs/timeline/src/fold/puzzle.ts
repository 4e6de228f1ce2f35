import { CaseStatus } from '../vocabulary/case-status.js';
import type { EventKindRule } from '../vocabulary/event-kind-rule.js';
import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import type { FoldCase, FoldEvent } from './fold-case.js';
import { type Position, START, allowsAllThat } from './position.js';
import { precedenceOf } from './precedence.js';
import { presentOf } from './present.js';
import { type Units, unitsOf } from './units.js';

/** One event, with all that decides where it may go. */
export interface Piece {
  readonly event: FoldEvent;
  readonly rule: EventKindRule;
  /** The units it moves, as indexes. */
  readonly units: readonly number[];
  /** Recorded knowingly against the procedure: legal anywhere. */
  readonly exempt: boolean;
  /** Its kind gains nothing by waiting: see `gainsNothing`. */
  readonly patient: boolean;
  /** Indexes on a common scale of days. */
  readonly earliest: number;
  readonly latest: number;
  /** The pieces stated to come after it. */
  readonly followers: readonly number[];
  /** How many pieces it is stated to come after. */
  readonly waitsFor: number;
  /** The nearest preferred piece that is the same in all that matters here, or -1. */
  readonly twin: number;
}

/** The question "in what order?", with the pieces in order of preference: a lower index is preferred. */
export interface Puzzle {
  readonly pieces: readonly Piece[];
  /** Where each unit stands before the first of them. */
  readonly starts: readonly Position[];
}

/** The puzzle of a case, with what its units are. */
export interface CasePuzzle extends Puzzle {
  readonly units: Units;
}

/** @param pardoned ids of events to exempt from the legality test, beside those marked irregular */
export function puzzleOf(foldCase: FoldCase, pardoned: ReadonlySet<string> = new Set()): CasePuzzle {
  const present = presentOf(foldCase);
  const units = unitsOf(present);
  const events = present.events.toSorted(byPreference);
  const { spans, followers } = precedenceOf(events, present.inPlaceOf);
  const waitsFor = new Int32Array(events.length);
  for (const after of followers.flat()) waitsFor[after]!++;
  const lastAlike = new Map<string, number>();
  const pieces = events.map((event, index): Piece => {
    const rule = EVENT_KINDS[event.kind];
    const exempt = event.irregularity !== null || pardoned.has(event.id);
    const moved = units.movedBy(event);
    const alone = followers[index]!.length === 0 && waitsFor[index] === 0;
    const { earliest, latest } = spans[index]!;
    const likeness = alone ? [event.kind, exempt, earliest, latest, ...moved].join() : event.id;
    const twin = lastAlike.get(likeness) ?? -1;
    lastAlike.set(likeness, index);
    return {
      event,
      rule,
      units: moved,
      exempt,
      patient: gainsNothing(rule, exempt),
      earliest,
      latest,
      followers: followers[index]!,
      waitsFor: waitsFor[index]!,
      twin,
    };
  });
  return { pieces, units, starts: units.all.map(() => START) };
}

/**
 * Lower rank; then the earlier first day (the last day where there is none); then the earlier last day; then
 * the order of recording, and the id where even that is missing. The last day is this project's addition to
 * the design: of two events that may have begun on one day, the one pinned down more closely goes first, and
 * what order two people happened to type them in decides nothing that the dates can.
 */
function byPreference(a: FoldEvent, b: FoldEvent): number {
  return (
    EVENT_KINDS[a.kind].rank - EVENT_KINDS[b.kind].rank ||
    nullsLast(a.earliest ?? a.latest, b.earliest ?? b.latest) ||
    nullsLast(a.latest, b.latest) ||
    a.recordedNo - b.recordedNo ||
    nullsLast(a.id, b.id)
  );
}

function nullsLast(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/**
 * Whether no legal order ever needs an event of this kind to move a unit: wherever it may happen, the status
 * it finds allows at least as much as the one it leaves. Where such an event is legal and changes nothing now,
 * it can be placed at once: taking it out of any later place in a legal order leaves the rest legal.
 */
function gainsNothing(rule: EventKindRule, exempt: boolean): boolean {
  const known = exempt ? PATIENT_EXEMPT : PATIENT;
  const patient = known.get(rule) ?? isPatient(rule, exempt);
  known.set(rule, patient);
  return patient;
}

/** What `gainsNothing` has found of each rule: the same for every case. */
const PATIENT = new Map<EventKindRule, boolean>();
const PATIENT_EXEMPT = new Map<EventKindRule, boolean>();

function isPatient({ effect, after }: EventKindRule, exempt: boolean): boolean {
  if (effect === null) return true;
  if (effect === 'BEFORE_APPEAL' || effect === CaseStatus.UNDER_APPEAL) return false;
  const found = exempt ? Object.values(CaseStatus) : after;
  return found.every((status) => status !== CaseStatus.UNDER_APPEAL && allowsAllThat(status, effect));
}
