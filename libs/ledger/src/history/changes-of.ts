import { Confidentiality } from '@app/kernel';
import { RECORD_TABLES, type RecordType } from '../changes/record-kinds.js';
import type { EntryRow, Row } from './entries.query.js';
import { POINTER_FIELDS, SHOWN_TABLES, type ShownColumn } from './fields.js';

/** What one change set did to one record, as the history shows it. */
export interface RecordChange {
  readonly seq: number;
  readonly type: RecordType;
  readonly key: string;
  readonly operation: 'CREATED' | 'UPDATED' | 'RETRACTED';
  readonly fields: readonly { field: string; before: string | null; after: string | null }[];
}

/** Whether the viewer sees the record of this ID: references to others are left out. */
export type Sees = (id: string) => boolean;

const TYPE_OF = new Map<string, RecordType>(
  Object.entries(RECORD_TABLES).map(([type, table]) => [table, type as RecordType]),
);
const TIERS = Object.values(Confidentiality);

/** The records that the rows of entries refer to, as global IDs. */
export function referencesIn(entries: readonly EntryRow[]): string[] {
  const ids = entries.flatMap(({ kind, before, after }) =>
    [before, after].flatMap((row) =>
      Object.entries(SHOWN_TABLES[kind]?.columns ?? {}).flatMap(([column, { refersTo }]) =>
        refersTo && row?.[column] ? [`${refersTo}_${String(row[column])}`] : [],
      ),
    ),
  );
  return [...new Set(ids)];
}

/**
 * Puts entries together, one change a record and change set: what was done to the record itself, and to its parts.
 * Where only what is internal has changed, there is nothing to show.
 */
export function changesOf(entries: readonly EntryRow[], sees: Sees): RecordChange[] {
  const changes = new Map<string, RecordChange & { fields: RecordChange['fields'][number][] }>();
  for (const entry of entries) {
    const owner = ownerOf(entry);
    const fields = owner ? fieldsOf(entry, sees) : [];
    if (!owner || (fields.length === 0 && entry.operation === 'UPDATED')) continue;
    const id = `${entry.seq} ${owner.type} ${owner.key}`;
    const known = changes.get(id);
    const itself = TYPE_OF.get(entry.kind) === owner.type && entry.id === owner.key;
    changes.set(id, {
      seq: entry.seq,
      ...owner,
      operation: itself ? entry.operation : (known?.operation ?? 'UPDATED'),
      // Its own fields first, then its parts.
      fields: itself ? [...fields, ...(known?.fields ?? [])] : [...(known?.fields ?? []), ...fields],
    });
  }
  return [...changes.values()].toSorted((one, other) => other.seq - one.seq || compare(one, other));
}

/** The record that an entry is of, or that its row is a part of. */
function ownerOf({ kind, id, before, after }: EntryRow): { type: RecordType; key: string } | null {
  const own = TYPE_OF.get(kind);
  if (own) return { type: own, key: id };
  const row = after ?? before;
  for (const [column, type] of Object.entries(SHOWN_TABLES[kind]?.partOf ?? {})) {
    const key = row?.[column];
    if (typeof key === 'string') return { type, key };
  }
  return null;
}

function fieldsOf({ kind, before, after, operation }: EntryRow, sees: Sees): RecordChange['fields'][number][] {
  const { columns, type, field } = SHOWN_TABLES[kind] ?? { columns: {} };
  if (type) {
    return Object.entries(columns).flatMap(([column, shown]) => {
      const [was, is] = [textOf(before, column, shown, sees), textOf(after, column, shown, sees)];
      if (
        operation === 'RETRACTED'
          ? was === null
          : same(before?.[column], after?.[column]) || (was === null && is === null)
      )
        return [];
      return [{ field: shown.field, before: was, after: is }];
    });
  }
  const [was, is] = [partText(before, columns, sees), partText(after, columns, sees)];
  if (was === is) return [];
  return [{ field: field ?? POINTER_FIELDS[String((after ?? before)?.['role'])] ?? kind, before: was, after: is }];
}

/** A part as one text: what it says, or several things as compact JSON. */
function partText(row: Row | null, columns: Readonly<Record<string, ShownColumn>>, sees: Sees): string | null {
  if (row === null) return null;
  const said = Object.entries(columns).flatMap(([column, shown]) => {
    const text = textOf(row, column, shown, sees);
    return text === null ? [] : [[shown.field, text] as const];
  });
  if (said.length === 0) return null;
  return said.length === 1 ? said[0]![1] : JSON.stringify(Object.fromEntries(said));
}

function textOf(row: Row | null, column: string, { refersTo, tier }: ShownColumn, sees: Sees): string | null {
  const value = row?.[column] ?? null;
  if (value === null) return null;
  if (tier) return TIERS[Number(value)] ?? null;
  if (refersTo) {
    const id = `${refersTo}_${String(value)}`;
    return sees(id) ? id : null;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const ORDER = [...TYPE_OF.values()];

function compare(one: RecordChange, other: RecordChange): number {
  return ORDER.indexOf(one.type) - ORDER.indexOf(other.type) || (one.key < other.key ? -1 : 1);
}
