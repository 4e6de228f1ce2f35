import { type ClientBase, escapeLiteral, type QueryResult } from 'pg';
import type { EntityManager } from 'typeorm';

/** What a change set says of itself. */
export interface ChangeDescription {
  /** The operation by its name in the graph, or the command: `caseEventRecord`, `seed`. */
  operation: string;
  /** The account that acts; null for the system. */
  actor: string | null;
  /** Why, for the history. */
  reason: string | null;
}

/** A committed change set: its number, which is the order of commits, and its moment. */
export interface CommittedChange {
  seq: string;
  at: Date;
}

/** What must be brought up to date after the work and before the change set is closed: the fold of touched cases. */
export type Settle = (manager: EntityManager) => Promise<void>;

/** How a change set ends. */
export interface EndOptions {
  /**
   * Whether nothing follows it in its transaction. Then it is committed in the message that closes it: the head of the
   * ledger, for which all writers wait, is held for no moment in which this process has other things to do.
   */
  readonly last?: boolean;
}

/**
 * Does the work as one change set, inside the caller's transaction: opens it, works, settles what is derived, and lets
 * the one ledger function write history and leaf. Answers the result and the change set; that is null where the work
 * changed nothing. Whatever throws must end the transaction, and the change with it.
 */
export async function recordChange<Result>(
  manager: EntityManager,
  change: ChangeDescription,
  settle: Settle,
  work: () => Promise<Result>,
  { last = false }: EndOptions = {},
): Promise<{ result: Result; changeSet: CommittedChange | null }> {
  await manager.query('SELECT ledger.open_change()');
  const result = await work();
  await settle(manager);
  const changeSet = last ? await closeAndCommit(manager, change) : await close(manager, change);
  return { result, changeSet };
}

async function close(
  manager: EntityManager,
  { operation, actor, reason }: ChangeDescription,
): Promise<CommittedChange | null> {
  const [committed] = await manager.query<CommittedChange[]>('SELECT seq, at FROM ledger.commit_change($1, $2, $3)', [
    operation,
    actor,
    reason,
  ]);
  return committed ?? null;
}

/** The same and COMMIT, in one message; the transaction that TypeORM then commits is a new and empty one. */
async function closeAndCommit(
  manager: EntityManager,
  { operation, actor, reason }: ChangeDescription,
): Promise<CommittedChange | null> {
  const client = (await manager.queryRunner?.connect()) as ClientBase;
  const literal = (text: string | null) => (text === null ? 'NULL' : escapeLiteral(text));
  const answers = await client.query(
    `SELECT seq, at FROM ledger.commit_change(${literal(operation)}, ${literal(actor)}, ${literal(reason)}); COMMIT; BEGIN`,
  );
  const [closed] = answers as unknown as QueryResult<CommittedChange & Record<string, unknown>>[];
  return closed?.rows[0] ?? null;
}
