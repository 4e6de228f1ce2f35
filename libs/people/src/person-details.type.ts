import { FuzzyDateType, Node, Recorded, RecordedNode } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { Consent } from './consent.enum.js';
import { Person } from './person.type.js';

@ObjectType({
  description: 'Delicate facts about a person, with a tier of their own.',
  implements: () => [Node, Recorded],
})
export class PersonDetails extends RecordedNode {
  override readonly __typename: 'PersonDetails';

  @Field(() => Person, { description: 'Whom they are about.' })
  person: Person;

  @Field(() => FuzzyDateType, { nullable: true, description: 'When exactly they were born.' })
  born: FuzzyDateType | null;

  @Field(() => String, { nullable: true, description: 'How to reach them.' })
  contact: string | null;

  @Field(() => Consent, { nullable: true, description: 'Whether they agree to be named in public.' })
  consent: Consent | null;

  @Field(() => String, { nullable: true, description: 'Who asked them, when, and what they said.' })
  consentNote: string | null;
}
