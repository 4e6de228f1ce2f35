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

@ObjectType({ description: 'One field of a record, before a change and after it.' })
export class FieldChange {
  @Field(() => String, { description: 'The field, as the graph names it.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'What it said; null where it said nothing.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'What it says since; null where it says nothing.' })
  after: string | null;
}

// The field `changeSet` is added by a resolver: the two types know each other.
@ObjectType({ description: 'What one change set did to one record.' })
export class Change {
  @Field(() => ChangeOperation, { description: 'What was done.' })
  operation: ChangeOperation;

  @Field(() => Recorded, { nullable: true, description: 'The record as it now reads; null where it is no more.' })
  record: Recorded | null;

  @Field(() => [FieldChange], { description: 'Field by field, what changed.' })
  fields: FieldChange[];
}
