import { CaseEventKind } from './case-event-kind.js';
import { CaseStage } from './case-stage.js';
import { CaseStatus } from './case-status.js';
import { CustodyState } from './custody-state.js';
import { ANY, OPEN, type EventKindRule, anyBut, openAnd } from './event-kind-rule.js';

/** A line as it is written below: the rank comes from its place, and what is left out is the common case. */
type Line = Pick<EventKindRule, 'stage'> & Partial<Omit<EventKindRule, 'rank' | 'stage'>>;

const { OPENING, LIBERTY, CHARGE, EVIDENCE, TRIAL, REVIEW, OUTCOME, COLLATERAL, INTERNATIONAL, ADVOCACY } = CaseStage;
const {
  UNKNOWN,
  UNDER_INVESTIGATION,
  CHARGED,
  ON_TRIAL,
  PLEA_AGREED,
  CONVICTED,
  ACQUITTED,
  DROPPED,
  SUSPENDED,
  CLOSED,
  UNDER_APPEAL,
  ANNULLED,
  PARDONED,
  SENTENCE_SERVED,
  REHABILITATED,
} = CaseStatus;
const { DETAINED, AT_LIBERTY, ABROAD, DECEASED } = CustodyState;

/**
 * The order of the lines is the rank, so a line moved is a decision changed. The steps and the names follow
 * the HURIDOCS events standard formats and the Criminal Procedure Code of Kazakhstan; what each may follow is
 * this project's own reading, and lenient by intent: sources skip steps, so only contradictions are refused.
 */
const LINES = {
  COMPLAINT_FILED: { stage: OPENING },
  INVESTIGATION_OPENED: { stage: OPENING, effect: UNDER_INVESTIGATION, after: [UNKNOWN, UNDER_INVESTIGATION] },
  CASE_JOINED: { stage: OPENING },
  CASE_SEVERED: { stage: OPENING },
  SEARCH_CONDUCTED: { stage: OPENING },
  ASSETS_FROZEN: { stage: OPENING },
  SUMMONED: { stage: LIBERTY },
  DETAINED: { stage: LIBERTY, custody: DETAINED },
  REMANDED: { stage: LIBERTY, custody: DETAINED },
  RESTRAINT_IMPOSED: { stage: LIBERTY, custody: 'BY_RESTRAINT' },
  RESTRAINT_CHANGED: { stage: LIBERTY, custody: 'BY_RESTRAINT' },
  TRANSFERRED: { stage: LIBERTY, custody: 'NEW_PLACE' },
  EXIT_BAN_IMPOSED: { stage: LIBERTY },
  WANTED_NOTICE_ISSUED: { stage: LIBERTY },
  LEFT_COUNTRY: { stage: LIBERTY, custody: ABROAD },
  EXTRADITED: { stage: LIBERTY, custody: DETAINED },
  NAMED_SUSPECT: { stage: CHARGE, effect: UNDER_INVESTIGATION, after: [UNKNOWN, UNDER_INVESTIGATION] },
  CHARGED: { stage: CHARGE, effect: CHARGED, after: OPEN },
  CHARGES_AMENDED: { stage: CHARGE, after: OPEN },
  EXPERT_ANALYSIS_ORDERED: { stage: EVIDENCE },
  EXPERT_ANALYSIS_COMPLETED: { stage: EVIDENCE },
  STATEMENT_TAKEN: { stage: EVIDENCE },
  REFERRED_TO_COURT: { stage: TRIAL, effect: ON_TRIAL, after: OPEN },
  TRIAL_OPENED: { stage: TRIAL, effect: ON_TRIAL, after: OPEN },
  HEARING: { stage: TRIAL },
  PLEA_AGREEMENT: { stage: TRIAL, effect: PLEA_AGREED, after: OPEN },
  CONVICTED: { stage: TRIAL, effect: CONVICTED, after: OPEN },
  ACQUITTED: { stage: TRIAL, effect: ACQUITTED, after: OPEN },
  SENTENCED: { stage: TRIAL, effect: CONVICTED, after: openAnd(CONVICTED), custody: 'BY_PENALTY' },
  CHARGE_DROPPED: { stage: OUTCOME, effect: DROPPED, after: OPEN, mustNameCharges: true },
  DROPPED: { stage: OUTCOME, effect: DROPPED, after: OPEN },
  SUSPENDED: { stage: OUTCOME, effect: SUSPENDED, after: OPEN },
  STATUTE_BARRED: { stage: OUTCOME, effect: CLOSED, after: OPEN },
  APPEAL_LODGED: {
    stage: REVIEW,
    effect: UNDER_APPEAL,
    after: [CONVICTED, ACQUITTED, DROPPED, UNDER_APPEAL],
    final: false,
  },
  JUDGMENT_UPHELD: {
    stage: REVIEW,
    effect: 'BEFORE_APPEAL',
    after: [UNDER_APPEAL, CONVICTED, ACQUITTED, DROPPED],
    final: true,
  },
  JUDGMENT_AMENDED: {
    stage: REVIEW,
    effect: 'BEFORE_APPEAL',
    after: [UNDER_APPEAL, CONVICTED, ACQUITTED, DROPPED],
    final: true,
  },
  JUDGMENT_ANNULLED: { stage: REVIEW, effect: ANNULLED, after: [UNDER_APPEAL, CONVICTED, ACQUITTED] },
  REOPENED: {
    stage: REVIEW,
    effect: UNDER_INVESTIGATION,
    after: [DROPPED, SUSPENDED, ANNULLED, CLOSED, ACQUITTED, CONVICTED, REHABILITATED],
  },
  RELEASED: { stage: OUTCOME, custody: AT_LIBERTY },
  AMNESTIED: {
    stage: OUTCOME,
    effect: PARDONED,
    after: anyBut(DROPPED, ACQUITTED),
    final: true,
    custody: AT_LIBERTY,
  },
  PARDONED: { stage: OUTCOME, effect: PARDONED, after: anyBut(DROPPED, ACQUITTED), final: true, custody: AT_LIBERTY },
  PAROLED: { stage: OUTCOME, after: [CONVICTED, UNDER_APPEAL], custody: AT_LIBERTY },
  SENTENCE_REDUCED: { stage: OUTCOME, after: [CONVICTED, SENTENCE_SERVED, PARDONED] },
  RECORD_EXPUNGED: { stage: OUTCOME, after: [CONVICTED, SENTENCE_SERVED, PARDONED] },
  SENTENCE_SERVED: { stage: OUTCOME, effect: SENTENCE_SERVED, after: [CONVICTED], final: true, custody: AT_LIBERTY },
  REHABILITATED: { stage: OUTCOME, effect: REHABILITATED, final: true },
  DIED_IN_CUSTODY: { stage: OUTCOME, effect: CLOSED, final: true, custody: DECEASED, mustNameDefendants: true },
  LISTED_AS_EXTREMIST: { stage: COLLATERAL },
  THREAT_REPORTED: { stage: COLLATERAL },
  INTERNATIONAL_COMPLAINT_FILED: { stage: INTERNATIONAL },
  INTERNATIONAL_COMMUNICATION: { stage: INTERNATIONAL },
  GOVERNMENT_REPLIED: { stage: INTERNATIONAL },
  INTERNATIONAL_OPINION: { stage: INTERNATIONAL },
  STATEMENT_ISSUED: { stage: ADVOCACY },
  OTHER: { stage: ADVOCACY },
} as const satisfies Record<CaseEventKind, Line>;

/** The kinds in the order of the table. */
export const EVENT_KINDS_BY_RANK: readonly CaseEventKind[] = Object.keys(LINES).map(
  (kind) => CaseEventKind[kind as keyof typeof LINES],
);

/**
 * The table of event kinds. The fold, the check, the schema's descriptions and docs/vocabulary.md all read
 * this one piece of data.
 */
export const EVENT_KINDS = Object.fromEntries(
  EVENT_KINDS_BY_RANK.map((kind, rank): [CaseEventKind, EventKindRule] => {
    const line: Line = LINES[kind];
    const { effect = null, after = ANY, custody = null, final = null } = line;
    const { mustNameCharges = false, mustNameDefendants = false } = line;
    return [kind, { rank, stage: line.stage, effect, after, custody, final, mustNameCharges, mustNameDefendants }];
  }),
) as Record<CaseEventKind, EventKindRule>;

/** The kinds that change where a charge stands: all that can ever be among a standing's reasons. */
export type MovingKind = {
  [kind in keyof typeof LINES]: (typeof LINES)[kind] extends { effect: unknown } ? kind : never;
}[keyof typeof LINES];

export const isMovingKind = (kind: CaseEventKind): kind is CaseEventKind & MovingKind =>
  EVENT_KINDS[kind].effect !== null;
