import { Account } from '@app/access';
import { DateTimeScalar, Node } from '@app/kernel';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Change } from './change.type.js';

@ObjectType({
  description:
    'One atomic change to the record. The summary and the changes tell what you may see of it, and nothing of the rest.',
  implements: () => [Node],
})
export class ChangeSet extends Node {
  override readonly __typename: 'ChangeSet';

  @Field(() => Int, { description: 'Its number: 1 for the first, one more for each that was recorded after.' })
  seq: number;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at: string;

  @Field(() => String, { description: 'What was done, in a few words, as far as you may see it.' })
  summary: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, as whoever did it put it. For those who may see everything that it touched.',
  })
  reason: string | null;

  @Field(() => Account, {
    nullable: true,
    description: 'Who did it. For the account itself, editors and admins; null for all others, and for the system.',
  })
  actor: Account | null;

  @Field(() => [Change], {
    description: 'What it did to each record, as far as you may see it; empty where you may see nothing of it.',
  })
  changes: Change[];

  @Field(() => String, { description: 'Its leaf in the ledger: a SHA-256, in hexadecimal.' })
  hash: string;
}
