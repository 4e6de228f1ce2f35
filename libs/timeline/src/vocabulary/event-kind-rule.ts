import type { CaseStage } from './case-stage.js';
import { ALL_STATUSES, type CaseStatus, OPEN_STATUSES } from './case-status.js';
import type { CustodyState } from './custody-state.js';

/**
 * What an event does to the status of the charges it moves: nothing, sets it, or gives back what stood
 * before the appeal.
 */
export type StatusEffect = CaseStatus | 'BEFORE_APPEAL' | null;

/**
 * What an event does to the custody of the people it concerns: nothing, sets it, what the measure of
 * restraint says, what the penalty says, or leaves the state and changes the place.
 */
export type CustodyEffect = CustodyState | 'BY_RESTRAINT' | 'BY_PENALTY' | 'NEW_PLACE' | null;

/** One line of the table of event kinds. */
export interface EventKindRule {
  /** Place in the table, from 0: what procedure puts first, where dates leave the order open. */
  readonly rank: number;
  readonly stage: CaseStage;
  readonly effect: StatusEffect;
  /** The statuses a charge may stand in when this happens to it. */
  readonly after: readonly CaseStatus[];
  readonly custody: CustodyEffect;
  /** What it settles about finality; null: a later status starts with the question open again. */
  readonly final: boolean | null;
  /** It says nothing unless it names charges. */
  readonly mustNameCharges: boolean;
  /** It moves the defendants it names, never all of them for want of a name. */
  readonly mustNameDefendants: boolean;
}

/** `after` of a kind that may come at any time. */
export const ANY = ALL_STATUSES;

export const anyBut = (...statuses: readonly CaseStatus[]): readonly CaseStatus[] =>
  ALL_STATUSES.filter((status) => !statuses.includes(status));

export const openAnd = (...statuses: readonly CaseStatus[]): readonly CaseStatus[] => [...OPEN_STATUSES, ...statuses];

/** `after` of a kind that a decided charge no longer allows. */
export const OPEN = OPEN_STATUSES;
