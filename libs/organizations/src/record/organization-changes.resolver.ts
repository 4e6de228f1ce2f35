import type { ViewerContext } from '@app/access';
import { type Answer, Changes, Mutates } from '@app/ledger';
import { Args, Context, ID, Int, Resolver } from '@nestjs/graphql';
import { AffiliationInput } from '../affiliation.input.js';
import { AffiliationPayload } from '../affiliation.payload.js';
import { OrganizationInput } from '../organization.input.js';
import { OrganizationPatch } from '../organization.patch.js';
import { OrganizationPayload } from '../organization.payload.js';

/** The changes of organizations. */
@Resolver()
export class OrganizationChangesResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(() => OrganizationPayload, 'Records an organization, registered or not.')
  organizationCreate(
    @Args('input', { type: () => OrganizationInput, description: 'What it is.' }) input: OrganizationInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'organizationCreate', { input }, input.reason);
  }

  @Mutates(() => OrganizationPayload, 'Changes an organization. Of one that is public, it waits for a second person.')
  organizationUpdate(
    @Args('id', { type: () => ID, description: 'The organization.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version of it that you have read.' })
    expectedVersion: number,
    @Args('patch', { type: () => OrganizationPatch, description: 'What to change.' }) patch: OrganizationPatch,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'organizationUpdate', { id, expectedVersion, patch }, patch.reason);
  }

  @Mutates(() => AffiliationPayload, 'Records what a person is in an organization.')
  affiliationCreate(
    @Args('input', { type: () => AffiliationInput, description: 'Who is what, where.' }) input: AffiliationInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'affiliationCreate', { input }, input.reason);
  }
}
