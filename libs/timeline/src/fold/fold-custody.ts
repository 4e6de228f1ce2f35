import { CustodyState } from '../vocabulary/custody-state.js';
import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import { CUSTODIAL_PENALTIES } from '../vocabulary/penalty-kind.js';
import { RESTRAINT_CUSTODY } from '../vocabulary/restraint-kind.js';
import { concerns } from './concerns.js';
import type { FoldCase, FoldEvent } from './fold-case.js';

/** Whether a person is at liberty, as far as the events tell. */
export interface CustodyResult {
  readonly state: CustodyState;
  /** The event after which the state became what it is. */
  readonly since: string | null;
  /** Where; null where it is not known or, at liberty, not meaningful. */
  readonly place: string | null;
  /** The events since the state last changed, oldest first. */
  readonly because: readonly string[];
}

/** An event with the case it belongs to, which tells whom it concerns when it names nobody. */
export interface LineEvent {
  readonly event: FoldEvent;
  readonly foldCase: Pick<FoldCase, 'charges' | 'defendants'>;
}

const NOTHING_KNOWN: CustodyResult = { state: CustodyState.UNKNOWN, since: null, place: null, because: [] };

/**
 * A person's custody after a line of events: one case's timeline for him as its defendant, or all his cases'
 * timelines merged for him as a person. Events that do not concern him are passed over. Nothing follows death.
 */
export function foldCustody(person: string, line: Iterable<LineEvent>): CustodyResult {
  let custody = NOTHING_KNOWN;
  for (const { event, foldCase } of line) {
    if (custody.state === CustodyState.DECEASED) break;
    if (EVENT_KINDS[event.kind].custody === null || !concerns(event, foldCase, person)) continue;
    custody = afterEvent(custody, event, person);
  }
  return custody;
}

function afterEvent(before: CustodyResult, event: FoldEvent, person: string): CustodyResult {
  const state = stateAfter(before.state, event, person);
  if (state === null) return before;
  const changed = state !== before.state;
  return {
    state,
    since: changed ? event.id : before.since,
    place: placeAfter(before, event, state),
    because: changed ? [event.id] : [...before.because, event.id],
  };
}

/** Null where the event turns out to say nothing: an unnamed measure of restraint, a fine. */
function stateAfter(before: CustodyState, event: FoldEvent, person: string): CustodyState | null {
  const { custody } = EVENT_KINDS[event.kind];
  if (custody === 'NEW_PLACE') return before;
  if (custody === 'BY_RESTRAINT') return event.restraint === null ? null : RESTRAINT_CUSTODY[event.restraint];
  if (custody === 'BY_PENALTY') return isSentToPrison(event, person) ? CustodyState.IMPRISONED : null;
  return custody;
}

// Sources that report a prison sentence say when it is suspended; where they say nothing, it is not.
const isSentToPrison = ({ penalties }: FoldEvent, person: string): boolean =>
  penalties.some(
    (penalty) =>
      CUSTODIAL_PENALTIES.has(penalty.kind) &&
      penalty.suspended !== true &&
      (penalty.person === null || penalty.person === person),
  );

function placeAfter(before: CustodyResult, event: FoldEvent, state: CustodyState): string | null {
  const { custody } = EVENT_KINDS[event.kind];
  if (state === CustodyState.AT_LIBERTY) return null;
  // Whoever is moved is no longer where he was, even if nobody says where he is now.
  if (custody === 'NEW_PLACE') return event.place;
  const held = before.state === CustodyState.DETAINED || before.state === CustodyState.IMPRISONED;
  // A sentence is passed in a courtroom; that is not where it is served.
  if (custody === 'BY_PENALTY') return held ? before.place : null;
  return event.place ?? (state === before.state ? before.place : null);
}
