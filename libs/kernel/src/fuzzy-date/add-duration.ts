import { addDays, addMonths, isoDay, readIsoDay, type CalendarDay } from './calendar.js';
import { DatePrecision, type DateUnit } from './date-precision.js';
import { parseDuration, type Duration } from './duration.js';
import { parseEdtf } from './parse-edtf.js';
import type { EdtfDate } from './parsed-edtf.js';

const LAST_YEAR = 9999;

/**
 * The date a term ends that starts on `edtf`: `Penalty.ends` from `starts` and `term`. It is as precise as the
 * vaguer of the two, marks kept: `2019?` and P7Y give `2026?`; `2020-01-19` and P8Y give `2028-01-19`.
 *
 * The rule behind it: the first and the last day the start may mean both move by the term, and the result names
 * the units (of the start's precision) that they fall in. Where that is one unit, it is the answer. Where it is
 * two, the answer is the range: a term of 45 days from some day of `2019?` ends in 2019 or in 2020, so
 * `[2019?..2020?]`; either year alone could be false, and days would be more than any source gives.
 *
 * - Years and months move first, weeks and days after. A day missing in the month reached becomes its last
 *   day: `2020-01-31` and P1M give `2020-02-29` (see `addMonths`).
 * - The end is the day of the same number, `2028-01-19` and not the 18th: whether the first day counts differs
 *   by law, and sources give the same-numbered day.
 * - A range moves at both ends: `[..2021-02-05]` and P1Y give `[..2022-02-05]`.
 * - Masks are not kept: `1985-XX-XX` and P1Y give `1986`.
 * - Null where there is no answer: `XXXX`; an interval, for a period that lasted is not a moment to count from;
 *   an end after the year 9999.
 *
 * @throws EdtfError where the date cannot be read, DurationError where the term cannot.
 */
export function addDuration(edtf: string, isoDuration: string): string | null {
  const { shape } = parseEdtf(edtf);
  const term = parseDuration(isoDuration);
  if (shape.kind === 'date') return moveDate(shape.date, term);
  return shape.kind === 'range' ? moveRange(shape.start, shape.end, term) : null;
}

function moveDate(date: EdtfDate, term: Duration): string | null {
  const first = move(date, date.earliest, term);
  const last = move(date, date.latest, term);
  if (first === null || last === null) return null;
  return first === last ? first : `[${first}..${last}]`;
}

function moveRange(start: EdtfDate | null, end: EdtfDate | null, term: Duration): string | null {
  const first = start ? move(start, start.earliest, term) : '';
  const last = end ? move(end, end.latest, term) : '';
  return first === null || last === null ? null : `[${first}..${last}]`;
}

/** The unit of the date's precision that holds the moved day, with the date's mark; null past the calendar. */
function move(date: EdtfDate, day: string, term: Duration): string | null {
  const moved = addDays(addMonths(readIsoDay(day), term.years * 12 + term.months), term.weeks * 7 + term.days);
  const unit = moved.year > LAST_YEAR ? null : unitOf(moved, date.precision);
  return unit === null ? null : unit + mark(date);
}

function unitOf(day: CalendarDay, precision: DateUnit): string | null {
  const text = isoDay(day);
  switch (precision) {
    case DatePrecision.DAY:
      return text;
    case DatePrecision.MONTH:
      return text.slice(0, 7);
    case DatePrecision.SEASON:
      return seasonOf(day);
    case DatePrecision.YEAR:
      return text.slice(0, 4);
    case DatePrecision.DECADE:
      return `${text.slice(0, 3)}X`;
    case DatePrecision.CENTURY:
      return `${text.slice(0, 2)}XX`;
  }
}

/** January and February belong to the winter that began the year before; the winter of 9999 has no end. */
function seasonOf({ year, month }: CalendarDay): string | null {
  const winter = month === 12 || month <= 2;
  const start = month <= 2 ? year - 1 : year;
  if (winter && start === LAST_YEAR) return null;
  return `${String(start).padStart(4, '0')}-${winter ? 24 : 20 + Math.floor(month / 3)}`;
}

function mark({ approximate, uncertain }: EdtfDate): string {
  if (approximate) return uncertain ? '%' : '~';
  return uncertain ? '?' : '';
}
