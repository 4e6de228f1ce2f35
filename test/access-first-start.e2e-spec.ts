import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { DataFolder } from './support/data-folder.js';
import { CLI, runProgram } from './support/program.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

// Commands take seconds to start where others are at work.
jest.setTimeout(180_000);

let database: TestDatabase;
let data: DataFolder;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  data = new DataFolder();
  owner = await connect(database, 'superuser');
});

afterAll(async () => {
  await owner.end();
  await database.drop();
  data.remove();
});

/** Starts, does this, and stops. */
async function during(
  env: Readonly<Record<string, string>>,
  work: (server: RunningServer, link: string | null) => Promise<void>,
) {
  const server = await startServer({ env: { ...data.env, ...database.env, ...env } });
  try {
    await work(server, /^ {2}(http\S*\/setup\/[\w-]{43})$/m.exec(server.output().stdout)?.[1] ?? null);
  } finally {
    await server.stop();
  }
}

const statusOf = async (link: string) => (await fetch(link)).status;

it('each start prints a setup link until there is an account, and the one before works no more', async () => {
  let first = '';
  await during({}, async (server, link) => {
    first = new URL(link ?? '').pathname;
    expect(await statusOf(`${server.url}${first}`)).toBe(200);
    const [left] = await rowsOf(
      owner,
      `SELECT round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours FROM access.setup_links`,
    );
    expect(left).toEqual({ hours: 24 });
  });

  await during({ PUBLIC_URL: 'https://cases.example.org' }, async (server, link) => {
    expect(link).toMatch(/^https:\/\/cases\.example\.org\/setup\//);
    const second = `${server.url}${new URL(link ?? '').pathname}`;
    expect([await statusOf(`${server.url}${first}`), await statusOf(second)]).toEqual([404, 200]);
    await owner.query('UPDATE access.setup_links SET expires_at = now()');
    expect(await statusOf(second)).toBe(404);
    await owner.query(`UPDATE access.setup_links SET expires_at = now() + interval '1 hour'`);
    expect(await statusOf(second)).toBe(200);

    const options = ['--role', 'ADMIN', '--email', 'you@example.org', '--name', 'You'];
    const made = await runProgram({
      command: [...CLI, 'account', 'create', ...options],
      env: database.env,
      stdin: 'correct horse, battery staple',
    });
    expect(made.code).toBe(0);
    expect(await statusOf(second)).toBe(404);
    const taken = await fetch(second, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({
        email: 'else@example.org',
        name: 'E',
        password: 'x'.repeat(12),
        again: 'x'.repeat(12),
      }),
    });
    expect(taken.status).toBe(404);
  });

  await during({}, (server, link) => {
    expect([link, server.output().stdout.includes('First account')]).toEqual([null, false]);
    return Promise.resolve();
  });
  expect(await rowsOf(owner, 'SELECT email FROM live.accounts')).toEqual([{ email: 'you@example.org' }]);
});

it('two who use it at once make one account', async () => {
  await owner.query('DELETE FROM live.accounts');
  await during({}, async (server, link) => {
    const take = (n: number) =>
      fetch(link ?? '', {
        method: 'POST',
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({
          email: `${n}@example.org`,
          name: 'E',
          password: 'x'.repeat(12),
          again: 'x'.repeat(12),
        }),
      });
    const answers = await Promise.all([1, 2, 3, 4].map(take));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 404, 404, 404]);
    expect(await rowsOf(owner, 'SELECT FROM live.accounts')).toHaveLength(1);
    expect(server.output().stderr).not.toContain('"level":"error"');
  });
});
