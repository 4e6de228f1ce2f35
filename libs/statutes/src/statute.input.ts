import { AtMost, CountryCodeScalar, EdtfScalar, ShortText, Slug, UrlScalar } from '@app/kernel';
import { CitationInput, ReasonInput } from '@app/ledger';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';

@InputType({ description: 'A code or law to be recorded. It names nobody, so it is public from the start.' })
export class StatuteInput extends ReasonInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Short name in web addresses. Made from the name or title if left out; what is SEALED gets one that tells nothing.',
  })
  @IsOptional()
  @Slug()
  slug?: string | null;

  @Field(() => String, { description: 'Its official title.' })
  @ShortText(1000)
  title: string;

  @Field(() => CountryCodeScalar, { description: 'Whose law it is.' })
  country: string;

  @Field(() => EdtfScalar, { nullable: true, description: 'When it was adopted.' })
  @IsOptional()
  adopted?: string | null;

  @Field(() => EdtfScalar, { nullable: true, description: 'From when to when it is in force: 2015-01-01/..' })
  @IsOptional()
  inForce?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Its European Legislation Identifier or official address.' })
  @IsOptional()
  uri?: string | null;

  @Field(() => [CitationInput], { nullable: true, description: 'Sources that it rests on.' })
  @IsOptional()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  citations?: CitationInput[] | null;
}
