import { Confidentiality } from '@app/kernel';
import type { FieldChange } from '../change.type.js';
import { rowId } from './erased-fields.query.js';
import type { FieldRow, Row } from './field-rows.query.js';
import type { ShownColumn } from './shown-column.js';
import { PARTS, type ShownPart, SINGLE_FIELDS } from './shown-parts.js';
import { RECORDS } from './shown-records.js';

/** Whether the viewer sees the record of this ID: references to others are left out. */
export type Sees = (id: string) => boolean;

/** Whether the value that a change set put into the column of a row was erased since. */
export type Erased = (row: string, seq: number, column: string) => boolean;

type Columns = Readonly<Record<string, ShownColumn>>;
/** A value as JSON has it; null where nothing is said. */
type Value = string | number | boolean | readonly unknown[] | Record<string, unknown> | null;

const TIERS = Object.values(Confidentiality);

/** The fields that parts are shown under, in the order of their tables. */
const PART_FIELDS = Object.values(PARTS).flatMap(({ field }) =>
  typeof field === 'string' ? [field] : Object.values(field.fields),
);

/** The records that rows refer to, as global IDs. */
export function referencesIn(rows: readonly FieldRow[]): string[] {
  const ids = rows.flatMap(({ kind, row }) =>
    Object.entries(columnsOf(kind)).flatMap(([column, { refersTo }]) => {
      const key = row[column];
      return refersTo && typeof key === 'string' ? [`${refersTo}_${key}`] : [];
    }),
  );
  return [...new Set(ids)];
}

/** What changed of one record, field by field: its own fields first, then its parts. Of a list, all that it held. */
export function fieldChanges(rows: readonly FieldRow[], sees: Sees, erased: Erased): FieldChange[] {
  const before = fieldsOf(
    rows.filter((row) => row.before),
    sees,
  );
  const after = fieldsOf(
    rows.filter((row) => row.after),
    sees,
  );
  const lost = erasedFields(rows, erased);
  const own = rows.flatMap(({ kind }) => Object.values(RECORDS[kind]?.columns ?? {}).map(({ field }) => field));
  return [...new Set([...own, ...PART_FIELDS])].flatMap((field) => {
    const [was, is] = [textOf(before.get(field) ?? null), textOf(after.get(field) ?? null)];
    return was === is ? [] : [{ field, before: was, after: is, erased: lost.has(field) }];
  });
}

/** The fields of which something was erased that a change said. */
function erasedFields(rows: readonly FieldRow[], erased: Erased): Set<string> {
  const after = rows.filter((row) => row.after);
  return new Set(
    after.flatMap((version) => {
      const { kind, seq, row } = version;
      const part = PARTS[kind];
      return Object.entries(columnsOf(kind)).flatMap(([column, { field }]) =>
        erased(rowId(version), seq, column) ? [part ? fieldOf(part, row) : field] : [],
      );
    }),
  );
}

/** The fields of a record at one time: from its own row and from its parts. */
function fieldsOf(rows: readonly FieldRow[], sees: Sees): Map<string, Value> {
  const fields = new Map<string, Value>();
  for (const { kind, row } of rows) {
    const record = RECORDS[kind];
    if (!record) continue;
    const values = said(row, record.columns, sees);
    for (const [field, value] of Object.entries(values ?? {})) fields.set(field, value);
  }
  for (const [kind, part] of Object.entries(PARTS)) {
    const own = rows.filter((row) => row.kind === kind && holderOf(part, row.row) === null).map(({ row }) => row);
    for (const row of own.toSorted((one, other) => compare(part, one, other))) {
      const value = partValue(row, part, sees, rows);
      const field = fieldOf(part, row);
      if (value === null) continue;
      if (!SINGLE_FIELDS.has(field)) fields.set(field, [...listOf(fields.get(field)), value]);
      else if (!fields.has(field)) fields.set(field, value);
    }
  }
  return fields;
}

const listOf = (value: Value | undefined): readonly unknown[] => (Array.isArray(value) ? value : []);

function partValue(row: Row, part: ShownPart, sees: Sees, rows: readonly FieldRow[]): Value {
  const fields = said(row, part.columns, sees);
  if (fields === null) return null;
  if (part.as === 'REFERENCE') return Object.values(fields)[0] ?? null;
  const inner = rows.flatMap(({ kind, row: other }): [string, Value][] => {
    const within = PARTS[kind];
    if (!within || holderOf(within, other) !== row['id']) return [];
    const value = partValue(other, within, sees, rows);
    return value === null ? [] : [[fieldOf(within, other), value]];
  });
  return { ...fields, ...Object.fromEntries(inner) };
}

/** What a row says, by field; null where it refers to something that hides it. */
function said(row: Row, columns: Columns, sees: Sees): Record<string, Value> | null {
  const fields: Record<string, Value> = {};
  for (const [column, shown] of Object.entries(columns)) {
    const value = valueOf(row[column] ?? null, shown, sees);
    if (value !== null) fields[shown.field] = value;
    else if (shown.hides && row[column]) return null;
  }
  return fields;
}

function valueOf(value: unknown, { refersTo, tier, quiet }: ShownColumn, sees: Sees): Value {
  if (value === null || (quiet && value === false) || (Array.isArray(value) && value.length === 0)) return null;
  if (tier) return TIERS[Number(value)] ?? null;
  if (refersTo && typeof value === 'string') {
    const id = `${refersTo}_${value}`;
    return sees(id) ? id : null;
  }
  return value as Value;
}

/** A value as text: lists and objects as compact JSON. */
function textOf(value: Value): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}

const columnsOf = (kind: string): Columns => RECORDS[kind]?.columns ?? PARTS[kind]?.columns ?? {};

/** The id of the part that a part is within; null for one that is the record's own. */
function holderOf({ within = {} }: ShownPart, row: Row): unknown {
  for (const column of Object.keys(within)) if (row[column]) return row[column];
  return null;
}

const fieldOf = ({ field }: ShownPart, row: Row): string =>
  typeof field === 'string' ? field : (field.fields[String(row[field.column])] ?? field.column);

/** In the order of the parts; where that tells nothing, in any that is always the same. */
function compare({ order }: ShownPart, one: Row, other: Row): number {
  for (const column of [...order, 'id']) {
    const [a, b] = [one[column], other[column]];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a) < String(b) ? -1 : 1;
  }
  return 0;
}
