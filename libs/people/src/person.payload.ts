import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Person } from './person.type.js';

@ObjectType({ description: 'What a change to a person came to.' })
export class PersonPayload extends ProposablePayload {
  @Field(() => Person, {
    nullable: true,
    description: 'The person, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  person?: Person | null;
}
