import type { CslDate, CslDateParts } from '../csl-item.js';

/** EDTF: a day, a month, a season, a year, or a period between two of them, marked `~` where it is not certain; null for what is told in words. */
export function isoDate(date: CslDate): string | null {
  if (!('date-parts' in date)) return null;
  const [start, end] = date['date-parts'];
  const mark = date.circa ? '~' : '';
  const first = date.season === undefined ? isoParts(start) : `${isoParts(start)}-${20 + date.season}`;
  return end ? `${first}${mark}/${isoParts(end)}${mark}` : `${first}${mark}`;
}

function isoParts([year, ...rest]: CslDateParts): string {
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}
