import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Affiliation } from './affiliation.type.js';

@ObjectType({ description: 'What recording an affiliation came to.' })
export class AffiliationPayload extends ProposablePayload {
  @Field(() => Affiliation, {
    nullable: true,
    description: 'The affiliation, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  affiliation?: Affiliation | null;
}
