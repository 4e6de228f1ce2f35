/** The npm package `edtf` brings no types; this declares the one function of it that is used here. */
declare module 'edtf' {
  interface Reading {
    readonly type: 'Date' | 'Season';
    /** Year, month counted from 0 (or season), day. */
    readonly values: readonly number[];
    /** A bit for each masked digit: 1 to 8 the year's, 16 and 32 the month's, 64 and 128 the day's. */
    readonly unspecified?: number;
  }
  export function parse(text: string, constraints: { level: 0 | 1 }): Reading;
}
