import { Context, Query, Resolver } from '@nestjs/graphql';
import { accountLoader } from './account.loader.js';
import { Account } from './account.type.js';
import type { ViewerContext } from './viewer-context.js';

/** Who asks. */
@Resolver(() => Account)
export class ViewerResolver {
  @Query(() => Account, { nullable: true, description: 'Your own account. Null when nobody is signed in.' })
  async viewer(@Context() context: ViewerContext): Promise<Account | null> {
    return context.viewer && context.loader(accountLoader).load({ key: context.viewer.accountId });
  }
}
