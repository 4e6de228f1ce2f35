export { checkRecords, type CheckOptions } from './check/check-records.js';
export { describeDrift, type Drift } from './check/drift.js';
export { approveErasure } from './erase/approve-erasure.js';
export type { Eraser } from './erase/eraser.js';
export { listErasures, rejectErasure } from './erase/erasures.js';
export { type ErasureRequest, requestErasure } from './erase/request-erasure.js';
export { idBatches } from './check/id-batches.js';
export { type ChangeDescription, recordChange, type Settled } from './record-change.js';
export { ChangePayload, ProposablePayload } from './change-payload.js';
export { Change, TIER_OF_NEW } from './changes/change.js';
export type { LockedRow } from './changes/locked-row.js';
export { refuseQuotes } from './citations/refuse-quotes.js';
export { type Answer, Changes } from './changes/changes.js';
export { LedgerModule } from './ledger.module.js';
export { Handlers } from './changes/handlers.js';
export { Mutates } from './changes/mutates.js';
export type { Outcome } from './changes/outcome.js';
export { RECORD_TABLES, type RecordType } from './changes/record-kinds.js';
export { keyOf, type References, type Referred, type Slot } from './changes/references.js';
export { CitationEntity } from './citations/citation.entity.js';
export { CitedSources } from './citations/cited-sources.js';
export { CitationInput } from './citations/citation.input.js';
export { CitationStance } from './citations/citation-stance.enum.js';
export {
  CITATION_SUBJECTS,
  addCitations,
  type CitationDraft,
  type CitationSubject,
  writeCitations,
} from './citations/write-citation.js';
export { NewRecordInput } from './record-input/new-record.input.js';
export { PatchInput } from './record-input/patch.input.js';
export { ReasonInput } from './record-input/reason.input.js';
export { ReasonPipe } from './record-input/reason.pipe.js';
export { SourcedRecordInput } from './record-input/sourced-record.input.js';
export { ChangeConnection } from './history/change.connection.js';
export type { ChangeRecord } from './history/change.loader.js';
export { historyOf } from './history/history-of.js';
export { historyTables } from './history/history-tables.js';
export { changeSetLoader } from './history/change-set.loader.js';
export { CHANGED_RECORDS } from './history/changed-records.query.js';
export { RecordPayload } from './record.payload.js';
export { RetractPayload } from './retract.payload.js';
export { onlyNow } from './history/only-now.js';
export { AS_OF, type AsOfArgs, enterPast } from './history/as-of.js';
