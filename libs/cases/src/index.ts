export { CaseKind } from './case-kind.enum.js';
export { CaseOrder } from './case-order.enum.js';
export { CaseParticipant } from './case-participant.type.js';
export { CaseConnection } from './case.connection.js';
export { Case } from './case.type.js';
export { Charge } from './charge.type.js';
export { ParticipantRole } from './participant-role.enum.js';
export { CaseFileNumberEntity } from './case-file-number.entity.js';
export { CaseParticipantEntity } from './case-participant.entity.js';
export { CaseEntity } from './case.entity.js';
export { ChargeEntity } from './charge.entity.js';
export { RelatedCaseEntity } from './related-case.entity.js';
export {
  type CaseDraft,
  type CaseParticipantDraft,
  type ChargeDraft,
  type PartyReference,
  writeCase,
  writeCharge,
  writeParticipant,
  writeRelatedCase,
} from './write-case.js';
export type { CaseDossier } from './case-dossier.js';
export { custodyJson, eventJson, mayBeTold } from './case-event.sql.js';
export { caseLoader, wholeCaseLoader } from './case.loader.js';
export { CasesModule } from './cases.module.js';
export { CaseParticipantFieldsResolver, ChargeFieldsResolver } from './case-parts.resolvers.js';
export { CasesResolver } from './cases.resolver.js';
export { RIGHT_FORM } from './right.form.js';
export { CasePayload } from './case.payload.js';
