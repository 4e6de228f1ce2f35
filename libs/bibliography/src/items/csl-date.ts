import { formatFuzzyDate, parseEdtf } from '@app/kernel';
import { citationLanguage } from '../citation-locales.js';
import type { CslDate, CslDateParts } from '../csl-item.js';

type Shape = ReturnType<typeof parseEdtf>['shape'];
type OneDate = Extract<Shape, { kind: 'date' }>['date'];

/** The seasons of EDTF begin at 21, those of CSL at 1. */
const BEFORE_SPRING = 20;

/**
 * A date of the record as CSL has it, no more precise than its source gave it. A day, month, season or year, also one that is
 * uncertain, and a period between two of them are data; once between two dates, a decade, an end that is open or not known are
 * words in the language of the citation. Undefined where nothing is known.
 *
 * @throws EdtfError where the date cannot be read
 */
export function cslDate(edtf: string, locale: string): CslDate | undefined {
  const { shape } = parseEdtf(edtf);
  if (shape.kind === 'unknown') return undefined;
  const data = shape.kind === 'range' ? null : asData(shape);
  return data ?? { literal: formatFuzzyDate(edtf, citationLanguage(locale)) };
}

/** A day as it stands in a column of dates: `YYYY-MM-DD`. */
export function cslDay(day: string): CslDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { 'date-parts': [[year, month, date]] };
}

function asData(shape: Extract<Shape, { kind: 'date' | 'interval' }>): CslDate | null {
  if (shape.kind === 'date') {
    const { date } = shape;
    const parts = dateParts(date);
    if (!parts) return null;
    const season = date.season === null ? {} : { season: date.season - BEFORE_SPRING };
    return { 'date-parts': [parts], ...season, ...circa(date) };
  }
  const { start, end } = shape;
  if (typeof start === 'string' || typeof end === 'string' || start.season !== null || end.season !== null) return null;
  const [first, last] = [dateParts(start), dateParts(end)];
  return first && last ? { 'date-parts': [first, last], ...circa(start, end) } : null;
}

/** Null for what is vaguer than a year, or masked: `1985-XX-05` names no month. */
function dateParts({ precision, year, month, day, edtf }: OneDate): CslDateParts | null {
  if (precision === 'DECADE' || precision === 'CENTURY' || edtf.includes('X')) return null;
  if (month === null) return [year];
  return day === null ? [year, month] : [year, month, day];
}

function circa(...dates: readonly OneDate[]): { circa?: true } {
  return dates.some(({ approximate, uncertain }) => approximate || uncertain) ? { circa: true } : {};
}
