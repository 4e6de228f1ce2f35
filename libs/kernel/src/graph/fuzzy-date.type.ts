import { Field, ObjectType } from '@nestjs/graphql';
import type { FuzzyDate } from '../fuzzy-date/fuzzy-date.js';
import { DateScalar } from './date.scalar.js';
import { EdtfScalar } from './edtf.scalar.js';

@ObjectType('FuzzyDate', {
  description:
    'A date as sources give it. Nothing is rounded: the days it can mean are given from the first to the last.',
})
export class FuzzyDateType implements FuzzyDate {
  @Field(() => EdtfScalar, { description: 'The date as it was recorded, for programs that read EDTF.' })
  edtf: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day it can mean; null where nothing bounds it on that side.',
  })
  earliest: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day it can mean; null where nothing bounds it on that side.',
  })
  latest: string | null;
}
