import { CaseOrder, ParticipantRole } from '@app/cases';
import { PageArgs } from '@app/kernel';
import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { CaseFilter } from './case.filter.js';

/** Arguments of a list of cases. */
@ArgsType()
export class CaseListArgs extends PageArgs {
  @Field(() => CaseFilter, { nullable: true, description: 'Which cases; all that you may see if left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CaseFilter)
  filter?: CaseFilter | null;

  @Field(() => CaseOrder, {
    nullable: true,
    defaultValue: CaseOrder.LATEST_EVENT,
    description: 'In which order; the cases in which something happened last come first if left out.',
  })
  @IsOptional()
  orderBy?: CaseOrder | null;
}

/** Arguments of the list of cases that a person or an organization takes part in. */
@ArgsType()
export class PartyCasesArgs extends CaseListArgs {
  @Field(() => [ParticipantRole], { nullable: true, description: 'Only those where they take part as one of these.' })
  @IsOptional()
  @ArrayMaxSize(100)
  roles?: ParticipantRole[] | null;
}
