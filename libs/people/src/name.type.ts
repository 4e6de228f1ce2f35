import { Confidentiality, LocaleScalar } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { NameKind } from './name-kind.enum.js';

@ObjectType({ description: 'One of the names that a person or an organization goes by.' })
export class Name {
  @Field(() => String, { description: 'The name itself, in its own letters.' })
  text: string;

  @Field(() => NameKind, { description: 'What sort of name it is.' })
  kind: NameKind;

  @Field(() => String, {
    description: 'Which letters it is written in, by the four-letter code of ISO 15924: Latn, Cyrl, Arab, Hans.',
  })
  script: string;

  @Field(() => LocaleScalar, { nullable: true, description: 'Which language it is in, where that is known.' })
  language: string | null;

  @Field(() => Confidentiality, {
    description: 'Who may see this name; a name can be more closely kept than the one who bears it.',
  })
  confidentiality: Confidentiality;
}
