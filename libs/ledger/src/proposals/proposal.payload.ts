import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { ChangePayload } from '../change-payload.js';
import { Proposal } from './proposal.type.js';
import { Recorded } from '@app/kernel';

@ObjectType({ description: 'What a decision on a proposal came to.' })
export class ProposalPayload extends ChangePayload {
  @Field(() => Proposal, { nullable: true, description: 'The proposal, as it stands now.' })
  @IsOptional()
  proposal?: Proposal | null;

  @Field(() => Recorded, {
    nullable: true,
    description: 'The record as it now reads, where the proposal was carried out.',
  })
  @IsOptional()
  record?: Recorded | null;
}
