import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { ProposablePayload } from './change-payload.js';
import { Recorded } from '@app/kernel';

@ObjectType({ description: 'What a change to a record came to.' })
export class RecordPayload extends ProposablePayload {
  @Field(() => Recorded, { nullable: true, description: 'The record, as you may still see it.' })
  @IsOptional()
  record?: Recorded | null;
}
