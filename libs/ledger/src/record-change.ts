import type { BoundStatement, Closing } from '@app/database';
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

/**
 * Brings up to date, after the work and before the change set is closed, what is derived: the lines of touched cases. Answers
 * the statement that stores them, which is then carried out at once; null where there is nothing to store.
 */
export type Settle = (manager: EntityManager) => Promise<BoundStatement | null>;

/** How a change set begins and ends. */
export interface RecordOptions {
  /** Whether `OPEN_CHANGE` has been carried out already. */
  readonly opened?: boolean;
  /**
   * Ends the transaction, where nothing else is to follow in it: the change set is then committed with the message that
   * closes it. From there on all writers wait for the head of the ledger.
   */
  readonly close?: Closing;
}

/** The statement that opens a change set. */
export const OPEN_CHANGE = 'SELECT ledger.open_change()';

/**
 * Does the work as one change set, inside the caller's transaction: opens it, works, settles what is derived, and lets
 * the one ledger function write history and leaf. Answers the result and the change set; that is null where the work
 * changed nothing. Whatever throws must end the transaction, and the change with it.
 */
export async function recordChange<Result>(
  manager: EntityManager,
  { operation, actor, reason }: ChangeDescription,
  settle: Settle,
  work: () => Promise<Result>,
  { opened = false, close }: RecordOptions = {},
): Promise<{ result: Result; changeSet: CommittedChange | null }> {
  if (!opened) await manager.query(OPEN_CHANGE);
  const result = await work();
  const store = await settle(manager);
  const commit = { text: COMMIT_CHANGE, values: [operation, actor, reason] };
  const last = store ? [store, commit] : [commit];
  const rows = close ? (await close(last)).at(-1)?.rows : await inTurn(manager, last);
  const [changeSet] = rows as CommittedChange[];
  return { result, changeSet: changeSet ?? null };
}

const COMMIT_CHANGE = 'SELECT seq, at FROM ledger.commit_change($1, $2, $3)';

/** Carries statements out and answers the rows of the last. */
async function inTurn(manager: EntityManager, statements: readonly BoundStatement[]): Promise<unknown> {
  let rows: unknown;
  for (const { text, values } of statements) rows = await manager.query(text, values);
  return rows;
}
