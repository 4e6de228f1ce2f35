import { FuzzyDateType } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { RestraintKind } from './vocabulary.enums.js';

@ObjectType({ description: 'A measure that keeps somebody at hand until judgment: bail, house arrest, detention.' })
export class Restraint {
  @Field(() => RestraintKind, { description: 'Which measure.' })
  kind: RestraintKind;

  @Field(() => FuzzyDateType, { nullable: true, description: 'Until when it was ordered; null where no source says.' })
  until: FuzzyDateType | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it obliges the person to, in words: not to leave Almaty, a sum of bail.',
  })
  conditions: string | null;
}
