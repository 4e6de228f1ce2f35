import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Addresses } from './addresses.js';
import { sendTogether } from './send-together.js';

/** Readers who are not signed in: the bulk of the load, in short statements. */
const PUBLIC_CONNECTIONS = 12;
/** People who are signed in. */
const MEMBER_CONNECTIONS = 12;

/** Of each, for those who read the past: what a connection prepares for the present it would have to plan anew. */
const PAST_CONNECTIONS = 6;

/** How long a request waits for a free connection before it fails. */
const WAIT_FOR_CONNECTION_MS = 5_000;
/** How long an unused connection is kept. */
const IDLE_MS = 60_000;
/** How long the end of the pools waits for statements under way. */
const END_WITHIN_MS = 500;

/** Injection token of the pools. */
export const POOLS = Symbol('POOLS');

/** For editions, which are rendered once and kept: few, and apart, so that who holds another connection can wait for one. */
const EDITION_CONNECTIONS = 2;

export interface Pools {
  readonly public: Pool;
  readonly member: Pool;
  /** The same for the past. */
  readonly past: { readonly public: Pool; readonly member: Pool };
  /** For rendering editions as the public sees them, and for keeping their hashes. Nobody waits for anything while they hold one. */
  readonly editions: { readonly public: Pool; readonly member: Pool };
  /** Closes every connection; statements under way have a moment to finish, and are then left to their end. */
  end(): Promise<void>;
}

/** @param log  is told, in one line, when the server drops a connection nobody was using */
export function createPools(addresses: Addresses, log: (line: string) => void): Pools {
  const publicPool = createPool(addresses.public, { name: 'casetrail public', max: PUBLIC_CONNECTIONS }, log);
  const memberPool = createPool(
    addresses.member,
    { name: 'casetrail member', max: MEMBER_CONNECTIONS, pipeline: true },
    log,
  );
  const past = (name: 'public' | 'member'): Pool =>
    createPool(addresses[name], { name: `casetrail ${name} past`, max: PAST_CONNECTIONS, pipeline: true }, log);
  const pastPools = { public: past('public'), member: past('member') };
  const editions = (name: 'public' | 'member'): Pool =>
    createPool(addresses[name], { name: `casetrail ${name} editions`, max: EDITION_CONNECTIONS, pipeline: true }, log);
  const editionPools = { public: editions('public'), member: editions('member') };
  const all = [publicPool, memberPool, ...Object.values(pastPools), ...Object.values(editionPools)];
  return {
    public: publicPool,
    member: memberPool,
    past: pastPools,
    editions: editionPools,
    async end() {
      const ended = Promise.all(all.map((pool) => pool.end()));
      await Promise.race([ended, delay(END_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

export interface PoolOptions {
  /** By which the database knows it. */
  readonly name: string;
  /** How many connections it has at most. */
  readonly max: number;
  /** Whether a statement is sent while others are still under way on the same connection. */
  readonly pipeline?: boolean;
}

/** A pool whose lost connections never end the process: the next request opens another. */
export function createPool(
  address: string,
  { name, max, pipeline = false }: PoolOptions,
  log: (line: string) => void,
): Pool {
  const pool = new Pool({
    connectionString: address,
    application_name: name,
    max,
    pipeline,
    keepAlive: true,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    idleTimeoutMillis: IDLE_MS,
  });
  pool.on('error', (error) => log(`A connection of the pool "${name}" was lost: ${error.message}`));
  // A connection in use has no listener of the pool's: lost between two statements, it would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    if (pipeline) sendTogether(client);
  });
  return pool;
}
