import type { GraphContext } from '@app/database';
import { Person } from '@app/people';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { affiliationsOfPersonLoader } from './affiliation.loader.js';
import { Affiliation } from './affiliation.type.js';

/** Adds `Person.affiliations`. */
@Resolver(() => Person)
export class PersonAffiliationsResolver {
  @ResolveField(() => [Affiliation], { description: 'What they belong or belonged to, and as what.' })
  async affiliations(@Parent() { key }: Person, @Context() context: GraphContext): Promise<Affiliation[]> {
    return context.loader(affiliationsOfPersonLoader).load(key);
  }
}
