import { FuzzyDateType, Node, Recorded, RecordedNode } from '@app/kernel';
import { Person } from '@app/people';
import { StatuteArticle, StatuteArticleVersion } from '@app/statutes';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'What somebody is accused of: one offence, under one article of a law where the article is known.',
  implements: () => [Node, Recorded],
})
export class Charge extends RecordedNode {
  override readonly __typename: 'Charge';

  /** Uuid of the case. */
  caseKey: string;

  /** Uuid of the charge it replaces, where the viewer may see that one and it was asked for. */
  replacesKey: string | null;

  @Field(() => Person, {
    nullable: true,
    description: 'Who is accused; null where sources do not say whom it is against.',
  })
  defendant: Person | null;

  @Field(() => StatuteArticle, {
    nullable: true,
    description: 'Under which article; null where sources name only the offence.',
  })
  article: StatuteArticle | null;

  @Field(() => String, { nullable: true, description: 'Where within the article: part 2, point 3.' })
  pinpoint: string | null;

  @Field(() => StatuteArticleVersion, {
    nullable: true,
    description:
      'How the article read when the act is said to have happened, which is the wording that applies. Null where that cannot be told.',
  })
  articleVersion: StatuteArticleVersion | null;

  @Field(() => String, {
    nullable: true,
    description: 'The offence as sources name it; always there where the article is not known.',
  })
  offence: string | null;

  @Field(() => String, { nullable: true, description: 'What the person is said to have done.' })
  allegedConduct: string | null;

  @Field(() => FuzzyDateType, { nullable: true, description: 'When they are said to have done it.' })
  conductDate: FuzzyDateType | null;

  @Field(() => String, { nullable: true, description: 'Where they are said to have done it.' })
  conductPlace: string | null;
}
