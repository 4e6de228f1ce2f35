import {
  AtMost,
  CountryCodeScalar,
  Distinct,
  EdtfScalar,
  ListNotCleared,
  LongText,
  NotCleared,
  ShortTexts,
} from '@app/kernel';
import { CitationInput, PatchInput } from '@app/ledger';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Gender } from './gender.enum.js';
import { NameInput } from './name.input.js';

@InputType({ description: 'What to change of a person: null clears, what is left out stays.' })
export class PersonPatch extends PatchInput {
  @Field(() => [NameInput], { nullable: true, description: 'All names, in place of those on record that you may see.' })
  @NotCleared()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => NameInput)
  names?: NameInput[] | null;

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
  @ListNotCleared()
  @AtMost(20)
  @Distinct()
  nationalities?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'What they do or did, in words: activist, lawyer.' })
  @ListNotCleared()
  @AtMost(50)
  @ShortTexts(200)
  occupations?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Who they are, in a few sentences of your own.' })
  @IsOptional()
  @LongText(20000)
  summary?: string | null;

  @Field(() => [CitationInput], { nullable: true, description: 'Further sources that the record rests on.' })
  @IsOptional()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  addCitations?: CitationInput[] | null;
}
