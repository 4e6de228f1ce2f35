import { Account } from '@app/access';
import { Case } from '@app/cases';
import { DateTimeScalar, Node } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { SubmissionItem } from './submission-item.type.js';
import { SubmissionState } from './submission-state.enum.js';

@ObjectType({
  description:
    'A case that somebody asks to be made public: every record that would become so, and why others are left out. An editor who recorded none of it publishes exactly that.',
  implements: () => [Node],
})
export class Submission extends Node {
  override readonly __typename: 'Submission';

  @Field(() => Case, { description: 'The case that was submitted.' })
  case: Case;

  @Field(() => Account, { nullable: true, description: 'Who submitted it.' })
  by: Account | null;

  @Field(() => DateTimeScalar, { description: 'When it was submitted.' })
  at: string;

  @Field(() => String, { nullable: true, description: 'What whoever submitted it wants the editor to know.' })
  note: string | null;

  @Field(() => [SubmissionItem], {
    description:
      'What becomes public, also elsewhere because it rested on this; and what is left out of the case. The database has found it by trying.',
  })
  items: SubmissionItem[];

  @Field(() => SubmissionState, { description: 'What has become of it.' })
  state: SubmissionState;

  @Field(() => Account, { nullable: true, description: 'Who published or rejected it, or submitted the case again.' })
  decidedBy: Account | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When that was; null while it waits.' })
  decidedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Why, as whoever decided put it.' })
  decision: string | null;
}
