import { CaseEventKind } from '../vocabulary/case-event-kind.js';
import type { CaseStatus } from '../vocabulary/case-status.js';
import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import type { FoldEvent } from './fold-case.js';
import { type Position, START, move } from './position.js';

/** What is known of one unit after some of the events: where it stands, since when, and why. */
export interface Track {
  readonly position: Position;
  /** The event after which the status became what it is; null while it is UNKNOWN from the start. */
  readonly since: string | null;
  readonly final: boolean | null;
  /** The events that moved it since it was last opened or reopened, that one included, oldest first. */
  readonly because: readonly string[];
}

export const UNTRACKED: Track = { position: START, since: null, final: null, because: [] };

/** What went before a case was opened or reopened is history, and no longer a reason for where it stands. */
const OPENINGS: ReadonlySet<CaseEventKind> = new Set([CaseEventKind.INVESTIGATION_OPENED, CaseEventKind.REOPENED]);

/** The track after an event that moves it; the same track where the event's kind moves nothing. */
export function follow(track: Track, event: FoldEvent): Track {
  const { effect, final } = EVENT_KINDS[event.kind];
  if (effect === null) return track;
  const position = move(track.position, effect);
  return {
    position,
    since: position.status === track.position.status ? track.since : event.id,
    final,
    because: OPENINGS.has(event.kind) ? [event.id] : [...track.because, event.id],
  };
}

export const statusOf = ({ position }: Track): CaseStatus => position.status;
