import { connection, type GraphContext, lookupOf } from '@app/database';
import { ForwardPageArgs, LookupArgs } from '@app/kernel';
import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { StatuteArticleConnection } from './statute-article.connection.js';
import { StatuteArticle } from './statute-article.type.js';
import { StatuteListArgs } from './statute-list.args.js';
import { StatuteConnection } from './statute.connection.js';
import { articleByNumberLoader, articleLoader, statuteLoader } from './statute.loader.js';
import { Statute } from './statute.type.js';

/** Root queries for statutes, and their articles. */
@Resolver(() => Statute)
export class StatutesResolver {
  @Query(() => Statute, { nullable: true, description: 'One code or law, by slug or id; null where there is none.' })
  async statute(@Args() args: LookupArgs, @Context() context: GraphContext): Promise<Statute | null> {
    const lookup = lookupOf('Statute', args, context);
    return lookup && context.loader(statuteLoader).load(lookup);
  }

  @Query(() => StatuteConnection, { description: 'Codes and laws, in the order of their slugs.' })
  async statutes(
    @Args() { country, ...args }: StatuteListArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StatuteConnection> {
    return connection<Statute>(context, info, {
      name: 'statutes',
      query: {
        key: 'statute.id',
        from: 'statutes statute',
        conditions: country ? [(value) => `statute.country = ${value(country, 'text')}`] : [],
        order: [{ expression: 'statute.slug', type: 'text' }],
        descending: false,
      },
      signature: JSON.stringify(['statutes', country]),
      args,
      parent: null,
      load: statuteLoader,
    });
  }

  @ResolveField(() => StatuteArticle, {
    nullable: true,
    description: 'The article of this number, as it is cited; null where it is not recorded.',
  })
  async article(
    @Parent() { key }: Statute,
    @Args('number', { type: () => String, description: 'Its number, with what belongs to it: 174, 206-1, 234.4.3.' })
    number: string,
    @Context() context: GraphContext,
  ): Promise<StatuteArticle | null> {
    return context.loader(articleByNumberLoader).load({ statuteKey: key, number });
  }

  @ResolveField(() => StatuteArticleConnection, {
    description: 'Its articles that are recorded, in the order of their numbers.',
  })
  async articles(
    @Parent() { key }: Statute,
    @Args() args: ForwardPageArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StatuteArticleConnection> {
    return connection<StatuteArticle>(context, info, {
      name: 'articles',
      query: {
        key: 'article.id',
        from: 'statute_articles article',
        conditions: [],
        order: [
          { expression: 'article.number_key', type: 'text' },
          { expression: 'article.id', type: 'uuid' },
        ],
        descending: false,
        scope: 'article.statute_id = parent.key',
      },
      signature: 'articles',
      args,
      parent: key,
      load: articleLoader,
    });
  }
}
