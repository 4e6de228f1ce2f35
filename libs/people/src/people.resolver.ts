import { type GraphContext, lookupOf } from '@app/database';
import { LookupArgs } from '@app/kernel';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { personLoader } from './person.loader.js';
import { Person } from './person.type.js';
import { relationshipsOfPersonLoader } from './relationship.loader.js';
import { Relationship } from './relationship.type.js';

/** Root queries for persons, and the fields of Person that this library knows. */
@Resolver(() => Person)
export class PeopleResolver {
  @Query(() => Person, {
    nullable: true,
    description: 'One person, by slug or id; null where there is none that you may see.',
  })
  async person(@Args() args: LookupArgs, @Context() context: GraphContext): Promise<Person | null> {
    const lookup = lookupOf('Person', args, context);
    return lookup && context.loader(personLoader).load(lookup);
  }

  @ResolveField(() => [Relationship], {
    description: 'What this person is to others, and others to them: spouse, counsel, relative.',
  })
  async relationships(@Parent() { key }: Person, @Context() context: GraphContext): Promise<Relationship[]> {
    return context.loader(relationshipsOfPersonLoader).load(key);
  }
}
