import { ALL_STATUSES, CaseStatus } from '../vocabulary/case-status.js';
import type { StatusEffect } from '../vocabulary/event-kind-rule.js';
import { EVENT_KINDS, EVENT_KINDS_BY_RANK } from '../vocabulary/event-kinds.js';

/** Where one unit stands in the middle of a timeline. */
export interface Position {
  readonly status: CaseStatus;
  /** What stood when the pending appeal was lodged, the first of them if there are several; else null. */
  readonly beforeAppeal: CaseStatus | null;
  /** One character, alike for positions that the table can never tell apart from here on. */
  readonly outlook: string;
}

/**
 * Every position there is, made once, so that two are equal exactly when they are identical. The order of a
 * timeline is searched over them, and standings are folded over them: there is one reading of the table.
 */
const POSITIONS = new Map<string, Position>();

export const START = positionOf(CaseStatus.UNKNOWN, null);

/** Where a unit stands after an effect. Total: what the table does not allow moves it all the same. */
export function move(from: Position, effect: StatusEffect): Position {
  if (effect === null) return from;
  if (effect === 'BEFORE_APPEAL') return positionOf(from.beforeAppeal ?? from.status, null);
  if (effect !== CaseStatus.UNDER_APPEAL) return positionOf(effect, null);
  return from.status === effect ? from : positionOf(effect, from.status);
}

/**
 * Whether whatever may follow `b` may follow `a` too. Effects do not depend on where they start (an appeal's
 * return aside, which the caller excludes), so this stays true for the rest of the timeline.
 */
export function allowsAllThat(a: CaseStatus, b: CaseStatus): boolean {
  return EVENT_KINDS_BY_RANK.every((kind) => {
    const { after } = EVENT_KINDS[kind];
    return after.includes(a) || !after.includes(b);
  });
}

function positionOf(status: CaseStatus, beforeAppeal: CaseStatus | null): Position {
  const key = `${status} ${beforeAppeal ?? ''}`;
  const known = POSITIONS.get(key);
  if (known) return known;
  const code = outlookOf(status) * 20 + (beforeAppeal === null ? 0 : 1 + outlookOf(beforeAppeal));
  const position: Position = { status, beforeAppeal, outlook: String.fromCharCode(code) };
  POSITIONS.set(key, position);
  return position;
}

/** The first status with the same future. UNDER_APPEAL is kept apart: from there a judgment leads back. */
function outlookOf(status: CaseStatus): number {
  return ALL_STATUSES.findIndex((other) => {
    if (other === status) return true;
    if (other === CaseStatus.UNDER_APPEAL || status === CaseStatus.UNDER_APPEAL) return false;
    return allowsAllThat(other, status) && allowsAllThat(status, other);
  });
}
