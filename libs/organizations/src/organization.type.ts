import { CountryCodeScalar, Node, Recorded, RecordedNode } from '@app/kernel';
import { Name } from '@app/people';
import { Field, ObjectType } from '@nestjs/graphql';
import { OrganizationKind } from './organization-kind.enum.js';

@ObjectType({
  description:
    'A body that acts in cases or reports on them: a court, a police department, a group of activists, a newspaper.',
  implements: () => [Node, Recorded],
})
export class Organization extends RecordedNode {
  override readonly __typename: 'Organization';

  @Field(() => String, { description: 'Short name in web addresses: almaty-city-court.' })
  slug: string;

  @Field(() => String, { description: 'The name to use where only one is wanted. Two organizations can share it.' })
  name: string;

  @Field(() => [Name], { description: 'Every name you may see, in all scripts and spellings, the main one first.' })
  names: Name[];

  @Field(() => OrganizationKind, { description: 'What sort of body it is.' })
  kind: OrganizationKind;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'The country it is of; null for international bodies, or where unknown.',
  })
  country: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How the law of its country treats it, in words, as sources report it: registered, refused, dissolved.',
  })
  legalStanding: string | null;

  @Field(() => String, { nullable: true, description: 'What it is and does, in a few sentences.' })
  summary: string | null;
}
