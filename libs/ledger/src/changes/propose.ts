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
 * Takes back what the change has written since the savepoint, and keeps it as a proposal. It has been carried out to its
 * end before, so what is proposed is known to be in order.
 */
export async function propose(
  manager: EntityManager,
  {
    viewer,
    operation,
    args,
    reason,
    basis,
  }: { viewer: Viewer; operation: Operation; args: object; reason: string | null; basis: readonly Basis[] },
): Promise<Outcome> {
  // The highest tier of anything it touched: who decides must be able to see all of it. What it says is new besides.
  const [{ reach }] = await manager.query<[{ reach: number }]>('SELECT live.touched_reach() AS reach');
  await manager.query('ROLLBACK TO SAVEPOINT applied');
  const id = randomUUID();
  const [first] = basis;
  await manager.query(
    `INSERT INTO live.proposals (id, operation, input, record_kind, record_id, record_version, reach, by_account, reason, basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      operation,
      JSON.stringify(args),
      first ? RECORD_TABLES[first.type] : '',
      first?.key,
      first?.version,
      reach,
      viewer.accountId,
      reason,
      JSON.stringify(basis),
    ],
  );
  return { records: {}, proposal: id };
}
