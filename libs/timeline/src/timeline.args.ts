import { ForwardPageArgs, PageArgs } from '@app/kernel';
import { ArgsType, Field } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { CaseEventKind, CaseStage } from './vocabulary.enums.js';

const KINDS = { nullable: true, description: 'Only events of these kinds.' } as const;

/** Arguments of the timeline of a case. */
@ArgsType()
export class CaseTimelineArgs extends PageArgs {
  @Field(() => [CaseEventKind], KINDS)
  @IsOptional()
  @ArrayMaxSize(100)
  kinds?: CaseEventKind[] | null;

  @Field(() => [CaseStage], { nullable: true, description: 'Only events of these parts of the proceeding.' })
  @IsOptional()
  @ArrayMaxSize(100)
  stages?: CaseStage[] | null;
}

/** Arguments of the timeline of a person. */
@ArgsType()
export class PersonTimelineArgs extends ForwardPageArgs {
  @Field(() => [CaseEventKind], KINDS)
  @IsOptional()
  @ArrayMaxSize(100)
  kinds?: CaseEventKind[] | null;
}
