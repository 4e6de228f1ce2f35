import type { ViewerContext } from '@app/access';
import { type Answer, Changes, Mutates } from '@app/ledger';
import { Args, Context, ID, Int, Resolver } from '@nestjs/graphql';
import { CaseEventInput } from '../case-event.input.js';
import { CaseEventPayload } from '../case-event.payload.js';

const INPUT = { type: () => CaseEventInput, description: 'What happened, when, on whose word.' } as const;

/** The advocate's daily act. */
@Resolver()
export class EventsResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(
    () => CaseEventPayload,
    'Records that something happened in a case: what, when, on whose word. Where the case stands follows from it.',
  )
  caseEventRecord(
    @Args('case', { type: () => ID, description: 'The case it happened in.' }) id: string,
    @Args('input', INPUT) input: CaseEventInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'caseEventRecord', { case: id, input }, input.reason);
  }

  @Mutates(
    () => CaseEventPayload,
    'Puts a new event in the place of one that was wrong. Both stay in the history, and who cannot see the new one yet goes on seeing the old.',
  )
  caseEventCorrect(
    @Args('event', { type: () => ID, description: 'The event that was wrong.' }) event: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version of it that you have read.' })
    expectedVersion: number,
    @Args('input', INPUT) input: CaseEventInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'caseEventCorrect', { event, expectedVersion, input }, input.reason);
  }
}
