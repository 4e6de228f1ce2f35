import { EdtfScalar, LongText } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { ParticipantRole } from './participant-role.enum.js';

@InputType({ description: 'Somebody who takes part in a case, and as what.' })
export class CaseParticipantInput extends SourcedRecordInput {
  @Field(() => ID, { description: 'The person or organization.' })
  party: string;

  @Field(() => ParticipantRole, { description: 'As what. Somebody with two roles is added twice.' })
  role: ParticipantRole;

  @Field(() => EdtfScalar, { nullable: true, description: 'From when to when.' })
  @IsOptional()
  period?: string | null;

  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  @IsOptional()
  @LongText(4000)
  note?: string | null;
}
