import { EdtfScalar, LongText } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { RelationshipKind } from './relationship-kind.enum.js';

@InputType({ description: 'What one person is to another.' })
export class RelationshipInput extends SourcedRecordInput {
  @Field(() => ID, { description: 'Who is the spouse, parent, counsel …' })
  from: string;

  @Field(() => ID, { description: '… and whose.' })
  to: string;

  @Field(() => RelationshipKind, { description: 'What the first is to the second.' })
  kind: RelationshipKind;

  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  @IsOptional()
  @LongText(4000)
  note?: string | null;

  @Field(() => EdtfScalar, { nullable: true, description: 'From when to when: 2001~/.. since about 2001.' })
  @IsOptional()
  period?: string | null;
}
