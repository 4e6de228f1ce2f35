import type { ViewerContext } from '@app/access';
import { type Answer, Changes, Mutates } from '@app/ledger';
import { Args, Context, Resolver } from '@nestjs/graphql';
import { StatuteArticleInput } from '../statute-article.input.js';
import { StatuteArticlePayload } from '../statute-article.payload.js';
import { StatuteInput } from '../statute.input.js';
import { StatutePayload } from '../statute.payload.js';

/** The changes of laws. */
@Resolver()
export class StatuteChangesResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(() => StatutePayload, 'Records a code or law. It is public at once: it names nobody.')
  statuteCreate(
    @Args('input', { type: () => StatuteInput, description: 'What it is.' }) input: StatuteInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'statuteCreate', { input }, input.reason);
  }

  @Mutates(
    () => StatuteArticlePayload,
    'Records an article of a law, or adds a further wording to one that is on record. It is public at once.',
  )
  statuteArticleCreate(
    @Args('input', { type: () => StatuteArticleInput, description: 'What it is.' }) input: StatuteArticleInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'statuteArticleCreate', { input }, input.reason);
  }
}
