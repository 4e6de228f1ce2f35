import { AtMost, CountryCodeScalar, LongText, Slug } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { NameInput } from '@app/people';
import { OrganizationKind } from './organization-kind.enum.js';

@InputType({ description: 'An organization to be recorded, registered or not.' })
export class OrganizationInput extends SourcedRecordInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Short name in web addresses. Made from the name or title if left out; what is SEALED gets one that tells nothing.',
  })
  @IsOptional()
  @Slug()
  slug?: string | null;

  @Field(() => [NameInput], { description: 'Every name that is known, the PRIMARY one among them.' })
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => NameInput)
  names: NameInput[];

  @Field(() => OrganizationKind, { description: 'What sort of body it is.' })
  kind: OrganizationKind;

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

  @Field(() => Boolean, {
    nullable: true,
    description: 'Record it although it seems to be on record already, after a DUPLICATE.',
  })
  @IsOptional()
  force?: boolean | null;
}
