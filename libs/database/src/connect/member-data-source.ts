import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { PreparingClient } from './preparing-client.js';
import { SnakeNamingStrategy } from '../entities/snake-naming.strategy.js';

/** How long a change waits for a free connection before it fails. */
const WAIT_FOR_CONNECTION_MS = 5_000;

/** Injection token of the data source that services write with. */
export const WRITES = Symbol('WRITES');

/**
 * The data source for writing, as the member login: entities only, never `synchronize`, since the schema is the
 * migrations'. Queries that entities make are qualified with their schema; raw ones find `live` by the search path.
 */
export function memberDataSource(address: string, entities: (new () => object)[], poolSize = 4): DataSource {
  return new DataSource({
    type: 'postgres',
    url: address,
    entities: entities as (new () => object)[] & EntitySchema[],
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize,
    // Statements that do not wait for one another's answers are sent together.
    extra: {
      application_name: 'casetrail-writes',
      Client: PreparingClient,
      pipeline: true,
      connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    },
  });
}

/** Runs the work in one transaction whose clearance is `tier`; without it, policy shows and takes nothing. */
export async function writeWithClearance<Result>(
  source: DataSource,
  tier: number,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return source.transaction(async (manager) => {
    await manager.query(`SELECT set_config('app.clearance', $1, true)`, [String(tier)]);
    return work(manager);
  });
}
