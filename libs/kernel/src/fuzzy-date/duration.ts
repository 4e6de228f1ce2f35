/** A term in calendar units, as written: P18M is not P1Y6M, though both end on the same day. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
}

/** A text that is not a duration; the message says what is wrong and what to write. */
export class DurationError extends Error {
  override readonly name = 'DurationError';
}

const LONGEST = 20;
const WEEKS = /^P(\d{1,5})W$/;
const YEARS_MONTHS_DAYS = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})D)?$/;

/**
 * Reads an ISO 8601-1 duration of whole years, months and days (`P7Y`, `P1Y6M`, `P45D`) or of weeks (`P2W`).
 * Sentences are not counted in hours, and half a year is P6M: times of day and fractions are refused, and so
 * are weeks beside other units, as in part 1 of the standard.
 *
 * @throws DurationError and nothing else.
 */
export function parseDuration(text: string): Duration {
  const weeks = text.length <= LONGEST ? WEEKS.exec(text) : null;
  if (weeks) return { years: 0, months: 0, weeks: Number(weeks[1]), days: 0 };
  const match = text.length <= LONGEST ? YEARS_MONTHS_DAYS.exec(text) : null;
  if (!match) throw new DurationError(explain(text));
  const [, years = '0', months = '0', days = '0'] = match;
  return { years: Number(years), months: Number(months), weeks: 0, days: Number(days) };
}

function explain(text: string): string {
  if (text === '') return 'The term is empty. Leave it out, or write P7Y, P1Y6M, P45D or P2W.';
  if (text.length > LONGEST) return `A term has at most ${LONGEST} characters; this text has ${text.length}.`;
  if (/[^!-~]/.test(text)) return 'A term has only digits and the letters P, Y, M, W, D: P7Y, P1Y6M, P45D, P2W.';
  if (/[a-z]/.test(text)) return `${text}: the letters of a term are capitals. Write ${text.toUpperCase()}.`;
  if (/^[+-]/.test(text)) return `${text}: a term has no sign. Write ${text.slice(1)}.`;
  if (text.includes('T')) return `${text}: a term has no hours, minutes or seconds. Write whole days: P1D.`;
  if (/[.,]/.test(text)) return `${text}: a term is in whole units. Write P6M for half a year.`;
  if (!text.startsWith('P')) return `${text}: a term starts with P. Write P7Y, P1Y6M, P45D or P2W.`;
  if (/W./.test(text) || /[YMD].*W/.test(text)) return `${text}: weeks stand alone. Write days instead: P2W3D is P17D.`;
  if (/^P[YMWD]?$/.test(text)) return `${text} has no number. Write P7Y, P1Y6M, P45D or P2W.`;
  if (/\d{5}Y|\d{6}[MW]|\d{7}/.test(text)) return `${text} is longer than the calendar. Write at most P9999Y.`;
  return `${text} is not a term. Write years, months, days in this order: P7Y, P1Y6M, P45D; or weeks: P2W.`;
}
