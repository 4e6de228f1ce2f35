import { DatabaseError, type Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { sendCancelRequest } from './cancel-request.js';

export interface Statement {
  /** Prepared once a connection under this name; one name must always stand for one text. */
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/**
 * Runs one statement and cancels it in the server when the signal is aborted: whoever hangs up costs nothing more.
 * Then rejects with the signal's reason.
 */
export async function runCancellable<Row extends QueryResultRow>(
  pool: Pool,
  statement: Statement,
  signal: AbortSignal,
): Promise<QueryResult<Row>> {
  signal.throwIfAborted();
  const client = await pool.connect();
  // Aborted while it waited for a connection.
  if (signal.aborted) {
    client.release();
    signal.throwIfAborted();
  }
  return await runOn<Row>(client, statement, signal);
}

async function runOn<Row extends QueryResultRow>(
  client: PoolClient,
  { name, text, values }: Statement,
  signal: AbortSignal,
): Promise<QueryResult<Row>> {
  let cancelling: Promise<void> | undefined;
  const cancel = (): void => {
    cancelling = sendCancelRequest(client);
  };
  signal.addEventListener('abort', cancel, { once: true });
  let outcome: unknown;
  try {
    const result = await client.query<Row>({ name, text, values: values ? [...values] : undefined });
    if (!cancelling) return result;
  } catch (error) {
    outcome = error;
    if (!cancelling) throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    if (!cancelling) client.release();
  }
  await cancelling;
  // A request that found nothing to cancel may still be on its way and would hit the next statement: only a
  // connection whose statement was cancelled by it is clean.
  client.release(!(outcome instanceof DatabaseError && outcome.code === '57014'));
  throw signal.reason;
}
