import { ArgsType, Field, Int } from '@nestjs/graphql';

@ArgsType()
export class CaseDiffArgs {
  @Field(() => Int, {
    description:
      'The change set after which to begin: the number of an edition, or any other, also one from before the case was there.',
  })
  from: number;

  @Field(() => Int, { nullable: true, description: 'The change set after which to end; without it, the latest.' })
  to?: number | null;
}
