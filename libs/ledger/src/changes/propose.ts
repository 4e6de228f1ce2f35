import { randomUUID } from 'node:crypto';
import type { Operation, Viewer } from '@app/access';
import type { EntityManager } from 'typeorm';
import type { Basis } from './change.js';
import type { Outcome } from './outcome.js';
import { RECORD_TABLES } from './record-kinds.js';

/** Thrown where a change would alter what is public and nobody else has approved it: it is proposed instead. */
export class Waits extends Error {
  override readonly name = 'Waits';

  constructor(readonly basis: readonly Basis[]) {
    super('The change waits for a second person.');
  }
}

/**
 * Why a change cannot be committed yet; null where it changes nothing, and nobody needs to be asked. To be called while what
 * it has written is still there.
 */
export async function waits(manager: EntityManager, basis: readonly Basis[]): Promise<Waits | null> {
  const [{ reach }] = await manager.query<[{ reach: number | null }]>('SELECT live.touched_reach() AS reach');
  return reach === null ? null : new Waits(basis);
}

/** A change that is to wait. */
interface Proposable {
  readonly viewer: Viewer;
  readonly operation: Operation;
  readonly args: object;
  readonly reason: string | null;
  readonly basis: readonly Basis[];
}

/**
 * Keeps a change as a proposal. It has been carried out to its end before, and rolled back, so what is proposed is known to
 * be in order; whether its records are still the same is asked when somebody decides.
 */
export async function propose(
  manager: EntityManager,
  { viewer, operation, args, reason, basis }: Proposable,
): Promise<Outcome> {
  const id = randomUUID();
  const [first] = basis;
  await manager.query(
    `INSERT INTO live.proposals (id, operation, input, record_kind, record_id, record_version, reach, by_account, reason, basis, clearance)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      operation,
      JSON.stringify(args),
      first ? RECORD_TABLES[first.type] : '',
      first?.key,
      first?.version,
      // The input may name what only its writer sees, changed or not, and stands here as it was written. What it touches beyond
      // that, its writer must not be told of.
      viewer.clearance,
      viewer.accountId,
      reason,
      JSON.stringify(basis),
      viewer.clearance,
    ],
  );
  return { records: {}, proposal: id };
}
