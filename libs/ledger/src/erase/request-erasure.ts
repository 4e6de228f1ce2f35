import { randomUUID } from 'node:crypto';
import { decodeId, DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { isRecordType, RECORD_TABLES } from '../changes/record-kinds.js';
import { columnsOfField, type FieldColumn } from './erasable-field.js';
import { ERASABLE } from './erasable.js';
import { holdsValue, says } from './erased-value.js';
import type { Eraser } from './eraser.js';
import { otherPlaces, type Place } from './other-places.js';

/** What is to be erased. */
export interface ErasureRequest {
  /** The global ID of the record. */
  readonly record: string;
  /** The field, as the graph and the history name it; `names.text` for a part of a list. */
  readonly field: string;
  /** The exact value; null for every value that the field has ever had. */
  readonly value: string | null;
  /** Why, for the history: without a word of what is to go. */
  readonly reason: string;
}

/** A request that waits for a second admin. */
export interface RequestedErasure {
  readonly id: string;
  /** How many versions of rows hold the value. */
  readonly versions: number;
  /** Where else the same text stands; it stays there. */
  readonly elsewhere: readonly Place[];
}

interface Found {
  readonly id: string;
  readonly seq: string;
  readonly value: string;
}

/**
 * Asks for a value to be erased, in all versions of the record. Nothing is erased yet, and no copy of the value is made: the
 * request says where it stands.
 *
 * @param manager  of the owner's login, in a transaction
 * @throws DomainError NOT_FOUND; INVALID where the field cannot be erased or has no such value
 */
export async function requestErasure(
  manager: EntityManager,
  eraser: Eraser,
  { record, field, value, reason }: ErasureRequest,
): Promise<RequestedErasure> {
  const decoded = decodeId(record);
  if (!decoded || !isRecordType(decoded.type)) {
    throw new DomainError('INVALID', `${record} is the ID of no record: give it as the graph does, Person_….`, [
      'record',
    ]);
  }
  const { type, uuid: key } = decoded;
  const columns = columnsOfField(type, field);
  await seen(manager, eraser, RECORD_TABLES[type], key);
  const id = randomUUID();
  await manager.query(
    `INSERT INTO ledger.erasures (id, record_kind, record_id, field, reason, requested_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, RECORD_TABLES[type], key, field, reason, eraser.accountId],
  );
  const texts = new Set<string>();
  let versions = 0;
  for (const column of columns) {
    const found = await rowsThatSay(manager, eraser, column, { key, value });
    for (const one of found) texts.add(one.value);
    versions += found.length;
    await aim(manager, id, column, found);
  }
  if (versions === 0) {
    const which = value === null ? 'no value' : 'no such value, in this spelling';
    throw new DomainError('INVALID', `${field} of this record has ${which}, and never had. Nothing was requested.`, [
      'field',
    ]);
  }
  return { id, versions, elsewhere: await otherPlaces(manager, eraser, { erasure: id, texts: [...texts] }) };
}

/** A record that was retracted is found by what it last was. */
async function seen(manager: EntityManager, { clearance }: Eraser, table: string, key: string): Promise<void> {
  const rows = await manager.query<unknown[]>(
    `SELECT FROM history.${table} h WHERE h.id = $1 AND h.until_seq IS NULL AND h.shown <= $2`,
    [key, clearance],
  );
  if (rows.length === 0) throw new DomainError('NOT_FOUND', 'There is no such record that you may see.', ['record']);
}

function rowsThatSay(
  manager: EntityManager,
  { clearance }: Eraser,
  { table, column, owner }: FieldColumn,
  { key, value }: { key: string; value: string | null },
): Promise<Found[]> {
  const exact = value === null ? '' : ` AND ${says(table, column, 'h', '$3')}`;
  return manager.query<Found[]>(
    `SELECT h.id, h.seq, h.${column}::text AS value FROM history.${table} h
     WHERE h.${owner} = $1 AND h.shown <= $2 AND ${holdsValue(table, column, 'h')}${exact} ORDER BY h.id, h.seq`,
    value === null ? [key, clearance] : [key, clearance, value],
  );
}

async function aim(
  manager: EntityManager,
  erasure: string,
  { table, column }: FieldColumn,
  found: Found[],
): Promise<void> {
  const fields = [column, ...(ERASABLE[table]?.[column]?.with ?? [])];
  await manager.query(
    `INSERT INTO ledger.erasure_targets (erasure_id, kind, record_id, seq, field)
     SELECT $1, $2, t.id, t.seq, f.field FROM unnest($3::uuid[], $4::bigint[]) t (id, seq) CROSS JOIN unnest($5::text[]) f (field)`,
    [erasure, table, found.map(({ id }) => id), found.map(({ seq }) => seq), fields],
  );
}
