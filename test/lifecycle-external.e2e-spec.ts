import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataFolder } from './support/data-folder.js';
import { fakePostgres } from './support/fake-postgres.js';
import { CLI, Program, ROOT, runProgram, SERVER } from './support/program.js';
import { startServer } from './support/start-server.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

type Env = Record<string, string>;

async function run(address: string, ...statements: string[]): Promise<void> {
  const client = new Client(address);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Starts a server that is expected to give up, and returns the one line it says. */
async function refusal(env: Env): Promise<string> {
  const { code, stdout, stderr } = await runProgram({
    command: SERVER,
    env: { PORT: '0', CASETRAIL_SEED: 'none', ...env },
  });
  expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 1, stdout: '', lines: 2 });
  return stderr.trim();
}

describe('a database given by its addresses', () => {
  let database: TestDatabase;
  let server: string;

  beforeEach(async () => {
    database = await createTestDatabase({ template: null });
    server = new URL(database.addresses.owner).host;
  });
  afterEach(() => database.drop());

  it('is migrated and used, and no embedded one is made', async () => {
    const data = new DataFolder();
    const running = await startServer({ env: { ...data.env, ...database.env } });
    expect(await running.stop()).toBe(0);
    expect(existsSync(join(data.path, 'postgres'))).toBe(false);
    data.remove();
  }, 30_000);

  it('that lacks an extension', async () => {
    await run(database.addresses.superuser, 'DROP EXTENSION pg_trgm', 'DROP EXTENSION unaccent');
    expect(await refusal(database.env)).toBe(
      `DATABASE_URL (${server}): database ${database.name} lacks pg_trgm, unaccent in schema extensions: run ` +
        '`npm run -s casetrail -- database prepare` (the extensions come with PostgreSQL, on some systems in a package ' +
        'called postgresql-contrib).',
    );
  }, 30_000);

  it('with the address of another role', async () => {
    expect(await refusal({ ...database.env, DATABASE_URL_MEMBER: database.addresses.owner })).toBe(
      `DATABASE_URL_MEMBER (${server}): logs in as casetrail_owner: give the address of casetrail_member; ` +
        '`npm run -s casetrail -- database prepare` makes the roles.',
    );
  }, 30_000);

  it('of which two addresses lead elsewhere', async () => {
    const other = await createTestDatabase({ template: null });
    expect(await refusal({ ...database.env, DATABASE_URL_PUBLIC: other.env.DATABASE_URL_PUBLIC })).toBe(
      'DATABASE_URL_PUBLIC leads to another database than DATABASE_URL: give the same one in all three.',
    );
    await other.drop();
  }, 30_000);

  it('with a wrong password, which is not repeated', async () => {
    const wrong = new URL(database.env.DATABASE_URL);
    wrong.password = 'not-the-password';
    const line = await refusal({ ...database.env, DATABASE_URL: wrong.href });
    expect(line).toContain(`DATABASE_URL: ${server} does not let casetrail_owner in`);
    expect(line).not.toContain('not-the-password');
  }, 30_000);

  it('that is not there, or whose server is not', async () => {
    const elsewhere = (change: (url: URL) => void): Env => {
      const urls = Object.entries(database.env).map(([name, value]): [string, string] => {
        const url = new URL(value);
        change(url);
        return [name, url.href];
      });
      return Object.fromEntries(urls);
    };
    expect(await refusal(elsewhere((url) => (url.pathname = '/nowhere')))).toBe(
      `DATABASE_URL: ${server} has no database nowhere: run \`npm run -s casetrail -- database prepare\` to make it.`,
    );
    expect(await refusal(elsewhere((url) => (url.port = '1')))).toBe(
      'DATABASE_URL: 127.0.0.1:1 refuses connections: start PostgreSQL there, or correct the address.',
    );
  }, 30_000);

  it('on a server that is too old', async () => {
    const old = await fakePostgres({ version: '140012', versionName: '14.12' });
    const address = `postgres://casetrail_owner@127.0.0.1:${old.port}/casetrail`;
    const env = { DATABASE_URL: address, DATABASE_URL_MEMBER: address, DATABASE_URL_PUBLIC: address };
    expect(await refusal(env)).toBe(
      `DATABASE_URL (127.0.0.1:${old.port}): PostgreSQL 14.12 is too old: Casetrail needs 15 or newer.`,
    );
    old.close();
  }, 30_000);

  it('of which one address is missing', async () => {
    expect(await refusal({ DATABASE_URL: database.env.DATABASE_URL })).toBe(
      'DATABASE_URL_MEMBER is missing: DATABASE_URL, DATABASE_URL_MEMBER, DATABASE_URL_PUBLIC go together; set all ' +
        'three, or none for the embedded database.',
    );
  }, 30_000);
});

describe('casetrail database prepare', () => {
  let data: DataFolder;
  let holder: Program;
  let admin: string;

  // A server of its own, whose roles are put out of the way: roles belong to the whole cluster.
  beforeAll(async () => {
    data = new DataFolder();
    holder = new Program({ command: [process.execPath, join(ROOT, 'test/support/hold-database.mjs')], env: data.env });
    await holder.says(/open/);
    const { superuser } = JSON.parse(data.read('secrets.json')) as { superuser: string };
    admin = `postgres://casetrail_superuser:${superuser}@127.0.0.1:${data.postmaster().port}/postgres`;
    const roles = ['owner', 'member', 'public'];
    await run(admin, ...roles.map((role) => `ALTER ROLE casetrail_${role} RENAME TO embedded_${role}`));
  }, 30_000);

  afterAll(async () => {
    holder.process.stdin?.end();
    await holder.ended;
    data.remove();
  });

  const prepare = (args: string[], env: Env, stdin?: string): ReturnType<typeof runProgram> =>
    runProgram({ command: [...CLI, 'database', 'prepare', ...args], env, stdin });

  it('makes everything on a server that has nothing, and keeps passwords when run again', async () => {
    const first = await prepare(['--run', '--database', "it's mine"], { CASETRAIL_ADMIN_URL: admin });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const lines = first.stdout.trim().split('\n');
    expect(lines.map((line) => line.split('=')[0])).toEqual([
      'DATABASE_URL',
      'DATABASE_URL_MEMBER',
      'DATABASE_URL_PUBLIC',
    ]);
    const env = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );

    const again = await prepare(['--run', '--admin-url-from-stdin', '--database', 'second'], {}, `${admin}\n`);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('postgres://casetrail_owner:PASSWORD@');
    const running = await startServer({ env: { ...env, CASETRAIL_SEED: 'none' } });
    expect(await running.stop()).toBe(0);
  }, 60_000);

  it('prints statements without the passwords given', async () => {
    const { code, stdout } = await prepare([], { CASETRAIL_OWNER_PASSWORD: 'correct-horse' });
    expect(code).toBe(0);
    expect(stdout).not.toContain('correct-horse');
    expect(stdout).toContain("ALTER ROLE casetrail_owner PASSWORD 'SCRAM-SHA-256$4096:");
    expect(stdout).toContain("ALTER ROLE casetrail_member PASSWORD :'casetrail_member_password';");
  }, 30_000);

  it.each([
    [['--nonsense'], {}, 2, "error: unknown option '--nonsense'\n"],
    [['--run'], {}, 2, /^CASETRAIL_ADMIN_URL is missing: .*\n$/],
    [
      ['--run'],
      { CASETRAIL_ADMIN_URL: 'postgres://a:secret@127.0.0.1:1/x' },
      1,
      /^The database could not be prepared .*\n$/,
    ],
    [['--help'], {}, 0, ''],
  ] as const)('exit codes: %j %j %i', async (args, env, code, stderr) => {
    const outcome = await prepare([...args], env);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toEqual(typeof stderr === 'string' ? stderr : expect.stringMatching(stderr));
    expect(outcome.stderr).not.toContain('secret');
  });
});
