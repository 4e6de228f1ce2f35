import type { Pool, PoolClient } from 'pg';

/** Tiers a member may be cleared for, as `reach` counts them: 0 public to 3 sealed. */
export type Clearance = 0 | 1 | 2 | 3;

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. The connection is `work`'s
 * until then, and no longer.
 */
export function withTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, 'BEGIN', work);
}

/**
 * The same, seeing and touching what `clearance` allows and nothing above it. It holds for this transaction alone: a
 * pooled connection keeps nothing of it.
 */
export function withClearance<T>(
  pool: Pool,
  clearance: Clearance,
  work: (client: PoolClient) => Promise<T>,
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<T> {
  // Checked though typed: it goes into the text of the statement, which saves a round trip.
  if (!Number.isInteger(clearance) || clearance < 0 || clearance > 3) {
    return Promise.reject(new RangeError('A clearance is 0, 1, 2 or 3.'));
  }
  const begin = readOnly ? 'BEGIN READ ONLY' : 'BEGIN';
  return inTransaction(pool, `${begin}; SELECT set_config('app.clearance', '${clearance}', true)`, work);
}

async function inTransaction<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    // What PostgreSQL answers where a statement had failed before and `work` went on regardless.
    if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back.');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to anybody again.
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
