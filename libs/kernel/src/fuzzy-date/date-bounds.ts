import { daysInMonth, isoDay } from './calendar.js';
import { DatePrecision } from './date-precision.js';
import type { DateFields } from './parsed-edtf.js';

/** First and last possible day. */
export interface Bounds {
  readonly earliest: string;
  readonly latest: string;
}

/**
 * The days one date may mean. Qualifiers do not widen them: "about 2001" has no agreed width, and a bound
 * that somebody chose would pass for one that a source gave.
 *
 * Ours and not the package's: it takes seasons for calendar quarters.
 */
export function dateBounds({ precision, year, month, day, season }: DateFields): Bounds {
  switch (precision) {
    case DatePrecision.DAY:
      return months(year, month ?? 1, 1, day ?? 1);
    case DatePrecision.MONTH:
      return months(year, month ?? 1, 1);
    case DatePrecision.SEASON:
      // Northern: spring (21) starts in March, winter (24) in December.
      return months(year, ((season ?? 21) - 20) * 3, 3);
    case DatePrecision.YEAR:
      return years(year, 1);
    case DatePrecision.DECADE:
      return years(year, 10);
    case DatePrecision.CENTURY:
      return years(year, 100);
  }
}

function years(first: number, count: number): Bounds {
  return {
    earliest: isoDay({ year: first, month: 1, day: 1 }),
    latest: isoDay({ year: first + count - 1, month: 12, day: 31 }),
  };
}

function months(year: number, first: number, count: number, day?: number): Bounds {
  const index = first - 1 + count - 1;
  const last = { year: year + Math.floor(index / 12), month: (index % 12) + 1 };
  return {
    earliest: isoDay({ year, month: first, day: day ?? 1 }),
    latest: isoDay({ ...last, day: day ?? daysInMonth(last.year, last.month) }),
  };
}
