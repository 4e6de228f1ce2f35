import { EdtfScalar, ShortText } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

@InputType({ description: 'What a person is in an organization.' })
export class AffiliationInput extends SourcedRecordInput {
  @Field(() => ID, { description: 'Who.' })
  person: string;

  @Field(() => ID, { description: 'Where.' })
  organization: string;

  @Field(() => String, { description: 'As what, in words: leader, deputy chief.' })
  @ShortText(500)
  role: string;

  @Field(() => EdtfScalar, { nullable: true, description: 'From when to when.' })
  @IsOptional()
  period?: string | null;
}
