import { FuzzyDateType } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { CustodyState } from './vocabulary.enums.js';

@ObjectType({
  description:
    'Whether somebody is free, since when, and if not, where they are held. It follows from the events that you may see.',
})
export class Custody {
  /** Uuids of the events it follows from, oldest first. */
  becauseKeys: string[];

  @Field(() => CustodyState, { description: 'Free or not, as far as is known.' })
  state: CustodyState;

  @Field(() => FuzzyDateType, { nullable: true, description: 'Since when: the date of the event that led there.' })
  since: FuzzyDateType | null;

  @Field(() => String, { nullable: true, description: 'Where they are held, or were last said to be.' })
  place: string | null;
}
