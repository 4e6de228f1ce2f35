import { Confidentiality, LocaleScalar, ShortText } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { NameKind } from './name-kind.enum.js';

@InputType({ description: 'One name, in one script and spelling.' })
export class NameInput {
  @Field(() => String, { description: 'The name as it is written.' })
  @ShortText(500)
  text: string;

  @Field(() => NameKind, {
    description: 'What sort of name it is. Exactly one of a person or organization is PRIMARY.',
  })
  kind: NameKind;

  @Field(() => LocaleScalar, { nullable: true, description: 'The language it is in, as a BCP 47 tag.' })
  @IsOptional()
  language?: string | null;

  @Field(() => Confidentiality, {
    nullable: true,
    description:
      'A tier above that of its bearer, for a name that must stay hidden where the bearer is shown. Not for the PRIMARY name.',
  })
  @IsOptional()
  confidentiality?: Confidentiality | null;
}
