import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CaseEventStageResolver } from './case-event-stage.resolver.js';
import { eventLoader } from './case-event.loader.js';
import {
  CaseListResolver,
  OrganizationCasesResolver,
  PersonCasesResolver,
  SourceCasesResolver,
  StatuteArticleCasesResolver,
} from './case-lists.resolver.js';
import { CaseTimelineResolver } from './case-timeline.resolver.js';
import { EventListResolver, PersonTimelineResolver } from './event-lists.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { EventsResolver } from './record/events.resolver.js';
import { EventsService } from './record/events.service.js';
import {
  CaseEventFieldsResolver,
  CaseStandingResolver,
  ChargeStandingResolver,
  CustodyFieldsResolver,
  ParticipantStandingResolver,
  StandingFieldsResolver,
} from './timeline-fields.resolver.js';

/** Events, their order, and what follows from them: standing, custody, and the lists that ask for either. */
@Module({
  providers: [
    CaseEventStageResolver,
    CaseEventFieldsResolver,
    CaseStandingResolver,
    ChargeStandingResolver,
    ParticipantStandingResolver,
    StandingFieldsResolver,
    CustodyFieldsResolver,
    CaseTimelineResolver,
    CaseListResolver,
    PersonCasesResolver,
    OrganizationCasesResolver,
    StatuteArticleCasesResolver,
    SourceCasesResolver,
    EventListResolver,
    PersonTimelineResolver,
    NodeResolver,
    EventsService,
    EventsResolver,
  ],
})
export class TimelineModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('CaseEvent', eventLoader);
  }
}
