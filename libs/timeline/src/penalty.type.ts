import { DurationScalar, FuzzyDateType } from '@app/kernel';
import { Person } from '@app/people';
import { Field, ObjectType } from '@nestjs/graphql';
import { PenaltyKind } from './vocabulary.enums.js';

@ObjectType({
  description: 'Something that a court imposed: a prison term, a fine, a ban. A sentence can have several.',
})
export class Penalty {
  @Field(() => PenaltyKind, { description: 'What it is.' })
  kind: PenaltyKind;

  @Field(() => Person, {
    nullable: true,
    description: 'On whom it was imposed; null where there is one defendant, or it falls on all.',
  })
  person: Person | null;

  @Field(() => DurationScalar, { nullable: true, description: 'For how long: P7Y is seven years.' })
  term: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is conditional, so that it is not served unless the person offends again; null where no source says.',
  })
  suspended: boolean | null;

  @Field(() => String, { nullable: true, description: 'How much money, as a decimal number: 111120.00.' })
  amount: string | null;

  @Field(() => String, { nullable: true, description: 'In which currency, by the three capitals of ISO 4217: KZT.' })
  currency: string | null;

  @Field(() => String, { nullable: true, description: 'More about it, in words: what is banned or confiscated.' })
  description: string | null;

  @Field(() => FuzzyDateType, { nullable: true, description: 'From when it is counted.' })
  starts: FuzzyDateType | null;

  @Field(() => FuzzyDateType, {
    nullable: true,
    description: 'When it ends or ended. Worked out from start and length where no source says.',
  })
  ends: FuzzyDateType | null;
}
