import { createHash, createHmac } from 'node:crypto';

/** A version of a record as history keeps it: each field's value as the text PostgreSQL writes it in JSON. */
export type Version = Record<string, string>;

/** What an entry commits to, recomputed from the rows alone. */
export interface ExpectedEntry {
  kind: string;
  id: string;
  operation: 'CREATED' | 'UPDATED' | 'RETRACTED';
  /** By name, with their values in canonical JSON. */
  fields: Map<string, string>;
}

/** JSON in the form of RFC 8785, of a value given as JSON text; a number no double holds exactly is written as a string. */
function canonical(text: string): string {
  if (/^-?[\d.]/.test(text)) return /^-?\d{1,15}$/.test(text) ? text : JSON.stringify(text);
  return canonicalOf(JSON.parse(text));
}

function canonicalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalOf).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalOf(one)}`).join(',')}}`;
}

/** Which fields an entry must hold, from the version it recorded and the one before it; null for none. */
export function expectedEntry(
  kind: string,
  id: string,
  operation: ExpectedEntry['operation'],
  now: Version,
  was: Version | null,
): ExpectedEntry {
  const changed = Object.entries(now).filter(([field, value]) => {
    if (operation === 'RETRACTED') return field === 'id';
    return operation === 'CREATED' ? value !== 'null' : value !== was?.[field];
  });
  return { kind, id, operation, fields: new Map(changed.map(([field, value]) => [field, canonical(value)])) };
}

/** The commitment to one field. */
export function commitment({ kind, id, operation, fields }: ExpectedEntry, field: string, salt: Buffer): string {
  const head = [kind, id, operation, field].map((part) => JSON.stringify(part)).join(',');
  return createHmac('sha256', salt)
    .update(`[${head},${fields.get(field) ?? ''}]`, 'utf8')
    .digest('hex');
}

/** The leaf of a change set. */
export function leafOf(seq: number, at: Date, commitments: readonly string[]): string {
  const envelope = canonicalOf({ seq, at: at.toISOString(), commitments: commitments.toSorted() });
  return createHash('sha256').update(envelope, 'utf8').digest('hex');
}
