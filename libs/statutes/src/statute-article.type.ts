import { Node, Recorded, RecordedNode } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'An article of a law, as charges cite it. Its wording may change over time; the article stays.',
  implements: () => [Node, Recorded],
})
export class StatuteArticle extends RecordedNode {
  override readonly __typename: 'StatuteArticle';

  /** Uuid of the law it is in. */
  statuteKey: string;

  @Field(() => String, { description: 'Its number, with the parts that belong to it: 174, 206-1, 234.4.3.' })
  number: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its official heading as it reads now, or as it last read; null where nobody has recorded it.',
  })
  title: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it punishes, in short, in the words of sources rather than of the law.',
  })
  subject: string | null;
}
