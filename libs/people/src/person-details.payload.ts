import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { PersonDetails } from './person-details.type.js';

@ObjectType({ description: 'What a change to delicate facts came to.' })
export class PersonDetailsPayload extends ProposablePayload {
  @Field(() => PersonDetails, {
    nullable: true,
    description: 'The details, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  details?: PersonDetails | null;
}
