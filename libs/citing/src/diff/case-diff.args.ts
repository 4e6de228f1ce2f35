import { ArgsType, Field, Int } from '@nestjs/graphql';

@ArgsType()
export class CaseDiffArgs {
  @Field(() => Int, {
    description:
      'The change set after which to begin: the number of an edition, or any other. Where you see no such case after it, because it was not there yet, not public yet, or withdrawn at that time, all of it is added.',
  })
  from: number;

  @Field(() => Int, { nullable: true, description: 'The change set after which to end; without it, the latest.' })
  to?: number | null;
}
