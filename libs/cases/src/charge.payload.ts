import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Charge } from './charge.type.js';

@ObjectType({ description: 'What a change to a charge came to.' })
export class ChargePayload extends ProposablePayload {
  @Field(() => Charge, {
    nullable: true,
    description: 'The charge, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  charge?: Charge | null;
}
