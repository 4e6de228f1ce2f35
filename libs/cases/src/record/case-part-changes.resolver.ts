import type { ViewerContext } from '@app/access';
import { type Answer, Changes, Mutates } from '@app/ledger';
import { Args, Context, ID, Int, Resolver } from '@nestjs/graphql';
import { CaseParticipantInput } from '../case-participant.input.js';
import { CaseParticipantPayload } from '../case-participant.payload.js';
import { ChargeInput } from '../charge.input.js';
import { ChargePatch } from '../charge.patch.js';
import { ChargePayload } from '../charge.payload.js';

/** The changes of who takes part in a case and what is charged. */
@Resolver()
export class CasePartChangesResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(() => CaseParticipantPayload, 'Records who takes part in a case, and as what.')
  caseParticipantAdd(
    @Args('case', { type: () => ID, description: 'The case.' }) id: string,
    @Args('input', { type: () => CaseParticipantInput, description: 'Who, and as what.' }) input: CaseParticipantInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'caseParticipantAdd', { case: id, input }, input.reason);
  }

  @Mutates(() => ChargePayload, 'Records what is charged: one article, or offence, against one defendant.')
  chargeAdd(
    @Args('case', { type: () => ID, description: 'The case.' }) id: string,
    @Args('input', { type: () => ChargeInput, description: 'What is charged.' }) input: ChargeInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'chargeAdd', { case: id, input }, input.reason);
  }

  @Mutates(() => ChargePayload, 'Changes a charge. Of one that is public, it waits for a second person.')
  chargeUpdate(
    @Args('id', { type: () => ID, description: 'The charge.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version of it that you have read.' })
    expectedVersion: number,
    @Args('patch', { type: () => ChargePatch, description: 'What to change.' }) patch: ChargePatch,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'chargeUpdate', { id, expectedVersion, patch }, patch.reason);
  }
}
