import { AtMost, EdtfScalar, LocaleScalar, LongText, OfForm, ShortText } from '@app/kernel';
import { CitationInput, ReasonInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { ARTICLE_NUMBER_FORM } from './article-number.form.js';

@InputType({ description: 'An article of a law, or a further wording of one that is on record.' })
export class StatuteArticleInput extends ReasonInput {
  @Field(() => ID, { description: 'The law.' })
  statute: string;

  @Field(() => String, { description: "As it is cited: '174', '234.4.3', '206-1'." })
  @OfForm(ARTICLE_NUMBER_FORM)
  number: string;

  @Field(() => String, {
    nullable: true,
    description: 'The official heading of this wording. With it go `language` and `inForce`.',
  })
  @IsOptional()
  @ShortText(2000)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What it punishes, in short, as sources describe it.' })
  @IsOptional()
  @LongText(2000)
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'The wording itself.' })
  @IsOptional()
  @LongText(200000)
  text?: string | null;

  @Field(() => LocaleScalar, { nullable: true, description: 'The language of heading and wording.' })
  @IsOptional()
  language?: string | null;

  @Field(() => EdtfScalar, { nullable: true, description: 'From when to when this wording is in force: 2015-01-01/..' })
  @IsOptional()
  inForce?: string | null;

  @Field(() => [CitationInput], { nullable: true, description: 'Sources that it rests on.' })
  @IsOptional()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  citations?: CitationInput[] | null;
}
