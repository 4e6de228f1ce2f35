import { CaseEvent, CaseStatus } from '@app/timeline';
import { Field, ObjectType } from '@nestjs/graphql';
import { Edition } from '../editions/edition.type.js';

@ObjectType({ description: 'That one event was put in the place of another.' })
export class EventCorrection {
  @Field(() => CaseEvent, { description: 'As it was told before.' })
  before: CaseEvent;

  @Field(() => CaseEvent, { description: 'As it is told afterwards.' })
  after: CaseEvent;
}

@ObjectType({
  description:
    'What changed in a case between two states of it; where it was not there at the first, all of it. Events are shown as they were then, under IDs that lead back there; what has been hidden since is left out.',
})
export class CaseDiff {
  @Field(() => Edition, { description: 'The edition that stood at the first state.' })
  from: Edition;

  @Field(() => Edition, { description: 'The edition that stood at the second.' })
  to: Edition;

  @Field(() => [CaseEvent], { description: 'Events that were added, in the order of the timeline.' })
  added: CaseEvent[];

  @Field(() => [EventCorrection], {
    description: 'Events that were corrected. Of several corrections in a row, what stood first and what stands last.',
  })
  corrected: EventCorrection[];

  @Field(() => [CaseEvent], { description: 'Events that were retracted, in the order of the timeline.' })
  retracted: CaseEvent[];

  @Field(() => CaseStatus, { description: 'Where the case stood at the first state.' })
  statusBefore: string;

  @Field(() => CaseStatus, { description: 'Where it stood at the second.' })
  statusAfter: string;
}
