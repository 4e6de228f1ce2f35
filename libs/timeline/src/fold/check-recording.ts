import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import type { CaseStatus } from '../vocabulary/case-status.js';
import type { FoldCase, FoldEvent } from './fold-case.js';
import { type OrderedTimeline, type SequenceBreak, arrange } from './order-timeline.js';
import { presentOf } from './present.js';
import { puzzleOf } from './puzzle.js';
import { UNTRACKED, follow, statusOf } from './tracks.js';
import { unitsOf } from './units.js';

/** Why an event cannot be recorded as it is. */
export interface IllegalSequence {
  readonly code: 'ILLEGAL_SEQUENCE';
  /**
   * The recorded event that excludes the new one: the one that brought about a status the new event cannot
   * follow, or one that could not follow the new event. Null where none does: what the new event presupposes
   * was never recorded, or it names no charge and has to.
   */
  readonly inTheWay: FoldEvent | null;
  /** The event that the table refuses at that place: the new one, or the one in the way. */
  readonly refused: FoldEvent;
  /** Where the charge, or the defendant, stands there; null where the event names no charge and has to. */
  readonly status: CaseStatus | null;
  readonly charge: string | null;
  readonly defendant: string | null;
  /** The statuses that the refused event may follow. */
  readonly allowedAfter: readonly CaseStatus[];
}

/**
 * Whether a new event (a correction too, by its `corrects`) leaves a timeline that some order makes legal: null
 * if so, and if it gives a reason for its irregularity. Where the search gives up undecided the event
 * is accepted, because an accusation needs proof.
 *
 * A timeline may be broken already, after a retraction. What was broken before is not held against the
 * new event, or a case with an irregular past could record nothing more.
 */
export function checkRecording(foldCase: FoldCase, newEvent: FoldEvent): IllegalSequence | null {
  if (newEvent.irregularity !== null) return null;
  const others = foldCase.events.filter(({ id }) => id !== newEvent.id);
  const after: FoldCase = { ...foldCase, events: [...others, newEvent] };
  if (arrange(puzzleOf(after)).breaks.length === 0) return null;

  const broken = arrange(puzzleOf({ ...foldCase, events: others })).breaks.map(({ event }) => event);
  const refused = arrange(puzzleOf(after, new Set(broken)));
  if (refused.breaks.length === 0) return null;
  // If the new event were exempt, would the others fit round it? If so it is the one that is refused.
  const tolerant = arrange(puzzleOf(after, new Set([...broken, newEvent.id])));
  return (
    (tolerant.breaks.length === 0 ? refusedAt(after, tolerant, newEvent) : null) ??
    refusedBy(after, tolerant.breaks[0] ?? refused.breaks[0]!, newEvent)
  );
}

/** The new event does not fit where an order of all others puts it. */
function refusedAt(after: FoldCase, { order }: OrderedTimeline, newEvent: FoldEvent): IllegalSequence | null {
  const units = unitsOf(presentOf(after));
  const { after: allowedAfter, mustNameCharges } = EVENT_KINDS[newEvent.kind];
  const refusal = { code: 'ILLEGAL_SEQUENCE', refused: newEvent, allowedAfter } as const;
  if (mustNameCharges && newEvent.charges.length === 0) {
    return { ...refusal, inTheWay: null, status: null, charge: null, defendant: null };
  }
  const tracks = units.all.map(() => UNTRACKED);
  for (const event of order) {
    if (event.id === newEvent.id) break;
    for (const index of units.movedBy(event)) tracks[index] = follow(tracks[index]!, event);
  }
  const at = units.movedBy(newEvent).find((index) => !allowedAfter.includes(statusOf(tracks[index]!)));
  if (at === undefined) return null;
  const { since } = tracks[at]!;
  const inTheWay = order.find(({ id }) => id === since) ?? null;
  return { ...refusal, ...units.all[at]!, inTheWay, status: statusOf(tracks[at]!) };
}

/** An event recorded before does not fit once the new one is there. */
function refusedBy(after: FoldCase, found: SequenceBreak, newEvent: FoldEvent): IllegalSequence {
  const { status, charge, defendant, allowedAfter } = found;
  const refused = after.events.find(({ id }) => id === found.event) ?? newEvent;
  const inTheWay = refused.id === newEvent.id ? null : refused;
  return { code: 'ILLEGAL_SEQUENCE', inTheWay, refused, status, charge, defendant, allowedAfter };
}
