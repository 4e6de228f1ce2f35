import type { RecordType } from '../changes/record-kinds.js';
import { INTERNAL } from './shown-column.js';
import { PARTS } from './shown-parts.js';
import { RECORDS } from './shown-records.js';

/** What the history makes of a table of records, for whoever wants to hold it against the database or the graph. */
export interface HistoryTable {
  readonly table: string;
  /** Every column that it shows, uses, or knows to tell a reader nothing. */
  readonly columns: ReadonlySet<string>;
  /** The types that its rows are shown under, each with the fields. */
  readonly shownAs: readonly (readonly [type: RecordType, fields: readonly string[]])[];
}

/** Every table of records. */
export function historyTables(): HistoryTable[] {
  const records = Object.entries(RECORDS).map(([table, { type, columns, internal = [] }]): HistoryTable => {
    const fields = Object.values(columns).map(({ field }) => field);
    return { table, columns: known([...Object.keys(columns), ...internal]), shownAs: [[type, fields]] };
  });
  const parts = Object.entries(PARTS).map(([table, part]): HistoryTable => {
    const { columns, partOf, within = {}, order, field, internal = [] } = part;
    const [decides, fields] = typeof field === 'string' ? [[], [field]] : [[field.column], Object.values(field.fields)];
    const names = [columns, partOf, within].flatMap((some) => Object.keys(some));
    return {
      table,
      columns: known([...names, ...order, ...decides, ...internal]),
      shownAs: Object.values(partOf).map((type) => [type, fields]),
    };
  });
  return [...records, ...parts];
}

/** With what every table has; and of a date that is shown as it is written, the days that follow from it. */
function known(columns: readonly string[]): Set<string> {
  const days = columns
    .flatMap((column) => (column.endsWith('_edtf') ? [column.slice(0, -'edtf'.length)] : []))
    .flatMap((date) => [`${date}earliest`, `${date}latest`]);
  return new Set([...INTERNAL, ...columns, ...days]);
}
