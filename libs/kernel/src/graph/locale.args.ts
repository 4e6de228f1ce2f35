import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LocaleScalar } from './locale.scalar.js';

/** Argument of a field that answers with a text for people. */
@ArgsType()
export class LocaleArgs {
  @Field(() => LocaleScalar, {
    nullable: true,
    defaultValue: 'en',
    description: 'In which language: en, ru, kk or zh. English where there is no text in the one asked for.',
  })
  @IsOptional()
  locale?: string | null;
}
