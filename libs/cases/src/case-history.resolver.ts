import type { GraphContext } from '@app/database';
import { type Connection, ForwardPageArgs } from '@app/kernel';
import { ChangeConnection, type ChangeRecord, historyOf } from '@app/ledger';
import { Args, Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Case } from './case.type.js';

/** Adds `Case.history`. */
@Resolver(() => Case)
export class CaseHistoryResolver {
  @ResolveField(() => ChangeConnection, {
    description:
      'What has been changed of this case and of everything in it, events, charges and participants, the latest first, as far as you may see it.',
  })
  history(
    @Parent() { key }: Case,
    @Args() args: ForwardPageArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ChangeRecord>> {
    return historyOf(context, info, { type: 'Case', key, args });
  }
}
