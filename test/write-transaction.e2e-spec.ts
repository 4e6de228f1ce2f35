import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPool, inWriteTransaction, memberDataSource, MemberRead } from '@app/database';
import { Client, type Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

let database: TestDatabase;
let source: DataSource;
let members: Pool;
let admin: Client;

beforeAll(async () => {
  database = await createTestDatabase({ template: null });
  admin = new Client(database.addresses.superuser);
  await admin.connect();
  await admin.query(`CREATE SCHEMA live;
    CREATE TABLE live.notes (n integer PRIMARY KEY, after integer REFERENCES live.notes (n) DEFERRABLE INITIALLY DEFERRED);
    GRANT USAGE ON SCHEMA live TO casetrail_member; GRANT SELECT, INSERT, DELETE ON live.notes TO casetrail_member`);
  // One connection each, so that whatever one leaves behind the next one meets.
  source = await memberDataSource(database.addresses.member, [], 1).initialize();
  members = createPool(
    database.addresses.member,
    { name: 'casetrail member', max: 1, pipeline: true },
    () => undefined,
  );
}, 30_000);

afterAll(async () => {
  await Promise.all([source?.destroy(), members?.end(), admin?.end()]);
  await database?.drop();
});

beforeEach(() => admin.query('DELETE FROM live.notes'));

async function notes(): Promise<number[]> {
  return (await admin.query<{ n: number }>('SELECT n FROM live.notes ORDER BY n')).rows.map(({ n }) => n);
}

/** Whether the one connection is free of any transaction and setting: what it then does is committed at once. */
async function leftClean(): Promise<boolean> {
  const [row] = await source.query<{ now: boolean; clearance: string | null }[]>(
    `SELECT now() = statement_timestamp() AS now, nullif(current_setting('app.clearance', true), '') AS clearance`,
  );
  return row?.now === true && row.clearance === null;
}

const CLEARED = `SELECT set_config('app.clearance', '2', true)`;

describe('a transaction that writes', () => {
  it('does what opens it first, then the work, and commits', async () => {
    const cleared = await inWriteTransaction(
      source,
      [CLEARED, 'INSERT INTO live.notes VALUES (1)'],
      async (manager) => {
        await manager.query('INSERT INTO live.notes SELECT 1 + max(n) FROM live.notes');
        return manager.query<unknown>(`SELECT current_setting('app.clearance') AS tier`);
      },
    );
    expect(cleared).toEqual([{ tier: '2' }]);
    expect(await notes()).toEqual([1, 2]);
    expect(await leftClean()).toBe(true);
  });

  it('can be ended by the last statement of its work, which is answered when it is committed', async () => {
    const seen: number[][] = [];
    const rows = await inWriteTransaction(source, [CLEARED], async (manager, close) => {
      await manager.query('INSERT INTO live.notes VALUES (1)');
      seen.push(await notes());
      const answer = await close({ text: 'INSERT INTO live.notes VALUES ($1) RETURNING n', values: [2] });
      seen.push(await notes());
      return answer.rows as unknown;
    });
    expect(rows).toEqual([{ n: 2 }]);
    expect(seen).toEqual([[], [1, 2]]);
    expect(await leftClean()).toBe(true);
  });

  it.each([
    ['the work throws', [CLEARED], () => Promise.reject(new Error('no more')), /^no more$/],
    ['what opens it fails', ['SELECT 1 / 0'], () => Promise.resolve(), /division by zero/],
    [
      'what opens it fails, and the work does not ask',
      ['SELECT 1 / 0'],
      () => Promise.resolve('done'),
      /division by zero/,
    ],
  ])('keeps nothing where %s', async (_name, opening, end, told) => {
    const running = inWriteTransaction(source, opening, async (manager) => {
      await manager.query('INSERT INTO live.notes VALUES (1)').catch(() => undefined);
      return end();
    });
    await expect(running).rejects.toThrow(told);
    expect(await notes()).toEqual([]);
    expect(await leftClean()).toBe(true);
  });

  it('tells what failed first of statements sent together, and none of them is kept', async () => {
    const running = inWriteTransaction(source, [CLEARED], (manager) =>
      Promise.all([
        manager.query('INSERT INTO live.notes VALUES (1)'),
        manager.query('INSERT INTO live.notes VALUES (1)'),
        manager.query('INSERT INTO live.notes VALUES (2)'),
      ]),
    );
    await expect(running).rejects.toMatchObject({ code: '23505' });
    expect(await notes()).toEqual([]);
    expect(await leftClean()).toBe(true);
  });

  it('tells what the statement that closes it failed of, rather than that COMMIT rolled it back', async () => {
    const running = inWriteTransaction(source, [CLEARED], async (manager, close) => {
      await manager.query('INSERT INTO live.notes VALUES (1)');
      await close({ text: 'INSERT INTO live.notes VALUES ($1)', values: [1] });
    });
    await expect(running).rejects.toMatchObject({ code: '23505' });
    expect(await notes()).toEqual([]);
    expect(await leftClean()).toBe(true);
  });

  it.each([
    ['by itself', false],
    ['by the statement that closes it', true],
  ])('keeps nothing where a deferred constraint fails at COMMIT, sent %s', async (_name, closing) => {
    const insert = { text: 'INSERT INTO live.notes VALUES ($1, $2)', values: [1, 7] };
    const running = inWriteTransaction(source, [CLEARED], async (manager, close) =>
      closing ? close(insert) : manager.query<unknown>(insert.text, insert.values),
    );
    await expect(running).rejects.toMatchObject({ code: '23503' });
    expect(await notes()).toEqual([]);
    expect(await leftClean()).toBe(true);
  });

  it('is rolled back where a statement failed and the work went on regardless', async () => {
    const running = inWriteTransaction(source, [CLEARED], async (manager) => {
      await manager.query('INSERT INTO live.notes VALUES (1)');
      await manager.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(running).rejects.toThrow('The transaction had failed and was rolled back.');
    expect(await notes()).toEqual([]);
  });

  it('fails where its connection is lost, and the next one gets another', async () => {
    const running = inWriteTransaction(source, [CLEARED], async (manager) => {
      await manager.query('INSERT INTO live.notes VALUES (1)');
      await manager.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(running).rejects.toMatchObject({ code: '57P01' });
    expect(await notes()).toEqual([]);
    await inWriteTransaction(source, [CLEARED], (manager) => manager.query('INSERT INTO live.notes VALUES (3)'));
    expect(await notes()).toEqual([3]);
  });

  it('lets nobody have a connection that could not even roll back', async () => {
    const running = inWriteTransaction(source, [CLEARED], async (manager) => {
      const [row] = await manager.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
      await admin.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      throw new Error('after all not');
    });
    const next = running.catch(() =>
      inWriteTransaction(source, [CLEARED], (manager) => manager.query('INSERT INTO live.notes VALUES (4)')),
    );
    await expect(running).rejects.toThrow('after all not');
    await next;
    expect(await notes()).toEqual([4]);
  });

  it('is one for TypeORM too: what it would wrap in a transaction of its own is inside this one', async () => {
    const running = inWriteTransaction(source, [CLEARED], async (manager) => {
      await manager.transaction((inner) => inner.query('INSERT INTO live.notes VALUES (1)'));
      throw new Error('after all not');
    });
    await expect(running).rejects.toThrow('after all not');
    expect(await notes()).toEqual([]);
  });
});

describe('a reading request of somebody who is signed in', () => {
  const read = (): MemberRead => new MemberRead(members, 2, new AbortController().signal);
  const tier = { text: `SELECT nullif(current_setting('app.clearance', true), '') AS tier` };

  it('has its clearance from the first statement on, also of those sent together, and leaves none behind', async () => {
    const reading = read();
    const answers = await Promise.all([1, 2, 3].map(() => reading.rows(tier, [])));
    await reading.end();
    expect(answers).toEqual([1, 2, 3].map(() => [{ tier: '2' }]));
    expect((await members.query(tier)).rows).toEqual([{ tier: null }]);
  });

  it('writes nothing', async () => {
    const reading = read();
    await expect(reading.rows({ text: 'INSERT INTO live.notes VALUES (1)' }, [])).rejects.toMatchObject({
      code: '25006',
    });
    await reading.end();
    expect(await notes()).toEqual([]);
  });

  it('tells for each statement what failed first, before and after it', async () => {
    const reading = read();
    const answers = await Promise.allSettled([
      reading.rows(tier, []),
      reading.rows({ text: 'SELECT 1 / 0' }, []),
      reading.rows(tier, []),
    ]);
    const later = await Promise.allSettled([reading.rows(tier, [])]);
    await reading.end();
    const failed = { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) };
    expect([...answers, ...later]).toEqual([{ status: 'fulfilled', value: [{ tier: '2' }] }, failed, failed, failed]);
    expect((await members.query(tier)).rows).toEqual([{ tier: null }]);
  });

  it('is cancelled with what it has under way when the client hangs up', async () => {
    const hangUp = new AbortController();
    const reading = new MemberRead(members, 2, hangUp.signal);
    const running = Promise.allSettled([
      reading.rows({ text: 'SELECT pg_sleep(20)' }, []),
      reading.rows({ text: 'SELECT pg_sleep(20)' }, []),
    ]);
    setTimeout(() => hangUp.abort(new Error('hung up')), 100);
    const answers = await running;
    await reading.end();
    const told = { status: 'rejected', reason: expect.objectContaining({ message: 'hung up' }) };
    expect(answers).toEqual([told, told]);
    expect((await members.query(tier)).rows).toEqual([{ tier: null }]);
  });

  it('asks nothing where the client hung up while it waited for a connection, and keeps none', async () => {
    const busy = await members.connect();
    const hangUp = new AbortController();
    const reading = new MemberRead(members, 2, hangUp.signal);
    const running = reading.rows({ text: 'SELECT pg_sleep(20)' }, []);
    hangUp.abort(new Error('hung up'));
    busy.release();
    await expect(running).rejects.toThrow('hung up');
    await reading.end();
    expect([members.totalCount, members.idleCount]).toEqual([1, 1]);
    expect((await members.query(tier)).rows).toEqual([{ tier: null }]);
  });

  it('has no connection any more when it has ended: what is asked late is refused', async () => {
    const reading = read();
    await reading.rows(tier, []);
    await reading.end();
    const late = read();
    const waiting = late.rows(tier, []);
    await late.end();
    await expect(reading.rows(tier, [])).rejects.toThrow(
      'This request has been answered: nothing more is read for it.',
    );
    await expect(waiting).rejects.toThrow('This request has been answered: nothing more is read for it.');
    expect((await members.query(tier)).rows).toEqual([{ tier: null }]);
  });

  it('holds its connection until what was under way has ended, however many statements a hang-up has to end', async () => {
    const hangUp = new AbortController();
    const reading = new MemberRead(members, 2, hangUp.signal);
    // The first swallows its cancellation, as what comes between two statements is lost.
    const sleepers = [
      `DO $$ BEGIN PERFORM pg_sleep(20); EXCEPTION WHEN query_canceled THEN PERFORM pg_sleep(20); END $$`,
      'SELECT pg_sleep(20)',
    ].map((text) => reading.rows({ text }, []));
    const answers = Promise.allSettled(sleepers);
    await asleep();
    hangUp.abort(new Error('hung up'));
    const ending = reading.end();
    expect([members.totalCount, members.idleCount]).toEqual([1, 0]);
    await ending;
    const told = { status: 'rejected', reason: expect.objectContaining({ message: 'hung up' }) };
    expect(await answers).toEqual([told, told]);
    expect(members.totalCount).toBe(0);
  });

  it('is not waited for where the database does not answer any more, and counts no longer', async () => {
    const hangUp = new AbortController();
    const reading = new MemberRead(members, 2, hangUp.signal);
    const [row] = await reading.rows<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' }, []);
    process.kill(row!.pid, 'SIGSTOP');
    try {
      const running = reading.rows({ text: 'SELECT 1' }, []);
      running.catch(() => undefined);
      hangUp.abort(new Error('hung up'));
      await reading.end();
      await expect(running).rejects.toThrow('hung up');
      expect(members.totalCount).toBe(0);
    } finally {
      process.kill(row!.pid, 'SIGCONT');
    }
  });

  it('leaves nobody to be told where it had ended before it began', async () => {
    const busy = await members.connect();
    const reading = read();
    const waiting = reading.rows(tier, []);
    const ending = reading.end();
    busy.release();
    await expect(waiting).rejects.toThrow('This request has been answered: nothing more is read for it.');
    await ending;
    expect([members.totalCount, members.idleCount]).toEqual([1, 1]);
  });

  async function asleep(): Promise<void> {
    const asking = `SELECT FROM pg_stat_activity WHERE application_name = 'casetrail member' AND wait_event = 'PgSleep'`;
    while ((await admin.query(asking)).rowCount === 0) await delay(10);
  }
});
