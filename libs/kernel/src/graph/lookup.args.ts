import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

/** Arguments that name one record. */
@ArgsType()
export class LookupArgs {
  @Field(() => String, { nullable: true, description: 'Its short name in web addresses. Give this or the ID.' })
  @IsOptional()
  slug?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its ID. Give this or the short name.' })
  @IsOptional()
  id?: string | null;
}
