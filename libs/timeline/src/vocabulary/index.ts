export { CaseEventKind } from './case-event-kind.js';
export { CaseStage } from './case-stage.js';
export { CaseStatus } from './case-status.js';
export { CustodyState } from './custody-state.js';
export { EVENT_KINDS } from './event-kinds.js';
export { PenaltyKind } from './penalty-kind.js';
export { RestraintKind } from './restraint-kind.js';
