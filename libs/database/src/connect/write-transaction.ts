import { type Client, type ClientBase, DatabaseError, type QueryResult } from 'pg';
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';

/** A statement with its parameters. */
export interface BoundStatement {
  readonly text: string;
  readonly values: unknown[];
}

/** Ends the transaction: sends what there is left to do together with COMMIT, and answers it when all is done. */
export type Closing = (statement: BoundStatement) => Promise<QueryResult>;

/** COMMIT was sent, and no answer to it came: whether the change was made is not known. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

const undone = new WeakSet<object>();

/** Whether this is what a transaction failed by of which nothing was kept. */
export const nothingWasChanged = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && undone.has(error);

/**
 * Runs the work in one transaction: committed when it resolves, rolled back when it rejects. It is for changes, which lock
 * what all others wait for: the beginning goes out together with the first statement of the work, and what closes it
 * together with COMMIT, so that no lock is held for the sake of a message.
 *
 * @param opening  statements without parameters, which come before the work's
 * @param work     may end the transaction itself with `close`, as the last thing it does
 * @throws OutcomeUnknown where the connection was lost between COMMIT and its answer; whatever else it throws,
 *   `nothingWasChanged` says so of
 */
export async function inWriteTransaction<Result>(
  source: DataSource,
  opening: readonly string[],
  work: (manager: EntityManager, close: Closing) => Promise<Result>,
): Promise<Result> {
  const runner = source.createQueryRunner();
  let committing = false;
  const commit = async (client: ClientBase): Promise<void> => {
    committing = true;
    const { command } = await client.query('COMMIT');
    // What PostgreSQL answers where a statement had failed before.
    if (command !== 'COMMIT') throw new RolledBack('The transaction had failed and was rolled back.');
  };
  try {
    const client = (await runner.connect()) as Client;
    let closed = false;
    const close: Closing = async ({ text, values }) => {
      closed = true;
      // Of both, the first that fails says why: COMMIT only tells that something had.
      const [answer, committed] = await Promise.allSettled([client.query(text, values), commit(client)]);
      if (answer.status === 'rejected') throw answer.reason;
      if (committed.status === 'rejected') throw committed.reason;
      return answer.value;
    };
    const begun = client.query(['BEGIN', ...opening].join('; '));
    begun.catch(() => undefined);
    asBegun(runner);
    try {
      const result = await work(runner.manager, close);
      await begun;
      if (!closed) await commit(client);
      return result;
    } catch (error) {
      // A connection that cannot even roll back is dying, and the transaction with it: one that is ending, the pool lets go.
      await client.query('ROLLBACK').catch(() => void client.end().catch(() => undefined));
      // What failed first is why the rest did.
      await begun;
      throw error;
    }
  } catch (error) {
    if (committing && !isAnswer(error))
      throw new OutcomeUnknown('The connection was lost at COMMIT.', { cause: error });
    if (typeof error === 'object' && error !== null) undone.add(error);
    throw error;
  } finally {
    await runner.release();
  }
}

/** PostgreSQL answered COMMIT, and what it did was to roll back. */
class RolledBack extends Error {
  override readonly name = 'RolledBack';
}

/**
 * Whether PostgreSQL itself said that a statement failed, and so that nothing was kept; what it says when it ends a connection comes
 * at any moment, also when all has been done.
 */
function isAnswer(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isAnswer(error.driverError);
  return error instanceof RolledBack || (error instanceof DatabaseError && error.severity === 'ERROR');
}

/** TypeORM would begin a transaction of its own within one that it has not begun. */
function asBegun(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}
