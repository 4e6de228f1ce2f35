import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'Where a page of a list lies: whether there is more on either side, and the cursors of its two ends.',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list goes on after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether the list has anything before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first item of this page, to be passed as `before`; null where the page is empty.',
  })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item of this page, to be passed as `after`; null where the page is empty.',
  })
  endCursor: string | null;
}
