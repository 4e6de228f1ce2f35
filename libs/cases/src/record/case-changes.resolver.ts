import type { ViewerContext } from '@app/access';
import { type Answer, Changes, Mutates } from '@app/ledger';
import { Args, Context, ID, Int, Resolver } from '@nestjs/graphql';
import { CaseRelationInput } from '../case-relation.input.js';
import { CaseInput } from '../case.input.js';
import { CasePatch } from '../case.patch.js';
import { CasePayload } from '../case.payload.js';
import { RelatedCasePayload } from '../related-case.payload.js';

/** The changes of cases. */
@Resolver()
export class CaseChangesResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(() => CasePayload, 'Records a proceeding.')
  caseCreate(
    @Args('input', { type: () => CaseInput, description: 'What it is.' }) input: CaseInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'caseCreate', { input }, input.reason);
  }

  @Mutates(() => CasePayload, 'Changes a case. Of one that is public, it waits for a second person.')
  caseUpdate(
    @Args('id', { type: () => ID, description: 'The case.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version of it that you have read.' })
    expectedVersion: number,
    @Args('patch', { type: () => CasePatch, description: 'What to change.' }) patch: CasePatch,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'caseUpdate', { id, expectedVersion, patch }, patch.reason);
  }

  @Mutates(() => RelatedCasePayload, 'Records what one case is to another.')
  caseRelate(
    @Args('from', { type: () => ID, description: 'The case that is something to the other.' }) from: string,
    @Args('input', { type: () => CaseRelationInput, description: 'What it is, and to which.' })
    input: CaseRelationInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'caseRelate', { from, input }, input.reason);
  }
}
