import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Citation } from './citation.type.js';

@ObjectType({ description: 'What adding a citation came to.' })
export class CitationPayload extends ProposablePayload {
  @Field(() => Citation, {
    nullable: true,
    description: 'The citation, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  citation?: Citation | null;
}
