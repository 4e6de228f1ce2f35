import type { Client, ClientBase, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** A statement with its parameters. */
export interface BoundStatement {
  readonly text: string;
  readonly values: unknown[];
}

/** Ends the transaction: sends what there is left to do together with COMMIT, and answers it when all is done. */
export type Closing = (statement: BoundStatement) => Promise<QueryResult>;

/**
 * Runs the work in one transaction: committed when it resolves, rolled back when it rejects. It is for changes, which lock
 * what all others wait for: the beginning goes out together with the first statement of the work, and what closes it
 * together with COMMIT, so that no lock is held for the sake of a message.
 *
 * @param opening  statements without parameters, which come before the work's
 * @param work     may end the transaction itself with `close`, as the last thing it does
 */
export async function inWriteTransaction<Result>(
  source: DataSource,
  opening: readonly string[],
  work: (manager: EntityManager, close: Closing) => Promise<Result>,
): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as Client;
    let closed = false;
    const close: Closing = async ({ text, values }) => {
      closed = true;
      const [answer] = await Promise.all([client.query(text, values), commit(client)]);
      return answer;
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
  } finally {
    await runner.release();
  }
}

async function commit(client: ClientBase): Promise<void> {
  const { command } = await client.query('COMMIT');
  // What PostgreSQL answers where a statement had failed before.
  if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back.');
}

/** TypeORM would begin a transaction of its own within one that it has not begun. */
function asBegun(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}
