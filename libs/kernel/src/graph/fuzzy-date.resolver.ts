import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { formatFuzzyDate } from '../fuzzy-date/format-fuzzy-date.js';
import { describeEdtf } from '../fuzzy-date/parse-edtf.js';
import { DatePrecision } from './date-precision.enum.js';
import { FuzzyDateType } from './fuzzy-date.type.js';
import { LocaleArgs } from './locale.args.js';

/** What follows from the text of a date. It is looked up rather than stored, so it can't disagree with the text. */
@Resolver(() => FuzzyDateType)
export class FuzzyDateResolver {
  @ResolveField(() => DatePrecision, { description: 'How closely it is known.' })
  precision(@Parent() { edtf }: FuzzyDateType): DatePrecision {
    return describeEdtf(edtf).precision;
  }

  @ResolveField(() => Boolean, { description: 'Whether the source itself says "about" or "around".' })
  approximate(@Parent() { edtf }: FuzzyDateType): boolean {
    return describeEdtf(edtf).approximate;
  }

  @ResolveField(() => Boolean, { description: 'Whether there is doubt that the date is right.' })
  uncertain(@Parent() { edtf }: FuzzyDateType): boolean {
    return describeEdtf(edtf).uncertain;
  }

  @ResolveField(() => String, { description: 'The date in words: spring 2020, on or before 5 February 2021.' })
  label(@Parent() { edtf }: FuzzyDateType, @Args() { locale }: LocaleArgs): string {
    return formatFuzzyDate(edtf, locale ?? 'en');
  }
}
