import { CountryCodeScalar, DateTimeScalar } from '@app/kernel';
import { Gender } from '@app/people';
import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { CustodyState } from './vocabulary.enums.js';

// Here rather than beside Person: custody follows from events, and articles from charges.
@InputType({
  description:
    'Which persons to list. Every condition given has to hold; within a list, one of its values has to. A condition left out is none.',
})
export class PersonFilter {
  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'Persons with a tie to this country: citizens of it, and whoever takes part in a case there.',
  })
  @IsOptional()
  country?: string | null;

  @Field(() => Gender, { nullable: true, description: 'Persons of this gender.' })
  @IsOptional()
  gender?: Gender | null;

  @Field(() => [CustodyState], { nullable: true, description: 'Persons who are free or held in one of these ways.' })
  @IsOptional()
  @ArrayMaxSize(100)
  custody?: CustodyState[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Persons charged under one of these articles: 234 finds 234 and what is below it, such as 234.4.3, but not 234-1. In the law named by `statute`; in any law where none is named.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(40, { each: true })
  articles?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Persons charged under this law, by its short name.' })
  @IsOptional()
  @MaxLength(200)
  statute?: string | null;

  @Field(() => String, { nullable: true, description: 'Words or parts of words in any of their names, in any script.' })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Persons whose entry or any of whose names was recorded or changed since this moment.',
  })
  @IsOptional()
  updatedSince?: string | null;
}
