import { Confidentiality, LongText } from '@app/kernel';
import { ArgsType, Field, ID, Int } from '@nestjs/graphql';

/** What takes something back says why: what was public is looked for where it is missed. */
@ArgsType()
abstract class ReasonedArgs {
  @Field(() => String, { description: 'Why, for the history.' })
  @LongText(4000)
  reason: string;
}

@ArgsType()
export class CaseWithdrawArgs extends ReasonedArgs {
  @Field(() => ID, { description: 'The case.' })
  id: string;

  @Field(() => Int, { description: 'The version of it that you have read.' })
  expectedVersion: number;
}

@ArgsType()
export class RecordHideArgs extends ReasonedArgs {
  @Field(() => ID, { description: 'The record.' })
  id: string;

  @Field(() => Confidentiality, { description: 'The tier that a viewer needs from now on: a higher one than now.' })
  confidentiality: Confidentiality;
}

@ArgsType()
export class RecordRetractArgs extends ReasonedArgs {
  @Field(() => ID, { description: 'The record.' })
  id: string;

  @Field(() => Int, { description: 'The version of it that you have read.' })
  expectedVersion: number;
}
