import { CountryCodeScalar } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { OrganizationKind } from './organization-kind.enum.js';

@InputType({ description: 'Which organizations to list. Every condition given has to hold; one left out is none.' })
export class OrganizationFilter {
  @Field(() => CountryCodeScalar, { nullable: true, description: 'Organizations of this country.' })
  @IsOptional()
  country?: string | null;

  @Field(() => OrganizationKind, { nullable: true, description: 'Organizations of this sort.' })
  @IsOptional()
  kind?: OrganizationKind | null;

  @Field(() => String, { nullable: true, description: 'Words or parts of words in any of their names, in any script.' })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}
