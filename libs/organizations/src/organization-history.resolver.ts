import type { GraphContext } from '@app/database';
import { type Connection, ForwardPageArgs } from '@app/kernel';
import { ChangeConnection, type ChangeRecord, historyOf } from '@app/ledger';
import { Args, Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Organization } from './organization.type.js';

/** Adds `Organization.history`. */
@Resolver(() => Organization)
export class OrganizationHistoryResolver {
  @ResolveField(() => ChangeConnection, {
    description: 'What has been changed of this organization, the latest first, as far as you may see it.',
  })
  history(
    @Parent() { key }: Organization,
    @Args() args: ForwardPageArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ChangeRecord>> {
    return historyOf(context, info, { type: 'Organization', key, args });
  }
}
