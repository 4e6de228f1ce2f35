import type { CaseStatus } from '../../vocabulary/case-status.js';
import type { MovingKind } from '../../vocabulary/event-kinds.js';

/** Words with a place for a date between them; without a date they stand together. */
export type Frame = readonly [before: string, after: string];

export interface StatusMessages {
  /** The main clause that the date of the event itself goes into: "dropped … ". */
  readonly frame: Frame;
  /** The main clause where another event made it so: what `since` takes. */
  readonly standing: string;
}

/** What one language needs to explain a standing. Everything is in lower case; the sentence gets its capital. */
export interface StandingMessages {
  /** What stands between words: a space, or nothing. */
  readonly space: string;
  readonly status: Record<CaseStatus, StatusMessages>;
  /** What an event did, in the form that `since` and `after` take. */
  readonly event: Record<MovingKind, Frame>;
  readonly since: (standing: string, event: string) => string;
  readonly after: (main: string, events: string) => string;
  /** Between the members of a list, and before its last. */
  readonly list: readonly [comma: string, and: string];
  readonly final: string;
  readonly notFinal: string;
  readonly stop: string;
}
