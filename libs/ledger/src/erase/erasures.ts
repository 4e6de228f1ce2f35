import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { RECORDS } from '../history/shown-records.js';
import type { Eraser } from './eraser.js';

/** A request to erase, as admins see it: where, never what. */
export interface Erasure {
  readonly id: string;
  /** The global ID of the record. */
  readonly record: string;
  readonly field: string;
  readonly reason: string;
  readonly state: 'PENDING' | 'ERASED' | 'REJECTED';
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** How many versions of rows it takes the value out of, and in which change sets the first and the last were written. */
  readonly versions: number;
  readonly first: number;
  readonly last: number;
  /** The change set it came to; null where none. */
  readonly seq: number | null;
}

const TYPES = `CASE e.record_kind ${Object.entries(RECORDS)
  .map(([table, { type }]) => `WHEN '${table}' THEN '${type}'`)
  .join(' ')} END`;

/** As many as are listed. */
const MOST = 200;

const SELECT = `SELECT e.id, ${TYPES} || '_' || e.record_id AS record, e.field, e.reason, e.state, a.email AS "requestedBy",
    e.requested_at AS "requestedAt", t.versions, t.first, t.last, e.seq::integer AS seq
  FROM ledger.erasures e JOIN live.accounts a ON a.id = e.requested_by CROSS JOIN LATERAL (
    SELECT count(DISTINCT (t.record_id, t.seq))::integer AS versions, min(t.seq)::integer AS first, max(t.seq)::integer AS last
    FROM ledger.erasure_targets t WHERE t.erasure_id = e.id) t`;

/** The requests, those that wait first, then the latest. */
export function listErasures(manager: EntityManager): Promise<Erasure[]> {
  return manager.query<Erasure[]>(
    `${SELECT} ORDER BY e.state = 'PENDING' DESC, e.requested_at DESC, e.id LIMIT ${MOST}`,
  );
}

/** @throws DomainError NOT_FOUND */
async function findErasure(manager: EntityManager, id: string): Promise<Erasure> {
  const [found] = await manager.query<Erasure[]>(`${SELECT} WHERE e.id::text = $1`, [id]);
  if (!found) throw new DomainError('NOT_FOUND', `There is no request ${id}: casetrail erase list shows them.`, ['id']);
  return found;
}

/**
 * Locks a request that waits.
 * @throws DomainError NOT_FOUND; CONFLICT where it has been decided already
 */
export async function waitingErasure(manager: EntityManager, id: string): Promise<WaitingErasure> {
  const erasure = await findErasure(manager, id);
  const [row] = await manager.query<(WaitingErasure & { state: Erasure['state'] })[]>(
    `SELECT e.id, e.state, e.requested_by AS "requestedBy", e.reason
     FROM ledger.erasures e WHERE e.id = $1 FOR UPDATE`,
    [erasure.id],
  );
  if (row?.state === 'PENDING') return row;
  throw new DomainError('CONFLICT', `The request ${id} has been decided already: it is ${row?.state ?? 'gone'}.`, [
    'id',
  ]);
}

/** A request that waits, as it is carried out. */
export interface WaitingErasure {
  readonly id: string;
  readonly requestedBy: string;
  readonly reason: string;
}

/** Decides that nothing is erased; whoever asked for it may do that alone. */
export async function rejectErasure(manager: EntityManager, { accountId }: Eraser, id: string): Promise<void> {
  const { id: found } = await waitingErasure(manager, id);
  await manager.query(
    `UPDATE ledger.erasures SET state = 'REJECTED', decided_by = $2, decided_at = now() WHERE id = $1`,
    [found, accountId],
  );
  await manager.query('DELETE FROM ledger.erasure_targets WHERE erasure_id = $1', [found]);
}
