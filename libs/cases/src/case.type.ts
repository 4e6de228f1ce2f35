import { CountryCodeScalar, Node, Recorded, RecordedNode } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { CaseKind } from './case-kind.enum.js';
import { FileNumber } from './file-number.type.js';

@ObjectType({
  description:
    'One proceeding in one country, from its opening to its end: who is accused of what, what happened, where it stands.',
  implements: () => [Node, Recorded],
})
export class Case extends RecordedNode {
  override readonly __typename: 'Case';

  @Field(() => String, { description: 'Short name in web addresses.' })
  slug: string;

  @Field(() => String, { description: 'What the case is called here.' })
  title: string;

  @Field(() => CaseKind, { description: 'What sort of proceeding it is.' })
  kind: CaseKind;

  @Field(() => CountryCodeScalar, { description: 'The country whose authorities conduct it.' })
  country: string;

  @Field(() => [FileNumber], {
    description: 'The numbers that investigators and courts have given it; empty where unknown.',
  })
  fileNumbers: FileNumber[];

  @Field(() => String, { nullable: true, description: 'What it is about, in a few sentences.' })
  summary: string | null;

  @Field(() => [String], {
    description:
      'The human rights at stake, as articles of treaties: ICCPR-19 is freedom of expression, CAT-1 freedom from torture.',
  })
  rights: string[];
}
