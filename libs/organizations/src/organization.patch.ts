import { AtMost, CountryCodeScalar, LongText, NotCleared } from '@app/kernel';
import { PatchInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { NameInput } from '@app/people';
import { OrganizationKind } from './organization-kind.enum.js';

@InputType({ description: 'What to change of an organization: null clears, what is left out stays.' })
export class OrganizationPatch extends PatchInput {
  @Field(() => [NameInput], { nullable: true, description: 'All names, in place of those on record that you may see.' })
  @NotCleared()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => NameInput)
  names?: NameInput[] | null;

  @Field(() => OrganizationKind, { nullable: true, description: 'What sort of body it is.' })
  @NotCleared()
  kind?: OrganizationKind | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Where it is based.' })
  @IsOptional()
  country?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organization that it is a part of.' })
  @IsOptional()
  parent?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Registered, refused, dissolved: in words, as sources report it.',
  })
  @IsOptional()
  @LongText(4000)
  legalStanding?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, in a few sentences of your own.' })
  @IsOptional()
  @LongText(20000)
  summary?: string | null;
}
