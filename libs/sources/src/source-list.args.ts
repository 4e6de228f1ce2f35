import { ForwardPageArgs } from '@app/kernel';
import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { SourceFilter } from './source.filter.js';

@ArgsType()
export class SourceListArgs extends ForwardPageArgs {
  @Field(() => SourceFilter, { nullable: true, description: 'Which sources; all that you may see if left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SourceFilter)
  filter?: SourceFilter | null;
}
