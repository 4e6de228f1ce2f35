import { AtMost, Distinct, EachOfForm, EdtfScalar, LongText, ShortText } from '@app/kernel';
import { CitationInput, NewRecordInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { CaseEventKind } from './vocabulary.enums.js';
import { PenaltyInput } from './penalty.input.js';
import { RestraintInput } from './restraint.input.js';
import { WgadCategory } from './wgad-category.enum.js';
import { RIGHT_FORM } from '@app/cases';

@InputType({ description: 'Something that happened in a case.' })
export class CaseEventInput extends NewRecordInput {
  @Field(() => CaseEventKind, { description: 'What happened. Where the case stands follows from it.' })
  kind: CaseEventKind;

  @Field(() => EdtfScalar, {
    description: 'When, as precisely as the source says and no more. In EDTF: 2021-02-05, 2020-21, [..2021-02-05].',
  })
  date: string;

  @Field(() => String, { nullable: true, description: 'What happened, in a line. The kind in words if left out.' })
  @IsOptional()
  @ShortText(1000)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What happened, in a few sentences of your own.' })
  @IsOptional()
  @LongText(20000)
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Where.' })
  @IsOptional()
  @ShortText(1000)
  place?: string | null;

  @Field(() => ID, { nullable: true, description: 'Among events whose dates overlap: it came after this one.' })
  @IsOptional()
  after?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person or organization that acted or decided.' })
  @IsOptional()
  actor?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Others who had to do with it.' })
  @IsOptional()
  @AtMost(100)
  @Distinct()
  involved?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The charges it concerns; left out or empty: the whole case.' })
  @IsOptional()
  @AtMost(100)
  @Distinct()
  charges?: string[] | null;

  @Field(() => [PenaltyInput], { nullable: true, description: 'What was imposed.' })
  @IsOptional()
  @AtMost(100)
  @ValidateNested({ each: true })
  @Type(() => PenaltyInput)
  penalties?: PenaltyInput[] | null;

  @Field(() => RestraintInput, {
    nullable: true,
    description: 'The measure of restraint, of RESTRAINT_IMPOSED and RESTRAINT_CHANGED.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => RestraintInput)
  restraint?: RestraintInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose word it is, where it is not established: according to Bilash.',
  })
  @IsOptional()
  @ShortText(1000)
  attribution?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether sources differ.' })
  @IsOptional()
  disputed?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Say why, and a sequence that the procedure does not allow is recorded and marked.',
  })
  @IsOptional()
  @LongText(4000)
  irregularity?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The defendants it concerns; left out or empty: all.' })
  @IsOptional()
  @AtMost(100)
  @Distinct()
  defendants?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The human rights at stake, as articles of treaties: ICCPR-9.',
  })
  @IsOptional()
  @AtMost(50)
  @EachOfForm(RIGHT_FORM)
  @Distinct()
  rights?: string[] | null;

  @Field(() => [WgadCategory], {
    nullable: true,
    description: 'Of an INTERNATIONAL_OPINION: the categories that the Working Group on Arbitrary Detention found.',
  })
  @IsOptional()
  @AtMost(5)
  @Distinct()
  wgadCategories?: WgadCategory[] | null;

  @Field(() => [CitationInput], {
    description: 'At least one that supports it: an event without a source is refused with UNSOURCED.',
  })
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  citations: CitationInput[];
}
