import { DateTimeScalar, UrlScalar } from '@app/kernel';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PublicEdition } from './public-editions.query.js';

@ObjectType({ description: 'A state of a case that never changes: what is cited. It holds what everybody may read.' })
export class Edition {
  /** Null where the public has no such case. */
  edition: PublicEdition | null;

  @Field(() => Int, {
    description:
      'Its number: the change set after which what everybody may read of the case was this. Of a case that is not public, the last change set that you can tell of.',
  })
  seq: number;

  @Field(() => DateTimeScalar, { description: 'When that was recorded.' })
  at: string;

  @Field(() => UrlScalar, { description: 'The address of exactly this edition.' })
  permalink: string;

  @Field(() => Boolean, { description: 'Whether it has been changed since: a later edition exists.' })
  superseded: boolean;
}
