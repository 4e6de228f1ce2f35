import { CaseKind } from '@app/cases';
import { CountryCodeScalar, DateScalar, DateTimeScalar, EdtfScalar } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { CaseEventKind, CaseStatus, CustodyState } from './vocabulary.enums.js';

@InputType({
  description:
    'Which cases to list. Every condition given has to hold; within a list, one of its values has to. A condition left out is none.',
})
export class CaseFilter {
  @Field(() => CountryCodeScalar, { nullable: true, description: 'Cases in this country.' })
  @IsOptional()
  country?: string | null;

  @Field(() => CaseKind, { nullable: true, description: 'Proceedings of this sort.' })
  @IsOptional()
  kind?: CaseKind | null;

  @Field(() => [CaseStatus], { nullable: true, description: 'Cases that stand at one of these.' })
  @IsOptional()
  @ArrayMaxSize(100)
  status?: CaseStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Cases with a charge under this law, by its short name.' })
  @IsOptional()
  @MaxLength(200)
  statute?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Cases with a charge under one of these articles: 234 finds 234 and what is below it, such as 234.4.3, but not 234-1. In the law named by `statute`; in any law where none is named.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(40, { each: true })
  articles?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Cases this person takes part in; short name or ID.' })
  @IsOptional()
  @MaxLength(200)
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'Cases this organization takes part in; short name or ID.' })
  @IsOptional()
  @MaxLength(200)
  organization?: string | null;

  @Field(() => [CaseEventKind], { nullable: true, description: 'Cases in which one of these has happened.' })
  @IsOptional()
  @ArrayMaxSize(100)
  eventKinds?: CaseEventKind[] | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description:
      'Cases that were going on at this date or in this period, counted from the first day that an event is known for to the last.',
  })
  @IsOptional()
  during?: string | null;

  @Field(() => [CustodyState], {
    nullable: true,
    description: 'Cases with a defendant who is free or held in one of these ways.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  custody?: CustodyState[] | null;

  @Field(() => [String], { nullable: true, description: 'Cases in which one of these rights is at stake: ICCPR-19.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  rights?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Cases that may have been opened on this day or later.' })
  @IsOptional()
  openedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Cases that may have been opened on this day or earlier.' })
  @IsOptional()
  openedTo?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Cases about which something was recorded since this moment.',
  })
  @IsOptional()
  updatedSince?: string | null;

  @Field(() => String, { nullable: true, description: 'Words or parts of words in the title, or a file number.' })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}
