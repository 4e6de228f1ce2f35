import { AtMost } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { CitationInput } from '../citations/citation.input.js';
import { NewRecordInput } from './new-record.input.js';

/** What the input of a new record may say that rests on sources. */
@InputType({ isAbstract: true })
export abstract class SourcedRecordInput extends NewRecordInput {
  @Field(() => [CitationInput], { nullable: true, description: 'Sources that it rests on.' })
  @IsOptional()
  @AtMost(50)
  @ValidateNested({ each: true })
  @Type(() => CitationInput)
  citations?: CitationInput[] | null;
}
