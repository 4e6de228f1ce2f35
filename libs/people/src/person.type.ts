import { CountryCodeScalar, FuzzyDateType, Node, Recorded, RecordedNode } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { Gender } from './gender.enum.js';
import { Name } from './name.type.js';

@ObjectType({
  description: 'Somebody whom the record names: who is prosecuted, defends, judges, testifies, or wrote about it.',
  implements: () => [Node, Recorded],
})
export class Person extends RecordedNode {
  override readonly __typename: 'Person';

  @Field(() => String, { description: 'Short name in web addresses: serikzhan-bilash.' })
  slug: string;

  @Field(() => String, { description: 'The name to use where only one is wanted.' })
  name: string;

  @Field(() => [Name], { description: 'Every name you may see, in all scripts and spellings, the main one first.' })
  names: Name[];

  @Field(() => Gender, { nullable: true, description: 'Gender; null where nobody has recorded it.' })
  gender: Gender | null;

  @Field(() => FuzzyDateType, {
    nullable: true,
    description: 'When they were born, as far as that is for you to know.',
  })
  born: FuzzyDateType | null;

  @Field(() => FuzzyDateType, {
    nullable: true,
    description: 'When they died; null where they live or nothing is known.',
  })
  died: FuzzyDateType | null;

  @Field(() => [CountryCodeScalar], { description: 'Countries whose citizens they are or were; empty where unknown.' })
  nationalities: string[];

  @Field(() => [String], { description: 'What they do or did, in words: activist, lawyer.' })
  occupations: string[];

  @Field(() => String, { nullable: true, description: 'Who they are, in a few sentences.' })
  summary: string | null;
}
