import { FuzzyDateType, Node, Recorded, RecordedNode } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { Person } from './person.type.js';
import { RelationshipKind } from './relationship-kind.enum.js';

@ObjectType({
  description:
    'What one person is to another. Read it in one direction: the first is the second’s wife, lawyer, colleague.',
  implements: () => [Node, Recorded],
})
export class Relationship extends RecordedNode {
  override readonly __typename: 'Relationship';

  @Field(() => Person, { description: 'Who it is that is somebody’s wife, lawyer, colleague.' })
  from: Person;

  @Field(() => Person, { description: 'Whose wife, lawyer, colleague that is.' })
  to: Person;

  @Field(() => RelationshipKind, { description: 'What the first is to the second.' })
  kind: RelationshipKind;

  @Field(() => String, { nullable: true, description: 'More about it, in words.' })
  note: string | null;

  @Field(() => FuzzyDateType, { nullable: true, description: 'While it lasted; null where no source says.' })
  period: FuzzyDateType | null;
}
