import { LongText } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { RelatedCaseKind } from './related-case-kind.enum.js';

@InputType({ description: 'What a case is to another.' })
export class CaseRelationInput extends SourcedRecordInput {
  @Field(() => ID, { description: 'The other case.' })
  to: string;

  @Field(() => RelatedCaseKind, { description: 'What the first is to it: FOLLOWS, APPEAL_OF.' })
  kind: RelatedCaseKind;

  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  @IsOptional()
  @LongText(4000)
  note?: string | null;
}
