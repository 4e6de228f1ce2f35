import { connection, type GraphContext, lookupOf } from '@app/database';
import { LookupArgs } from '@app/kernel';
import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { affiliationsOfOrganizationLoader } from './affiliation.loader.js';
import { Affiliation } from './affiliation.type.js';
import { OrganizationListArgs } from './organization-list.args.js';
import { organizationList } from './organization-list.query.js';
import { OrganizationConnection } from './organization.connection.js';
import { organizationLoader } from './organization.loader.js';
import { Organization } from './organization.type.js';

/** Root queries for organizations, and the fields of Organization that this library knows. */
@Resolver(() => Organization)
export class OrganizationsResolver {
  @Query(() => Organization, {
    nullable: true,
    description: 'One organization, by slug or id; null where there is none that you may see.',
  })
  async organization(@Args() args: LookupArgs, @Context() context: GraphContext): Promise<Organization | null> {
    const lookup = lookupOf('Organization', args, context);
    return lookup && context.loader(organizationLoader).load(lookup);
  }

  @Query(() => OrganizationConnection, { description: 'Organizations, in the order of their names.' })
  async organizations(
    @Args() { filter, ...args }: OrganizationListArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<OrganizationConnection> {
    return connection<Organization>(context, info, {
      name: 'organizations',
      query: organizationList(filter),
      signature: JSON.stringify(['organizations', filter]),
      args,
      parent: null,
      load: organizationLoader,
    });
  }

  @ResolveField(() => Organization, { nullable: true, description: 'The organization that this one is part of.' })
  async parent(
    @Parent() organization: Organization & { parentKey?: string | null },
    @Context() context: GraphContext,
  ): Promise<Organization | null> {
    const key = organization.parentKey;
    return key ? context.loader(organizationLoader).load({ key }) : null;
  }

  @ResolveField(() => [Affiliation], { description: 'Who belongs or belonged to it, and as what.' })
  async affiliations(@Parent() { key }: Organization, @Context() context: GraphContext): Promise<Affiliation[]> {
    return context.loader(affiliationsOfOrganizationLoader).load(key);
  }
}
