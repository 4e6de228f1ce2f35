import { FuzzyDateType, Node, Recorded, RecordedNode } from '@app/kernel';
import { Person } from '@app/people';
import { Field, ObjectType } from '@nestjs/graphql';
import { Organization } from './organization.type.js';

@ObjectType({
  description: 'That somebody belongs or belonged to an organization, as what, and when.',
  implements: () => [Node, Recorded],
})
export class Affiliation extends RecordedNode {
  override readonly __typename: 'Affiliation';

  @Field(() => Person, { description: 'Who belongs to it.' })
  person: Person;

  @Field(() => Organization, { description: 'What they belong to.' })
  organization: Organization;

  @Field(() => String, { description: 'As what, in words: founder, judge, member.' })
  role: string;

  @Field(() => FuzzyDateType, { nullable: true, description: 'While it lasted; null where no source says.' })
  period: FuzzyDateType | null;
}
