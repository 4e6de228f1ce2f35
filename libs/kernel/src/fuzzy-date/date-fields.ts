import { parse } from 'edtf';
import { DatePrecision, type DateUnit } from './date-precision.js';
import type { DateFields } from './parsed-edtf.js';

/** What is still known, by the digits that the package reports as masked. */
const KNOWN_UNDER_MASK = new Map<number, DateUnit>([
  [0b0000_1000, DatePrecision.DECADE],
  [0b0000_1100, DatePrecision.CENTURY],
  // A month masked is not a month known: 2004-XX is as precise as 2004.
  [0b0011_0000, DatePrecision.YEAR],
  [0b1111_0000, DatePrecision.YEAR],
  [0b1100_0000, DatePrecision.MONTH],
]);

const PLAIN = /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?$/;

/**
 * Reads one date without qualifier whose form has been checked (`readDate` does). Never throws on those.
 *
 * Plain dates are nearly all there are, and are three numbers; the package takes some 100 µs for each, so it reads
 * the rest: seasons and masks.
 */
export function dateFields(body: string): DateFields {
  return PLAIN.test(body) ? plainFields(body) : markedFields(body);
}

function plainFields(body: string): DateFields {
  const year = Number(body.slice(0, 4));
  const month = body.length > 4 ? Number(body.slice(5, 7)) : null;
  const day = body.length > 7 ? Number(body.slice(8, 10)) : null;
  const precision = day !== null ? DatePrecision.DAY : month !== null ? DatePrecision.MONTH : DatePrecision.YEAR;
  return { precision, year, month, day, season: null };
}

function markedFields(body: string): DateFields {
  const { type, values, unspecified = 0 } = parse(body, { level: 1 });
  const [year = 0, second = 0] = values;
  if (type === 'Season') return { precision: DatePrecision.SEASON, year, month: null, day: null, season: second };
  const precision = KNOWN_UNDER_MASK.get(unspecified) ?? DatePrecision.YEAR;
  const month = precision === DatePrecision.MONTH ? second + 1 : null;
  return { precision, year, month, day: null, season: null };
}
