/** A header, and what stands below it in each row. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Rows and the order of their columns, which are there without a row too. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
