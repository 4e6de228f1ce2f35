import { AtMost, Distinct, EachOfForm, ListNotCleared, LongText, NotCleared, ShortText } from '@app/kernel';
import { CitationInput, PatchInput } from '@app/ledger';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { CaseKind } from './case-kind.enum.js';
import { FileNumberInput } from './file-number.input.js';
import { RIGHT_FORM } from './right.form.js';

@InputType({ description: 'What to change of a case: null clears, what is left out stays.' })
export class CasePatch extends PatchInput {
  @Field(() => String, { nullable: true, description: 'What the case is called here.' })
  @NotCleared()
  @ShortText(1000)
  title?: string | null;

  @Field(() => CaseKind, { nullable: true, description: 'What sort of proceeding it is.' })
  @NotCleared()
  kind?: CaseKind | null;

  @Field(() => [FileNumberInput], { nullable: true, description: 'The numbers that authorities gave it.' })
  @ListNotCleared()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => FileNumberInput)
  fileNumbers?: FileNumberInput[] | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in a few sentences of your own.' })
  @IsOptional()
  @LongText(20000)
  summary?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The human rights at stake, as articles of treaties: ICCPR-19.',
  })
  @ListNotCleared()
  @AtMost(50)
  @EachOfForm(RIGHT_FORM)
  @Distinct()
  rights?: string[] | null;

  @Field(() => [CitationInput], { nullable: true, description: 'Further sources that the record rests on.' })
  @IsOptional()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  addCitations?: CitationInput[] | null;
}
