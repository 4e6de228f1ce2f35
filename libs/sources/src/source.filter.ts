import { DateScalar, LocaleScalar } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { SourceKind } from './source-kind.enum.js';

@InputType({ description: 'Which sources to list. Every condition given has to hold; one left out is none.' })
export class SourceFilter {
  @Field(() => SourceKind, { nullable: true, description: 'Sources of this sort.' })
  @IsOptional()
  kind?: SourceKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Sources that this organization published; its short name or its ID.',
  })
  @IsOptional()
  @MaxLength(200)
  publisher?: string | null;

  @Field(() => LocaleScalar, { nullable: true, description: 'Sources in this language.' })
  @IsOptional()
  language?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Sources that may have been published on this day or later.',
  })
  @IsOptional()
  publishedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Sources that may have been published on this day or earlier.',
  })
  @IsOptional()
  publishedTo?: string | null;

  @Field(() => String, { nullable: true, description: 'Words or parts of words in their titles.' })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}
