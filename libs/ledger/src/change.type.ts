import { Recorded } from '@app/kernel';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ChangeOperation {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  RETRACTED = 'RETRACTED',
}

registerEnumType(ChangeOperation, {
  name: 'ChangeOperation',
  description: 'What a change did to a record.',
  valuesMap: {
    CREATED: { description: 'It was put on record.' },
    UPDATED: { description: 'It was changed.' },
    RETRACTED: { description: 'It was taken out of the present; history keeps it.' },
  },
});

@ObjectType({
  description:
    'One field of a record, before a change and after it. Values are written as the graph writes them: dates in EDTF, records as IDs, lists and objects as compact JSON. What refers to a record that you may not see is left out.',
})
export class FieldChange {
  @Field(() => String, { description: 'The field, as the graph names it: publishedOn, names, restraint.until.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'What it said; null where it said nothing that you may see.' })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it says since; null where it says nothing that you may see.',
  })
  after: string | null;

  @Field(() => Boolean, {
    description:
      'Whether what this change said here was erased since, by the decision of two admins. What stands in its place tells nothing, and the ledger proves that nothing else was altered.',
  })
  erased: boolean;
}

// The field `changeSet` is added by a resolver: the two types know each other.
@ObjectType({
  description:
    'What one change set did to one record: to its own fields, and to its parts, such as names and citations.',
})
export class Change {
  @Field(() => ChangeOperation, {
    description:
      'What was done. A record that was made in an earlier change set and is yours to see from this one on is UPDATED too.',
  })
  operation: ChangeOperation;

  @Field(() => Recorded, { nullable: true, description: 'The record as it now reads; null where it is no more.' })
  record: Recorded | null;

  @Field(() => [FieldChange], { description: 'Field by field, what changed.' })
  fields: FieldChange[];
}
