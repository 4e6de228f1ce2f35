import { CountryCodeScalar, DateTimeScalar, EdtfScalar } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { CaseEventKind, CaseStage } from './vocabulary.enums.js';

@InputType({
  description:
    'Which events to list, across cases. Every condition given has to hold; within a list, one of its values has to. A condition left out is none.',
})
export class EventFilter {
  @Field(() => [CaseEventKind], { nullable: true, description: 'Events of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(100)
  kinds?: CaseEventKind[] | null;

  @Field(() => [CaseStage], { nullable: true, description: 'Events of these parts of a proceeding.' })
  @IsOptional()
  @ArrayMaxSize(100)
  stages?: CaseStage[] | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'Events that may have happened at this date or in this period.',
  })
  @IsOptional()
  during?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Events of cases in this country.' })
  @IsOptional()
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Events that concern a charge under this law, by its short name.',
  })
  @IsOptional()
  @MaxLength(200)
  statute?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Events that concern a charge under one of these articles: 234 finds 234 and what is below it, such as 234.4.3, but not 234-1. In the law named by `statute`; in any law where none is named.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(40, { each: true })
  articles?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Events that have to do with this person; short name or ID.' })
  @IsOptional()
  @MaxLength(200)
  person?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Events that this person or organization did or decided; short name or ID.',
  })
  @IsOptional()
  @MaxLength(200)
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Words or parts of words in their titles.' })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Events recorded or changed since this moment, with what was added to them: a citation, a penalty.',
  })
  @IsOptional()
  updatedSince?: string | null;
}
