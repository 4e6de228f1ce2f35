export { CaseEventStageResolver } from './case-event-stage.resolver.js';
export { CaseEventConnection } from './case-event.connection.js';
export { CaseEvent } from './case-event.type.js';
export { CaseListArgs, PartyCasesArgs } from './case-list.args.js';
export { CaseFilter } from './case.filter.js';
export { Custody } from './custody.type.js';
export { EventListArgs } from './event-list.args.js';
export { EventFilter } from './event.filter.js';
export { Penalty } from './penalty.type.js';
export { PersonListArgs } from './person-list.args.js';
export { PersonFilter } from './person.filter.js';
export { Restraint } from './restraint.type.js';
export { Standing } from './standing.type.js';
export { CaseTimelineArgs, PersonTimelineArgs } from './timeline.args.js';
export { CaseEventKind, CaseStage, CaseStatus, CustodyState, PenaltyKind, RestraintKind } from './vocabulary.enums.js';
export { WgadCategory } from './wgad-category.enum.js';
export { CaseEventEntity } from './case-event.entity.js';
export { EventChargeEntity } from './event-charge.entity.js';
export { EventDefendantEntity } from './event-defendant.entity.js';
export { EventPartyEntity } from './event-party.entity.js';
export { checkLines } from './check/check-lines.js';
export { refoldTouched } from './lines/refold.js';
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
