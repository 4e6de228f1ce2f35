import { EdtfScalar, LongText } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { RestraintKind } from './vocabulary.enums.js';

@InputType({ description: 'A measure of restraint that was imposed.' })
export class RestraintInput {
  @Field(() => RestraintKind, { description: 'What sort of measure it is.' })
  kind: RestraintKind;

  @Field(() => EdtfScalar, { nullable: true, description: 'Until when.' })
  @IsOptional()
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'What it demands.' })
  @IsOptional()
  @LongText(4000)
  conditions?: string | null;
}
