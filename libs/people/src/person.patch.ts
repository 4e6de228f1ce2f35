import { AtMost, CountryCodeScalar, Distinct, ListNotCleared, NotCleared, ShortTexts } from '@app/kernel';
import { CitationInput, PatchInput } from '@app/ledger';
import { Field, InputType, IntersectionType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { NameInput } from './name.input.js';
import { PersonInput } from './person.input.js';

/** What has the same meaning and limits here as where the record is made. */
const SAME = ['gender', 'born', 'died', 'summary'] as const;

@InputType({ description: 'What to change of a person: null clears, what is left out stays.' })
export class PersonPatch extends IntersectionType(PatchInput, PickType(PersonInput, SAME)) {
  @Field(() => [NameInput], { nullable: true, description: 'All names, in place of those on record that you may see.' })
  @NotCleared()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => NameInput)
  names?: NameInput[] | null;

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

  @Field(() => [CitationInput], { nullable: true, description: 'Further sources that the record rests on.' })
  @IsOptional()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  addCitations?: CitationInput[] | null;
}
