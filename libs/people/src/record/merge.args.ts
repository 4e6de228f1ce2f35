import { LongText } from '@app/kernel';
import { ArgsType, Field, ID } from '@nestjs/graphql';

@ArgsType()
export class MergeArgs {
  @Field(() => ID, { description: 'The record that stays, or stayed.' })
  id: string;

  @Field(() => ID, { description: 'The record that goes into it, or went.' })
  duplicate: string;

  @Field(() => String, { description: 'Why, for the history.' })
  @LongText(4000)
  reason: string;
}
