import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseEvent } from './case-event.type.js';
import { EVENT_KINDS } from './vocabulary/event-kinds.js';
import { CaseStage } from './vocabulary.enums.js';

/** The stage follows from the kind, by the table. */
@Resolver(() => CaseEvent)
export class CaseEventStageResolver {
  @ResolveField(() => CaseStage, {
    description: 'Which part of the proceeding it belongs to; it follows from what happened.',
  })
  stage(@Parent() { kind }: CaseEvent): CaseStage {
    return EVENT_KINDS[kind].stage;
  }
}
