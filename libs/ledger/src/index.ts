export { checkRecords, type CheckOptions } from './check/check-records.js';
export { describeDrift, type Drift } from './check/drift.js';
export { idBatches } from './check/id-batches.js';
export { type ChangeDescription, recordChange } from './record-change.js';
export { ChangePayload, ProposablePayload } from './change-payload.js';
export { ChangeSet } from './change-set.type.js';
export { Proposal } from './proposal.type.js';
