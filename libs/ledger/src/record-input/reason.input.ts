import { LongText } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

/** In characters. */
export const LONGEST_REASON = 4000;

/** What every input of a change may say. */
@InputType({ isAbstract: true })
export abstract class ReasonInput {
  @Field(() => String, { nullable: true, description: 'Why, for the history.' })
  @IsOptional()
  @LongText(LONGEST_REASON)
  reason?: string | null;
}
