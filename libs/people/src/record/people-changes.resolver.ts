import type { ViewerContext } from '@app/access';
import { type Answer, Changes, Mutates } from '@app/ledger';
import { Args, Context, ID, Int, Resolver } from '@nestjs/graphql';
import { PersonDetailsInput } from '../person-details.input.js';
import { PersonDetailsPayload } from '../person-details.payload.js';
import { PersonInput } from '../person.input.js';
import { PersonPatch } from '../person.patch.js';
import { PersonPayload } from '../person.payload.js';
import { RelationshipInput } from '../relationship.input.js';
import { RelationshipPayload } from '../relationship.payload.js';

/** The changes of persons. */
@Resolver()
export class PeopleChangesResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(() => PersonPayload, 'Records a person.')
  personCreate(
    @Args('input', { type: () => PersonInput, description: 'Who they are.' }) input: PersonInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'personCreate', { input }, input.reason);
  }

  @Mutates(() => PersonPayload, 'Changes a person. Of one that is public, it waits for a second person.')
  personUpdate(
    @Args('id', { type: () => ID, description: 'The person.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version of it that you have read.' })
    expectedVersion: number,
    @Args('patch', { type: () => PersonPatch, description: 'What to change.' }) patch: PersonPatch,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'personUpdate', { id, expectedVersion, patch }, patch.reason);
  }

  @Mutates(() => PersonDetailsPayload, 'Sets delicate facts about a person, which have a tier of their own.')
  personDetailsSet(
    @Args('person', { type: () => ID, description: 'Whom they are about.' }) person: string,
    @Args('input', { type: () => PersonDetailsInput, description: 'The facts.' }) input: PersonDetailsInput,
    @Context() context: ViewerContext,
    @Args('expectedVersion', {
      type: () => Int,
      nullable: true,
      description: 'The version of the details that you have read; left out where there are none of that tier yet.',
    })
    expectedVersion?: number | null,
  ): Promise<Answer> {
    const args = { person, expectedVersion: expectedVersion ?? null, input };
    return this.changes.perform(context, 'personDetailsSet', args, input.reason);
  }

  @Mutates(() => RelationshipPayload, 'Records what one person is to another.')
  relationshipCreate(
    @Args('input', { type: () => RelationshipInput, description: 'Who is what to whom.' }) input: RelationshipInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'relationshipCreate', { input }, input.reason);
  }
}
