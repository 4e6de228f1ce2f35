import { Account } from '@app/access';
import { DateTimeScalar, Node, Recorded } from '@app/kernel';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ProposalState {
  PENDING = 'PENDING',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  STALE = 'STALE',
}

registerEnumType(ProposalState, {
  name: 'ProposalState',
  description: 'What has become of a proposal.',
  valuesMap: {
    PENDING: { description: 'It waits for a second person.' },
    APPROVED: { description: 'Somebody else approved it, and the record reads so.' },
    REJECTED: { description: 'Somebody else rejected it.' },
    STALE: { description: 'The record had been changed meanwhile, so it could no longer be applied as it was made.' },
  },
});

@ObjectType({
  description: 'A change to what is already public, which waits for a second person.',
  implements: () => [Node],
})
export class Proposal extends Node {
  override readonly __typename: 'Proposal';

  @Field(() => String, { description: 'The mutation that was asked for: personUpdate.' })
  operation: string;

  @Field(() => String, { description: "The mutation's arguments, as JSON." })
  input: string;

  @Field(() => Recorded, { nullable: true, description: 'The record it would change, as it now reads.' })
  record: Recorded | null;

  @Field(() => ProposalState, { description: 'What has become of it.' })
  state: ProposalState;

  @Field(() => Account, { nullable: true, description: 'Who proposed it.' })
  by: Account | null;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  at: string;

  @Field(() => String, { nullable: true, description: 'Why, as whoever proposed it put it.' })
  reason: string | null;

  @Field(() => Account, { nullable: true, description: 'Who approved or rejected it, or found it stale.' })
  decidedBy: Account | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When that was; null while it waits.' })
  decidedAt: string | null;
}
