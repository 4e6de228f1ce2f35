import { RECORD_TABLES, type RecordType } from '@app/ledger';

const TYPES = new Map<string, RecordType>(
  Object.entries(RECORD_TABLES).map(([type, table]) => [table, type as RecordType]),
);

/** The type in the graph of what is in a table; null for parts of records, which have none. */
export function typeOfTable(table: string): RecordType | null {
  return TYPES.get(table) ?? null;
}
