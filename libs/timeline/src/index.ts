export { CaseEventStageResolver } from './case-event-stage.resolver.js';
export { CaseEventKind, CaseStatus, PenaltyKind, RestraintKind } from './vocabulary.enums.js';
export { eventLoader } from './case-event.loader.js';
export { CaseEvent } from './case-event.type.js';
export { CaseEventEntity } from './case-event.entity.js';
export { EventChargeEntity } from './event-charge.entity.js';
export { EventDefendantEntity } from './event-defendant.entity.js';
export { EventPartyEntity } from './event-party.entity.js';
export { checkLines } from './check/check-lines.js';
export { completePast } from './lines/complete-past.js';
export { refoldTouched } from './lines/refold.js';
export { accusedWithout, refoldCustody } from './lines/refold-custody.js';
export { PenaltyEntity } from './penalty.entity.js';
export { type CaseEventDraft, type PenaltyDraft, writeEvent } from './write-event.js';
export { TimelineModule } from './timeline.module.js';
export {
  CaseEventFieldsResolver,
  CaseStandingResolver,
  ChargeStandingResolver,
  CustodyFieldsResolver,
  ParticipantStandingResolver,
  StandingFieldsResolver,
} from './timeline-fields.resolver.js';
