import { CountryCodeScalar, ForwardPageArgs } from '@app/kernel';
import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

@ArgsType()
export class StatuteListArgs extends ForwardPageArgs {
  @Field(() => CountryCodeScalar, { nullable: true, description: 'Only the laws of this country.' })
  @IsOptional()
  country?: string | null;
}
