import { DomainError } from '@app/kernel';
import { RECORD_TABLES, type RecordType } from '../changes/record-kinds.js';
import { PARTS } from '../history/shown-parts.js';
import { RECORDS } from '../history/shown-records.js';
import { ERASABLE } from './erasable.js';

/** A column that a field of a record is kept in, and the column by which its rows belong to the record. */
export interface FieldColumn {
  readonly table: string;
  readonly column: string;
  readonly owner: string;
}

/** Everything of a type of record that can be erased, by the name it has in the graph: `summary`, `names.text`. */
function erasableFields(type: RecordType): ReadonlyMap<string, FieldColumn> {
  const table = RECORD_TABLES[type];
  const own = columnsIn(table, RECORDS[table]?.columns ?? {}).map(
    ([field, column]) => [field, { table, column, owner: 'id' }] as const,
  );
  const parts = Object.entries(PARTS).flatMap(([part, { partOf, field, columns }]) =>
    Object.entries(partOf).flatMap(([owner, of]) =>
      of !== type || typeof field !== 'string'
        ? []
        : columnsIn(part, columns).map(
            ([name, column]) => [`${field}.${name}`, { table: part, column, owner }] as const,
          ),
    ),
  );
  return new Map([...own, ...parts]);
}

/**
 * The columns of a field, which may be a list of parts: `names` stands for all that can be erased of a name.
 * @throws DomainError INVALID, which lists the fields there are
 */
export function columnsOfField(type: RecordType, field: string): FieldColumn[] {
  const fields = erasableFields(type);
  const found = [...fields].filter(([name]) => name === field || name.startsWith(`${field}.`)).map(([, one]) => one);
  if (found.length > 0) return found;
  throw new DomainError(
    'INVALID',
    `Nothing of a ${type} is erased by the name ${field}. There are: ${[...fields.keys()].join(', ')}.`,
    ['field'],
  );
}

function columnsIn(
  table: string,
  columns: Readonly<Record<string, { field: string }>>,
): [field: string, column: string][] {
  return Object.keys(ERASABLE[table] ?? {}).flatMap((column) => {
    const shown = columns[column];
    return shown ? [[shown.field, column] satisfies [string, string]] : [];
  });
}
