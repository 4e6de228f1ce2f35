import type { RecordType } from '../changes/record-kinds.js';

/** How a column is shown in the history. */
export interface ShownColumn {
  /** The field, as the graph names it; columns that share one are never set together. */
  readonly field: string;
  /** The type of the record it refers to; it is shown as that record's ID, to whoever sees the record. */
  readonly refersTo?: RecordType;
  /** Whoever does not see the record it refers to is not shown the part either. */
  readonly hides?: true;
  /** A tier is shown by its name. */
  readonly tier?: true;
  /** A number that JSON would round. */
  readonly decimal?: true;
  /** False says nothing: it is what every record starts with. */
  readonly quiet?: true;
}

/** Columns of every table that tell a reader nothing. */
export const INTERNAL = ['id', 'version', 'change_id', 'reach'];

/** Columns whose name in the graph is their own, in the graph's spelling. */
export const plain = (...columns: string[]): Record<string, ShownColumn> =>
  Object.fromEntries(
    columns.map((column) => [
      column,
      { field: column.replace(/_edtf$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) },
    ]),
  );

export const to = (field: string, refersTo: RecordType): ShownColumn => ({ field, refersTo });
export const hides = (field: string, refersTo: RecordType): ShownColumn => ({ field, refersTo, hides: true });
export const tier = (field: string): ShownColumn => ({ field, tier: true });
export const decimal = (field: string): ShownColumn => ({ field, decimal: true });

/** What every record has. */
export const RECORD: Readonly<Record<string, ShownColumn>> = {
  tier: tier('confidentiality'),
  hold: { field: 'hold', quiet: true },
};
