import type { GraphContext } from '@app/database';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { detailsOfPersonLoader } from './person-details.loader.js';
import { PersonDetails } from './person-details.type.js';
import { Person } from './person.type.js';

/** Adds `Person.details`. */
@Resolver(() => Person)
export class PersonDetailsResolver {
  @ResolveField(() => PersonDetails, {
    nullable: true,
    description: 'Delicate facts, which have a tier of their own; null to who lacks it, or where none are on record.',
  })
  async details(@Parent() { key }: Person, @Context() context: GraphContext): Promise<PersonDetails | null> {
    const [details] = await context.loader(detailsOfPersonLoader).load(key);
    return details ?? null;
  }
}
