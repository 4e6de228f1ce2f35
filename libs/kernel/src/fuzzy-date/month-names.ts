/** Month names of one language, January first. */
export interface MonthNames {
  /** By itself: май. */
  readonly alone: readonly string[];
  /** Beside a day: мая. */
  readonly inDate: readonly string[];
}

/**
 * Takes the names from `Intl`, which knows them in every language, but not the rest: it has no grammatical
 * cases, and dates of a real year would bring in the Date object's traps. The calendar and zone are forced, or
 * the machine's would decide; the year of the twelve samples is not shown.
 */
export function monthNames(locale: string): MonthNames {
  const options = { month: 'long', calendar: 'gregory', timeZone: 'UTC' } as const;
  const withYear = new Intl.DateTimeFormat(locale, { ...options, year: 'numeric' });
  const withDay = new Intl.DateTimeFormat(locale, { ...options, day: 'numeric' });
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2021, month, 15));
  return {
    alone: months.map((month) => monthPart(withYear, month)),
    inDate: months.map((month) => monthPart(withDay, month)),
  };
}

function monthPart(format: Intl.DateTimeFormat, time: number): string {
  return format.formatToParts(time).find(({ type }) => type === 'month')?.value ?? '';
}
