import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Case } from '@app/cases';
import { CaseEvent } from './case-event.type.js';

@ObjectType({ description: 'What recording an event came to.' })
export class CaseEventPayload extends ProposablePayload {
  @Field(() => CaseEvent, {
    nullable: true,
    description: 'The event, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  event?: CaseEvent | null;

  @Field(() => Case, {
    nullable: true,
    description: 'Its case, and where that stands now; null where it was refused, or waits.',
  })
  @IsOptional()
  case?: Case | null;
}
