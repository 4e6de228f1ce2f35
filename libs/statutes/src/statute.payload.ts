import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Statute } from './statute.type.js';

@ObjectType({ description: 'What recording a law came to.' })
export class StatutePayload extends ProposablePayload {
  @Field(() => Statute, {
    nullable: true,
    description: 'The law, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  statute?: Statute | null;
}
