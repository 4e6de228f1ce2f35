import { LongText } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

/** What every input of a change may say. */
@InputType({ isAbstract: true })
export abstract class ReasonInput {
  @Field(() => String, { nullable: true, description: 'Why, for the history.' })
  @IsOptional()
  @LongText(4000)
  reason?: string | null;
}
