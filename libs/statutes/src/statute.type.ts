import { CountryCodeScalar, FuzzyDateType, Node, Recorded, RecordedNode, UrlScalar } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'A code or a law under whose articles people are charged, such as the Criminal Code of Kazakhstan of 2014.',
  implements: () => [Node, Recorded],
})
export class Statute extends RecordedNode {
  override readonly __typename: 'Statute';

  @Field(() => String, { description: 'Short name in web addresses and filters: kz-criminal-code-2014.' })
  slug: string;

  @Field(() => String, { description: 'What the law is called.' })
  title: string;

  @Field(() => CountryCodeScalar, { description: 'The country whose law it is.' })
  country: string;

  @Field(() => FuzzyDateType, { nullable: true, description: 'When it was adopted.' })
  adopted: FuzzyDateType | null;

  @Field(() => FuzzyDateType, { nullable: true, description: 'From when, and until when, it has applied.' })
  inForce: FuzzyDateType | null;

  @Field(() => UrlScalar, {
    nullable: true,
    description: 'Where to read it: its European Legislation Identifier, or the address of the official text.',
  })
  uri: string | null;
}
