import { AtMost, CountryCodeScalar, Distinct, EachOfForm, LongText, ShortText, Slug } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { CaseKind } from './case-kind.enum.js';
import { FileNumberInput } from './file-number.input.js';
import { RIGHT_FORM } from './right.form.js';

@InputType({ description: 'A proceeding to be recorded.' })
export class CaseInput extends SourcedRecordInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Short name in web addresses. Made from the name or title if left out; what is SEALED gets one that tells nothing.',
  })
  @IsOptional()
  @Slug()
  slug?: string | null;

  @Field(() => String, { description: 'What the case is called here.' })
  @ShortText(1000)
  title: string;

  @Field(() => CaseKind, { description: 'What sort of proceeding it is.' })
  kind: CaseKind;

  @Field(() => CountryCodeScalar, { description: 'The country whose authorities conduct it.' })
  country: string;

  @Field(() => [FileNumberInput], { nullable: true, description: 'The numbers that authorities gave it.' })
  @IsOptional()
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
  @IsOptional()
  @AtMost(50)
  @EachOfForm(RIGHT_FORM)
  @Distinct()
  rights?: string[] | null;
}
