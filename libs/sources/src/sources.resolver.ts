import { connection, type GraphContext, lookupOf } from '@app/database';
import { ForwardPageArgs, LookupArgs } from '@app/kernel';
import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CitationConnection } from './citation.connection.js';
import { citationLoader } from './citation.loader.js';
import type { Citation } from './citation.type.js';
import { SourceListArgs } from './source-list.args.js';
import { sourceList } from './source-list.query.js';
import { SourceConnection } from './source.connection.js';
import { sourceLoader } from './source.loader.js';
import { Source } from './source.type.js';

/** Root queries for sources, and what rests on each. */
@Resolver(() => Source)
export class SourcesResolver {
  @Query(() => Source, {
    nullable: true,
    description: 'One source, by slug or id; null where there is none that you may see.',
  })
  async source(@Args() args: LookupArgs, @Context() context: GraphContext): Promise<Source | null> {
    const lookup = lookupOf('Source', args, context);
    return lookup && context.loader(sourceLoader).load(lookup);
  }

  @Query(() => SourceConnection, { description: 'Sources, the latest published first; those without a date last.' })
  async sources(
    @Args() { filter, ...args }: SourceListArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SourceConnection> {
    return connection<Source>(context, info, {
      name: 'sources',
      query: sourceList(filter),
      signature: JSON.stringify(['sources', filter]),
      args,
      parent: null,
      load: sourceLoader,
    });
  }

  @ResolveField(() => CitationConnection, { description: 'Every record that cites it, in the order of recording.' })
  async citedBy(
    @Parent() { key }: Source,
    @Args() args: ForwardPageArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CitationConnection> {
    return connection<Citation>(context, info, {
      name: 'citedBy',
      query: {
        key: 'citation.id',
        from: 'citations citation',
        conditions: [],
        order: [
          { expression: 'citation.ordinal', type: 'integer' },
          { expression: 'citation.id', type: 'uuid' },
        ],
        descending: false,
        scope: 'citation.source_id = parent.key',
      },
      signature: 'citedBy',
      args,
      parent: key,
      load: citationLoader,
    });
  }
}
