import { AtMost, CountryCodeScalar, Distinct, EdtfScalar, LongText, ShortTexts, Slug } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Gender } from './gender.enum.js';
import { NameInput } from './name.input.js';

@InputType({ description: 'A person to be recorded.' })
export class PersonInput extends SourcedRecordInput {
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

  @Field(() => Gender, { nullable: true, description: 'Gender, where sources say.' })
  @IsOptional()
  gender?: Gender | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description:
      'When they were born, as far as everybody who sees the person may know; what is more delicate goes into their details. In EDTF: 2021-02-05, 2020-21, [..2021-02-05].',
  })
  @IsOptional()
  born?: string | null;

  @Field(() => EdtfScalar, { nullable: true, description: 'When they died.' })
  @IsOptional()
  died?: string | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'Countries whose citizens they are or were.' })
  @IsOptional()
  @AtMost(20)
  @Distinct()
  nationalities?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'What they do or did, in words: activist, lawyer.' })
  @IsOptional()
  @AtMost(50)
  @ShortTexts(200)
  occupations?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Who they are, in a few sentences of your own.' })
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
