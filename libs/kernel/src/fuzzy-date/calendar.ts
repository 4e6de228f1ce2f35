/**
 * The proleptic Gregorian calendar (ISO 8601-1, 4.2.1) in whole days. JavaScript's `Date` is kept out of it:
 * it moves 30 February to March, reads the year 44 as 1944, and sees days from a time zone.
 */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** `YYYY-MM-DD`. */
export function isoDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whether this is a day as `isoDay` writes it, in the calendar and of the years 0001 to 9999. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = readIsoDay(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads what `isoDay` wrote; it does not check. */
export function readIsoDay(text: string): CalendarDay {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * The same-numbered day so many months later; where that month is shorter, its last day: 31 January and a
 * month is 28 or 29 February. So expire terms under Regulation (EEC, Euratom) 1182/71, article 3(2)(c).
 */
export function addMonths({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return { ...target, day: Math.min(day, daysInMonth(target.year, target.month)) };
}

export function addDays(start: CalendarDay, days: number): CalendarDay {
  return days === 0 ? start : fromDayNumber(toDayNumber(start) + days);
}

// Years are counted from March, so that the leap day is the last of its year and a month's start needs no table:
// in that year the months before month m (March: 0) have floor((153m + 2) / 5) days.
const DAYS_IN_400_YEARS = 146_097;

function toDayNumber({ year, month, day }: CalendarDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1;
}

function fromDayNumber(dayNumber: number): CalendarDay {
  const cycle = Math.floor(dayNumber / DAYS_IN_400_YEARS);
  const rest = dayNumber - cycle * DAYS_IN_400_YEARS;
  // A day at the end of four years, a century or the cycle must not be counted into the year that follows.
  const yearOfCycle = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const dayOfYear = rest - (yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}
