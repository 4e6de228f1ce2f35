import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Case } from './case.type.js';

@ObjectType({ description: 'What a change to a case came to.' })
export class CasePayload extends ProposablePayload {
  @Field(() => Case, {
    nullable: true,
    description: 'The case, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  case?: Case | null;
}
