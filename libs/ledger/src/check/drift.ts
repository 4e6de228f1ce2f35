/** Something stored that is not what it should be. It names rows and columns, never what stands in them. */
export interface Drift {
  /** With its schema: `live.case_lines`. */
  table: string;
  /** The id of the record; of two where a row belongs to two. */
  id: string;
  /** Which of the record's rows, where it has several: `tiers 0-3`, `seq 12`. */
  row?: string;
  /** What is wrong, to follow the name: `reach is 3, should be 0`. */
  what: string;
  /** Whether it has been put right. */
  repaired?: boolean;
}

/** Told of each drift when it is found. */
export type Report = (drift: Drift) => void;

/** A drift in one line. */
export function describeDrift({ table, id, row, what, repaired }: Drift): string {
  return `${table} ${id}${row ? ` ${row}` : ''}: ${what}${repaired ? ' (repaired)' : ''}`;
}
