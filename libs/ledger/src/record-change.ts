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
): Promise<{ result: Result; changeSet: CommittedChange | null }> {
  await manager.query('SELECT ledger.open_change()');
  const result = await work();
  await settle(manager);
  const [committed] = await manager.query<CommittedChange[]>('SELECT seq, at FROM ledger.commit_change($1, $2, $3)', [
    change.operation,
    change.actor,
    change.reason,
  ]);
  return { result, changeSet: committed ?? null };
}
