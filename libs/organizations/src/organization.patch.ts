import { AtMost, NotCleared } from '@app/kernel';
import { PatchInput } from '@app/ledger';
import { Field, InputType, IntersectionType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { NameInput } from '@app/people';
import { OrganizationKind } from './organization-kind.enum.js';
import { OrganizationInput } from './organization.input.js';

/** What has the same meaning and limits here as where the record is made. */
const SAME = ['country', 'parent', 'legalStanding', 'summary'] as const;

@InputType({ description: 'What to change of an organization: null clears, what is left out stays.' })
export class OrganizationPatch extends IntersectionType(PatchInput, PickType(OrganizationInput, SAME)) {
  @Field(() => [NameInput], { nullable: true, description: 'All names, in place of those on record that you may see.' })
  @NotCleared()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => NameInput)
  names?: NameInput[] | null;

  @Field(() => OrganizationKind, { nullable: true, description: 'What sort of body it is.' })
  @NotCleared()
  kind?: OrganizationKind | null;
}
