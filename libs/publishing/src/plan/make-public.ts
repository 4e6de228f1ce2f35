import type { EntityManager } from 'typeorm';
import type { Near } from './neighbourhood.js';
import type { Plan } from './plan.js';

/** A row that has become public: the version and the reach it had before. */
export interface Becoming {
  /** The table it is in. */
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly reach: number;
}

/**
 * Publishes what is planned, in the open change, and answers every row that is public now and was not: also what hung on
 * the planned ones, wherever it is. Whoever calls it holds the lock of those who move reach.
 */
export async function makePublic(manager: EntityManager, { shown, held, silent }: Plan): Promise<Becoming[]> {
  await manager.query('SELECT live.make_public($1, $2, $3)', [
    JSON.stringify(idsByTable(shown)),
    JSON.stringify(idsByTable(held.map(({ record }) => record))),
    silent,
  ]);
  return manager.query<Becoming[]>('SELECT kind, id, version, reach FROM live.made_public()');
}

/** Tries the same, and takes it back. */
export async function tryPublic(manager: EntityManager, plan: Plan): Promise<Becoming[]> {
  await manager.query('SAVEPOINT trial');
  await manager.query('SELECT ledger.open_change()');
  const becoming = await makePublic(manager, plan);
  await manager.query('ROLLBACK TO SAVEPOINT trial');
  return becoming;
}

function idsByTable(records: readonly Near[]): Record<string, string[]> {
  const tables = Map.groupBy(records, ({ kind }) => kind);
  return Object.fromEntries([...tables].map(([kind, group]) => [kind, group.map(({ id }) => id)]));
}
