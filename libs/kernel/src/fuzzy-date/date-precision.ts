/**
 * How precisely a date is known. Six are units of the calendar; the other four are shapes:
 * RANGE is once, some time between two dates; INTERVAL is a period that lasted; UNKNOWN is no date at all.
 */
export enum DatePrecision {
  DAY = 'DAY',
  MONTH = 'MONTH',
  SEASON = 'SEASON',
  YEAR = 'YEAR',
  DECADE = 'DECADE',
  CENTURY = 'CENTURY',
  RANGE = 'RANGE',
  INTERVAL = 'INTERVAL',
  UNKNOWN = 'UNKNOWN',
}

/** The precisions one date by itself can have. */
export type DateUnit =
  | DatePrecision.DAY
  | DatePrecision.MONTH
  | DatePrecision.SEASON
  | DatePrecision.YEAR
  | DatePrecision.DECADE
  | DatePrecision.CENTURY;
