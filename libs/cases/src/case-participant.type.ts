import { FuzzyDateType, Node, Recorded, RecordedNode } from '@app/kernel';
import { Party } from '@app/organizations';
import { Field, ObjectType } from '@nestjs/graphql';
import { ParticipantRole } from './participant-role.enum.js';

@ObjectType({
  description: 'That somebody takes part in a case, as what, and when. Who has two parts in it is listed twice.',
  implements: () => [Node, Recorded],
})
export class CaseParticipant extends RecordedNode {
  override readonly __typename: 'CaseParticipant';

  /** Uuid of the case. */
  caseKey: string;

  @Field(() => Party, { description: 'Who takes part.' })
  party: Party;

  @Field(() => ParticipantRole, { description: 'As what.' })
  role: ParticipantRole;

  @Field(() => FuzzyDateType, { nullable: true, description: 'From when until when; null where no source says.' })
  period: FuzzyDateType | null;

  @Field(() => String, { nullable: true, description: 'More about their part, in words.' })
  note: string | null;
}
