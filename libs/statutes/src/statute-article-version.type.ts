import { FuzzyDateType, LocaleScalar, Node } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'The wording an article had over some time, in one language. It counts which one was in force on the day of the act.',
  implements: () => [Node],
})
export class StatuteArticleVersion implements Node {
  readonly __typename: 'StatuteArticleVersion';
  key: string;
  id: string;

  @Field(() => String, { description: 'The official heading in this wording.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The full text; null where only the heading is on record.' })
  text: string | null;

  @Field(() => LocaleScalar, { description: 'Which language this wording is in.' })
  language: string;

  @Field(() => FuzzyDateType, { description: 'From when until when it applied.' })
  inForce: FuzzyDateType;
}
