import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { RelatedCase } from './related-case.type.js';

@ObjectType({ description: 'What relating two cases came to.' })
export class RelatedCasePayload extends ProposablePayload {
  @Field(() => RelatedCase, {
    nullable: true,
    description: 'The relation, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  related?: RelatedCase | null;
}
