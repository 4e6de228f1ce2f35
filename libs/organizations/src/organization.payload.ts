import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Organization } from './organization.type.js';

@ObjectType({ description: 'What a change to an organization came to.' })
export class OrganizationPayload extends ProposablePayload {
  @Field(() => Organization, {
    nullable: true,
    description: 'The organization, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  organization?: Organization | null;
}
