import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { CaseParticipant } from './case-participant.type.js';

@ObjectType({ description: 'What adding somebody to a case came to.' })
export class CaseParticipantPayload extends ProposablePayload {
  @Field(() => CaseParticipant, {
    nullable: true,
    description: 'Who takes part, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  participant?: CaseParticipant | null;
}
