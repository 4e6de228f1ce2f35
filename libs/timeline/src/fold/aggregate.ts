import { CaseStatus, STATUS_FINISHEDNESS } from '../vocabulary/case-status.js';
import { type Track, statusOf } from './tracks.js';

/** Where something stands, and from what that follows. Events are named by their ids. */
export interface StandingResult {
  readonly status: CaseStatus;
  /** The event after which the status became what it is, for good; null where it never was another. */
  readonly since: string | null;
  /** True or false where an event settles it for all that stand in this status; else null. */
  readonly final: boolean | null;
  /** The events that moved it since it was last opened or reopened, and the one of `since`; oldest first. */
  readonly because: readonly string[];
}

/**
 * The standing of several units together: a case over its charges, a defendant over those against him. Only
 * statuses are counted while the events go by, which is all that `since` needs.
 */
export class Aggregate {
  readonly #members: readonly number[];
  readonly #counts = new Map<CaseStatus, number>();
  #status = CaseStatus.UNKNOWN;
  #since: string | null = null;

  constructor(members: readonly number[]) {
    this.#members = members;
    this.#counts.set(CaseStatus.UNKNOWN, members.length);
  }

  /** One member went from one status to another. */
  count(from: CaseStatus, to: CaseStatus): void {
    this.#counts.set(from, (this.#counts.get(from) ?? 0) - 1);
    this.#counts.set(to, (this.#counts.get(to) ?? 0) + 1);
  }

  /** To be called when all that an event moves has been counted. */
  settle(eventId: string): void {
    const status = this.#leastFinished();
    if (status === this.#status) return;
    this.#status = status;
    this.#since = eventId;
  }

  /** @param indexOf the place of an event in the timeline */
  result(tracks: readonly Track[], indexOf: ReadonlyMap<string, number>): StandingResult {
    const members = this.#members.map((index) => tracks[index]!);
    const finals = members.filter((track) => statusOf(track) === this.#status).map((track) => track.final);
    const reasons = new Set(members.flatMap(({ because }) => because));
    if (this.#since !== null) reasons.add(this.#since);
    return {
      status: this.#status,
      since: this.#since,
      final: finals.includes(false)
        ? false
        : finals.length > 0 && finals.every((final) => final === true)
          ? true
          : null,
      because: [...reasons].toSorted((a, b) => (indexOf.get(a) ?? 0) - (indexOf.get(b) ?? 0)),
    };
  }

  #leastFinished(): CaseStatus {
    const status = STATUS_FINISHEDNESS.find((each) => (this.#counts.get(each) ?? 0) > 0) ?? CaseStatus.UNKNOWN;
    // A charge that nothing is known of may still be pending: dropped means that every charge is.
    const partly = status === CaseStatus.DROPPED && this.#counts.get(status) !== this.#members.length;
    return partly ? CaseStatus.UNKNOWN : status;
  }
}
