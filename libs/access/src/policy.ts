import type { Role } from './role.js';

/** Who may do an operation, beyond what row policies let anybody see and touch. */
export interface PolicyRule {
  readonly roles: readonly Role[];
  /** Whether it writes: then a token must have been made for writing, and the account see what is new. */
  readonly writes: boolean;
  /** Whether it puts facts on record: who did it does not decide on their publication. */
  readonly records: boolean;
}

const RECORDERS = ['ADVOCATE', 'EDITOR'] as const;
const DECIDERS = ['EDITOR'] as const;

const RECORDING: PolicyRule = { roles: RECORDERS, writes: true, records: true };
/** Takes away from what is shown, or asks for more to be: states no fact. */
const GUARDING: PolicyRule = { roles: RECORDERS, writes: true, records: false };
const DECIDING: PolicyRule = { roles: DECIDERS, writes: true, records: false };
const REVIEWING: PolicyRule = { roles: DECIDERS, writes: false, records: false };

/**
 * The one table of rights, by operation: every mutation, and the queries that are not for everybody. What is not in it is
 * open to all. Tests are generated from it.
 */
export const POLICY = {
  personCreate: RECORDING,
  personUpdate: RECORDING,
  personMerge: { roles: DECIDERS, writes: true, records: true },
  personUnmerge: { roles: DECIDERS, writes: true, records: true },
  personDetailsSet: RECORDING,
  organizationCreate: RECORDING,
  organizationUpdate: RECORDING,
  affiliationCreate: RECORDING,
  relationshipCreate: RECORDING,
  statuteCreate: RECORDING,
  statuteArticleCreate: RECORDING,
  sourceCreate: RECORDING,
  sourceUpdate: RECORDING,
  citationAdd: RECORDING,
  caseCreate: RECORDING,
  caseUpdate: RECORDING,
  caseParticipantAdd: RECORDING,
  caseRelate: RECORDING,
  chargeAdd: RECORDING,
  chargeUpdate: RECORDING,
  caseEventRecord: RECORDING,
  caseEventCorrect: RECORDING,
  recordRetract: GUARDING,
  recordHide: GUARDING,
  caseSubmit: GUARDING,
  submissionPublish: DECIDING,
  submissionReject: DECIDING,
  proposalApprove: DECIDING,
  proposalReject: DECIDING,
  caseWithdraw: DECIDING,
  proposals: REVIEWING,
  submissions: REVIEWING,
} as const satisfies Record<string, PolicyRule>;

/** An operation that not everybody may do. */
export type Operation = keyof typeof POLICY;
