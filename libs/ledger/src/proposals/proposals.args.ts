import { ForwardPageArgs } from '@app/kernel';
import { ArgsType, Field } from '@nestjs/graphql';
import { ProposalState } from './proposal.type.js';

@ArgsType()
export class ProposalsArgs extends ForwardPageArgs {
  @Field(() => ProposalState, {
    nullable: true,
    defaultValue: ProposalState.PENDING,
    description: 'Which proposals: those that wait, if left out; all, if null.',
  })
  state?: ProposalState | null;
}
