import type { GraphContext } from '@app/database';
import { type Connection, ForwardPageArgs } from '@app/kernel';
import { ChangeConnection, type ChangeRecord, historyOf } from '@app/ledger';
import { Args, Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Person } from './person.type.js';

/** Adds `Person.history`. */
@Resolver(() => Person)
export class PersonHistoryResolver {
  @ResolveField(() => ChangeConnection, {
    description: 'What has been changed of this person, the latest first, as far as you may see it.',
  })
  history(
    @Parent() { key }: Person,
    @Args() args: ForwardPageArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ChangeRecord>> {
    return historyOf(context, info, { type: 'Person', key, args });
  }
}
