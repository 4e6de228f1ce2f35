import {
  AtMost,
  DateScalar,
  Distinct,
  EdtfScalar,
  ListNotCleared,
  LocaleScalar,
  LongText,
  NotCleared,
  ShortText,
  ShortTexts,
  UrlScalar,
} from '@app/kernel';
import { PatchInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { SourceAuthorInput } from './source-author.input.js';
import { SourceReliability } from './source-reliability.enum.js';

@InputType({ description: 'What to change of a source: null clears, what is left out stays.' })
export class SourcePatch extends PatchInput {
  @Field(() => String, { nullable: true, description: 'Its title, as printed.' })
  @NotCleared()
  @ShortText(2000)
  title?: string | null;

  @Field(() => [SourceAuthorInput], { nullable: true, description: 'Its authors, in reading order.' })
  @ListNotCleared()
  @AtMost(100)
  @ValidateNested({ each: true })
  @Type(() => SourceAuthorInput)
  authors?: SourceAuthorInput[] | null;

  @Field(() => ID, { nullable: true, description: 'The organization that published it.' })
  @IsOptional()
  publisher?: string | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'When it was published. In EDTF: 2021-02-05, 2020-21, [..2021-02-05].',
  })
  @IsOptional()
  publishedOn?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Where it stands.' })
  @IsOptional()
  url?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Where a copy is kept that will not change.' })
  @IsOptional()
  archivedUrl?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it was last seen there.' })
  @IsOptional()
  accessedOn?: string | null;

  @Field(() => LocaleScalar, { nullable: true, description: 'The language it is in.' })
  @IsOptional()
  language?: string | null;

  @Field(() => [String], { nullable: true, description: 'Words to find it by.' })
  @ListNotCleared()
  @AtMost(50)
  @ShortTexts(100)
  @Distinct()
  tags?: string[] | null;

  @Field(() => SourceReliability, {
    nullable: true,
    description: 'Admiralty grade of the source, A completely reliable to F cannot be judged.',
  })
  @NotCleared()
  reliability?: SourceReliability | null;

  @Field(() => String, {
    nullable: true,
    description: "What a reader should know of it: the author is the defendant's wife.",
  })
  @IsOptional()
  @LongText(4000)
  disclosure?: string | null;
}
