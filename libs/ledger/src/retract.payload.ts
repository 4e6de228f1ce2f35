import { Field, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { ProposablePayload } from './change-payload.js';

@ObjectType({ description: 'What taking a record out of the present came to.' })
export class RetractPayload extends ProposablePayload {
  @Field(() => ID, { nullable: true, description: 'The ID of the record that is no more.' })
  @IsOptional()
  retractedId?: string | null;
}
