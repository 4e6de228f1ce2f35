import type { DatePrecision, DateUnit } from './date-precision.js';
import type { FuzzyDate } from './fuzzy-date.js';

/** What every date tells beside its bounds. */
export interface DateDescription {
  readonly precision: DatePrecision;
  /** `~` or `%` somewhere in it: the source says "about". */
  readonly approximate: boolean;
  /** `?` or `%` somewhere in it: the source is doubted. */
  readonly uncertain: boolean;
}

/** What the text of one date names, before any bounds. */
export interface DateFields {
  readonly precision: DateUnit;
  /** The year; of a decade or century its first. */
  readonly year: number;
  /** 1 to 12; null where the date is vaguer than a month. */
  readonly month: number | null;
  readonly day: number | null;
  /** 21 spring, 22 summer, 23 autumn, 24 winter; null where the date is no season. */
  readonly season: number | null;
}

/** One date by itself: a day, month, season, year, decade or century. */
export interface EdtfDate extends FuzzyDate, DateDescription, DateFields {
  readonly precision: DateUnit;
  readonly earliest: string;
  readonly latest: string;
}

/** One end of an interval: a date, `..` (goes on for ever, or always did), or nothing (it ended, nobody says when). */
export type IntervalEnd = EdtfDate | 'open' | 'unknown';

/** How a date is put together; labels and arithmetic read it. */
export type EdtfShape =
  | { readonly kind: 'date'; readonly date: EdtfDate }
  | { readonly kind: 'range'; readonly start: EdtfDate | null; readonly end: EdtfDate | null }
  | { readonly kind: 'interval'; readonly start: IntervalEnd; readonly end: IntervalEnd }
  | { readonly kind: 'unknown' };

/** Everything that is read from an EDTF text. Frozen: readers share it. */
export interface ParsedEdtf extends FuzzyDate, DateDescription {
  readonly shape: EdtfShape;
}
