import { FuzzyDateType, Node, Recorded, RecordedNode } from '@app/kernel';
import { Party } from '@app/organizations';
import { Person } from '@app/people';
import { Field, ObjectType } from '@nestjs/graphql';
import { Penalty } from './penalty.type.js';
import { Restraint } from './restraint.type.js';
import { CaseEventKind } from './vocabulary.enums.js';
import { WgadCategory } from './wgad-category.enum.js';

@ObjectType({
  description:
    'Something that happened in a case, on a date known more or less exactly, on the word of at least one source.',
  implements: () => [Node, Recorded],
})
export class CaseEvent extends RecordedNode {
  override readonly __typename: 'CaseEvent';

  /** Uuid of the case. */
  caseKey: string;

  /** Uuids of the charges it names, as far as the viewer may see them; where they were asked for. */
  chargeKeys: string[];

  /** Uuid of the event whose place it takes, where the viewer may see that one and it was asked for. */
  correctsKey: string | null;

  /** Uuid of the event it is stated to have come after, on the same terms. */
  afterKey: string | null;

  @Field(() => CaseEventKind, { description: 'What happened.' })
  kind: CaseEventKind;

  @Field(() => FuzzyDateType, { description: 'When it happened, as exactly as sources say and no more.' })
  date: FuzzyDateType;

  @Field(() => String, { description: 'What happened, in a few words.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'What happened, in a few sentences.' })
  summary: string | null;

  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  place: string | null;

  @Field(() => Party, { nullable: true, description: 'Who did or decided it.' })
  actor: Party | null;

  @Field(() => [Party], { description: 'Who else had a part in it.' })
  involved: Party[];

  @Field(() => [Person], { description: 'Which defendants it is about. Where none is named, it is about all of them.' })
  defendants: Person[];

  @Field(() => [Penalty], { description: 'What was imposed, where this is a sentence.' })
  penalties: Penalty[];

  @Field(() => Restraint, { nullable: true, description: 'Which measure was ordered, where this is about one.' })
  restraint: Restraint | null;

  @Field(() => String, {
    nullable: true,
    description: 'On whose word it is told, where it is not established: according to the defendant.',
  })
  attribution: string | null;

  @Field(() => Boolean, { description: 'Whether sources differ on it.' })
  disputed: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it stands here although procedure does not allow it at this point, in the words of whoever recorded it.',
  })
  irregularity: string | null;

  @Field(() => [String], {
    description: 'The human rights it touches, as articles of treaties: ICCPR-9 is liberty of person.',
  })
  rights: string[];

  @Field(() => [WgadCategory], {
    description:
      'The grounds named, where this is an opinion of the UN Working Group on Arbitrary Detention; else empty.',
  })
  wgadCategories: WgadCategory[];
}
