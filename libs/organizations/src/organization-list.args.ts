import { ForwardPageArgs } from '@app/kernel';
import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { OrganizationFilter } from './organization.filter.js';

@ArgsType()
export class OrganizationListArgs extends ForwardPageArgs {
  @Field(() => OrganizationFilter, {
    nullable: true,
    description: 'Which organizations; all that you may see if left out.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => OrganizationFilter)
  filter?: OrganizationFilter | null;
}
