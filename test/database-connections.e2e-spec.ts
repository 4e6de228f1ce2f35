import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, type Pool } from 'pg';
import { createPool, runCancellable, withClearance, withTransaction } from '@app/database';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

let database: TestDatabase;
let readers: Pool;
let members: Pool;
let admin: Client;
const lost: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ template: null });
  readers = createPool(database.addresses.public, { name: 'casetrail public', max: 1 }, (line) => lost.push(line));
  members = createPool(database.addresses.member, { name: 'casetrail member', max: 1, pipeline: true }, (line) =>
    lost.push(line),
  );
  admin = new Client(database.addresses.superuser);
  await admin.connect();
  await admin.query(
    'CREATE SCHEMA live; CREATE TABLE live.notes (n int); GRANT USAGE ON SCHEMA live TO casetrail_member',
  );
  await admin.query('GRANT SELECT, INSERT ON live.notes TO casetrail_member');
}, 30_000);

afterAll(async () => {
  await Promise.all([readers.end(), members.end(), admin.end()]);
  await database.drop();
});

async function backendOf(pool: Pool): Promise<number | undefined> {
  return (await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
}

describe('the login roles', () => {
  it.each([
    ['public', '5s'],
    ['member', '30s'],
  ] as const)('%s works under limits and can make nothing', async (role, timeout) => {
    const pool = role === 'public' ? readers : members;
    const { rows } = await pool.query(`SELECT current_setting('statement_timeout') AS timeout,
      current_setting('search_path') AS path, similarity('abc', 'abd') > 0 AS extensions`);
    expect(rows).toEqual([{ timeout, path: 'live, extensions', extensions: true }]);
    for (const statement of [
      'CREATE TEMP TABLE t (n int)',
      'CREATE TABLE public.t (n int)',
      'CREATE TABLE live.t (n int)',
      'CREATE TABLE extensions.t (n int)',
      'CREATE SCHEMA s',
      'SELECT lo_create(0)',
      'SET ROLE casetrail_owner',
    ]) {
      await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('runCancellable', () => {
  it('cancels what runs when the client hangs up, and gives the connection back', async () => {
    const backend = await backendOf(readers);
    const hangUp = new AbortController();
    const running = runCancellable(readers, { text: 'SELECT pg_sleep(4)' }, hangUp.signal);
    setTimeout(() => hangUp.abort(new Error('hung up')), 100);
    const began = Date.now();
    await expect(running).rejects.toThrow('hung up');
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(await backendOf(readers)).toBe(backend);
  });

  it('never lets a late request cancel the statement after', async () => {
    for (let round = 0; round < 20; round++) {
      const hangUp = new AbortController();
      const running = runCancellable(readers, { name: 'one', text: 'SELECT 1 AS one' }, hangUp.signal);
      setImmediate(() => hangUp.abort(new Error('hung up')));
      await running.catch((error: Error) => expect(error.message).toBe('hung up'));
      expect((await readers.query('SELECT pg_sleep(0.005), 2 AS two')).rows).toEqual([{ pg_sleep: '', two: 2 }]);
    }
  });

  it('lets who has hung up while waiting for a connection wait no longer than that', async () => {
    const hangUp = new AbortController();
    const before = readers.query('SELECT pg_sleep(0.2)');
    const waiting = runCancellable(readers, { text: 'SELECT 1' }, hangUp.signal);
    hangUp.abort(new Error('hung up'));
    await expect(waiting).rejects.toThrow('hung up');
    await before;
    await expect(runCancellable(readers, { text: 'SELECT 1' }, hangUp.signal)).rejects.toThrow('hung up');
    expect(readers.idleCount).toBe(1);
  });
});

describe('a connection that is lost', () => {
  it.each(['idle', 'between two statements'])('%s costs that connection and nothing else', async (when) => {
    const backend = await backendOf(readers);
    const kill = (): Promise<unknown> => admin.query('SELECT pg_terminate_backend($1, 1000)', [backend]);
    if (when === 'idle') {
      await kill();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(lost.splice(0)).toEqual([expect.stringContaining('"casetrail public" was lost')]);
    } else {
      await expect(
        withTransaction(readers, async (client) => {
          await kill();
          await new Promise((resolve) => setTimeout(resolve, 50));
          await client.query('SELECT 1');
        }),
      ).rejects.toThrow('connection error and is not queryable');
    }
    expect(await backendOf(readers)).not.toBe(backend);
  });
});

describe('transactions', () => {
  const count = async (): Promise<unknown> => (await admin.query('SELECT count(*)::int AS n FROM live.notes')).rows[0];

  it('commit what succeeds and roll back what fails', async () => {
    await withTransaction(members, (client) => client.query('INSERT INTO notes VALUES (1)'));
    const failing = withTransaction(members, async (client) => {
      await client.query('INSERT INTO notes VALUES (2)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toEqual({ n: 1 });
  });

  it('do not pretend to have committed after a failure that was passed over', async () => {
    const careless = withTransaction(members, async (client) => {
      await client.query('INSERT INTO notes VALUES (3)');
      await client.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('was rolled back');
    expect(await count()).toEqual({ n: 1 });
  });

  it('carry the clearance, and leave nothing of it on the connection', async () => {
    const look = `SELECT current_setting('app.clearance', true) AS clearance, current_setting('transaction_read_only') AS r`;
    const seen = await withClearance(
      members,
      2,
      async (client) => (await client.query<Record<string, string>>(look)).rows,
      { readOnly: true },
    );
    expect(seen).toEqual([{ clearance: '2', r: 'on' }]);
    expect((await members.query(look)).rows).toEqual([{ clearance: '', r: 'off' }]);
  });
});
