import { LongText } from '@app/kernel';
import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

@ArgsType()
export class SubmissionPublishArgs {
  @Field(() => ID, { description: 'The submission.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Why, for the history.' })
  @IsOptional()
  @LongText(4000)
  reason?: string | null;
}

@ArgsType()
export class SubmissionRejectArgs {
  @Field(() => ID, { description: 'The submission.' })
  id: string;

  @Field(() => String, { description: 'Why, for whoever submitted it.' })
  @LongText(4000)
  reason: string;
}
