import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

/** Arguments of a list that is read from its beginning. */
@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'How many items, from 1 to 100; 20 if left out.' })
  @IsOptional()
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Start behind this item: the `endCursor` of the page before. The beginning if left out.',
  })
  @IsOptional()
  after?: string | null;
}

/** Arguments of a list that can be read from either end. */
@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many items counted from the end, from 1 to 100. Instead of `first`, not beside it.',
  })
  @IsOptional()
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stop ahead of this item: the `startCursor` of the page after. Goes with `last`; the end if left out.',
  })
  @IsOptional()
  before?: string | null;
}
