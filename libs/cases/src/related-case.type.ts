import { Node, Recorded, RecordedNode } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { Case } from './case.type.js';
import { RelatedCaseKind } from './related-case-kind.enum.js';

@ObjectType({
  description: 'That a case has to do with another. It is a claim like any other, and rests on sources.',
  implements: () => [Node, Recorded],
})
export class RelatedCase extends RecordedNode {
  override readonly __typename: 'RelatedCase';

  @Field(() => Case, { description: 'The other case.' })
  case: Case;

  @Field(() => RelatedCaseKind, { description: 'What the case you are looking at is to the other one.' })
  kind: RelatedCaseKind;

  @Field(() => String, { nullable: true, description: 'More about it, in words.' })
  note: string | null;
}
