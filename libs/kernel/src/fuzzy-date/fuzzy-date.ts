/**
 * A date as its source gives it, and the days it may mean: the three columns that every date is stored in.
 * Days are `YYYY-MM-DD` of the proleptic Gregorian calendar, so that they compare as text.
 */
export interface FuzzyDate {
  /** EDTF (ISO 8601-2:2019), kept as written. */
  readonly edtf: string;
  /** First possible day; null when the start is open or unknown. */
  readonly earliest: string | null;
  /** Last possible day; null when the end is open or unknown. */
  readonly latest: string | null;
}
