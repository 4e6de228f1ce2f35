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

/** The lines that follow from a change: of which cases and persons, and what is to stand of them. */
export interface Settled {
  readonly cases: readonly string[];
  readonly persons: readonly string[];
  /** By table, in the shape `live.store_lines` takes; lines of a table that is not mentioned stay as they are. */
  readonly lines: object;
}

/**
 * Works out what is derived, after the work and before the change set is closed: the lines of touched cases. They are stored
 * as it is closed; null where there are none.
 */
export type Settle = (manager: EntityManager) => Promise<Settled | null>;

/** How a change set begins and ends. */
export interface ChangeOptions {
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
  { opened = false, close }: ChangeOptions = {},
): Promise<{ result: Result; changeSet: CommittedChange | null }> {
  if (!opened) await manager.query(OPEN_CHANGE);
  const result = await work();
  const settled = await settle(manager);
  const commit: BoundStatement = {
    text: COMMIT_CHANGE,
    values: [operation, actor, reason, settled?.cases, settled?.persons, settled && JSON.stringify(settled.lines)],
  };
  const rows = close ? (await close(commit)).rows : await manager.query<unknown[]>(commit.text, commit.values);
  const [changeSet] = rows as CommittedChange[];
  return { result, changeSet: changeSet ?? null };
}

const COMMIT_CHANGE = 'SELECT seq, at FROM ledger.commit_change($1, $2, $3, $4, $5, $6)';
