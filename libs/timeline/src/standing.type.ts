import { FuzzyDateType } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { CaseStatus } from './vocabulary.enums.js';

@ObjectType({
  description:
    'Where a case, a charge or a defendant stands. Nobody enters it: it follows from the events that you may see, so it can differ from what others see.',
})
export class Standing {
  /** Uuids of the events it follows from, oldest first. */
  becauseKeys: string[];

  @Field(() => CaseStatus, { description: 'Where it stands.' })
  status: CaseStatus;

  @Field(() => FuzzyDateType, { nullable: true, description: 'Since when: the date of the event that led there.' })
  since: FuzzyDateType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether that is final. False while an ordinary appeal is pending; null where no source settles it.',
  })
  final: boolean | null;
}
