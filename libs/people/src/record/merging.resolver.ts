import type { ViewerContext } from '@app/access';
import { type Answer, Changes, Mutates } from '@app/ledger';
import { Args, Context, Resolver } from '@nestjs/graphql';
import { PersonPayload } from '../person.payload.js';
import { MergeArgs } from './merge.args.js';

/** Two records of one person. */
@Resolver()
export class MergingResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(
    () => PersonPayload,
    "Makes one record of two of the same person: all of the duplicate's records move, and its old slug and ID lead to the one that stays. Undone with personUnmerge.",
  )
  personMerge(@Args() { id, duplicate, reason }: MergeArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.changes.perform(context, 'personMerge', { id, duplicate }, reason);
  }

  @Mutates(
    () => PersonPayload,
    'Takes a merge back: what had moved and still stands as it was left goes back, and the old record is there again.',
  )
  personUnmerge(@Args() { id, duplicate, reason }: MergeArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.changes.perform(context, 'personUnmerge', { id, duplicate }, reason);
  }
}
