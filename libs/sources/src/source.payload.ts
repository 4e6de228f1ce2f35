import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Source } from './source.type.js';

@ObjectType({ description: 'What a change to a source came to.' })
export class SourcePayload extends ProposablePayload {
  @Field(() => Source, {
    nullable: true,
    description: 'The source, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  source?: Source | null;
}
