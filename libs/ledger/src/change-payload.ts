import { UserError } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { ChangeSet } from './change-set.type.js';
import { Proposal } from './proposals/proposal.type.js';

/** What every mutation answers: the change, or why it was refused. */
@ObjectType({ isAbstract: true })
export abstract class ChangePayload {
  @Field(() => ChangeSet, {
    nullable: true,
    description: 'The change set that was recorded; null where nothing was changed.',
  })
  changeSet?: ChangeSet | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

/** The same, where the change may have to wait for a second person. */
@ObjectType({ isAbstract: true })
export abstract class ProposablePayload extends ChangePayload {
  @Field(() => Proposal, {
    nullable: true,
    description: 'Set instead of the record when the change waits for a second person.',
  })
  proposal?: Proposal | null;
}
