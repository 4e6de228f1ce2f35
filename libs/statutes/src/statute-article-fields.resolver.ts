import type { GraphContext } from '@app/database';
import { DateScalar } from '@app/kernel';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { StatuteArticleVersion } from './statute-article-version.type.js';
import { StatuteArticle } from './statute-article.type.js';
import { statuteLoader, versionsOfArticleLoader } from './statute.loader.js';
import { Statute } from './statute.type.js';

/** The fields of StatuteArticle that need loading. */
@Resolver(() => StatuteArticle)
export class StatuteArticleFieldsResolver {
  @ResolveField(() => Statute, { description: 'The code or law it is part of.' })
  async statute(@Parent() article: StatuteArticle, @Context() context: GraphContext): Promise<Statute | null> {
    return context.loader(statuteLoader).load({ key: article.statuteKey });
  }

  @ResolveField(() => [StatuteArticleVersion], { description: 'How it has read over time, the oldest wording first.' })
  async versions(
    @Parent() { key }: StatuteArticle,
    @Context() context: GraphContext,
  ): Promise<StatuteArticleVersion[]> {
    return context.loader(versionsOfArticleLoader).load(key);
  }

  @ResolveField(() => StatuteArticleVersion, {
    nullable: true,
    description: 'The wording in force on a day; null where none is recorded for it.',
  })
  async versionOn(
    @Parent() { key }: StatuteArticle,
    @Args('date', { type: () => DateScalar, description: 'The day: 2020-05-01.' }) date: string,
    @Context() context: GraphContext,
  ): Promise<StatuteArticleVersion | null> {
    const versions = await context.loader(versionsOfArticleLoader).load(key);
    return (
      versions.findLast(
        ({ inForce: { earliest, latest } }) =>
          (earliest === null || earliest <= date) && (latest === null || latest >= date),
      ) ?? null
    );
  }
}
