import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Relationship } from './relationship.type.js';

@ObjectType({ description: 'What recording a relationship came to.' })
export class RelationshipPayload extends ProposablePayload {
  @Field(() => Relationship, {
    nullable: true,
    description: 'The relationship, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  relationship?: Relationship | null;
}
