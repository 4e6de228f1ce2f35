import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { post } from './support/edge-server.js';
import { EmbeddedRecord } from './support/embedded-record.js';
import { CLI, ROOT, runProgram } from './support/program.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(60_000);

const PASSWORD = 'correct horse, battery staple: құпия';

interface Account {
  email: string;
  display_name: string;
  role: string;
  clearance: number;
  password_hash: string;
  disabled: boolean;
}

const create = (env: Readonly<Record<string, string>>, options: string[], stdin = `${PASSWORD}\n`) =>
  runProgram({ command: [...CLI, 'account', 'create', ...options], env, stdin });
const options = (email: string, role: string, ...more: string[]) => [
  '--email',
  email,
  '--name',
  'Somebody Else',
  '--role',
  role,
  ...more,
];

describe('casetrail account create', () => {
  let database: TestDatabase;
  let owner: Client;
  const accounts = () =>
    rowsOf<Account>(
      owner,
      'SELECT email, display_name, role, clearance, password_hash, disabled FROM live.accounts ORDER BY email',
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await connect(database, 'superuser');
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('makes an account of which nobody can read the password, and says what it made', async () => {
    const made = await create(database.env, [
      '--email',
      ' You@Example.ORG ',
      '--name',
      ' Серікжан  Біләш ',
      '--role',
      'ADMIN',
    ]);
    expect(made).toEqual({
      code: 0,
      stdout: 'Made the account you@example.org: Серікжан  Біләш, ADMIN, clearance RESTRICTED.\n',
      stderr: '',
    });
    const [account, ...others] = await accounts();
    expect(others).toEqual([]);
    expect(account).toEqual({
      email: 'you@example.org',
      display_name: 'Серікжан  Біләш',
      role: 'ADMIN',
      clearance: 2,
      disabled: false,
      password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/),
    });
    expect(await verify(account?.password_hash ?? '', PASSWORD)).toBe(true);
    expect(await verify(account?.password_hash ?? '', `${PASSWORD}\n`)).toBe(false);
  });

  it('refuses a second for the same address, however it is written, and changes nothing', async () => {
    const before = await accounts();
    const again = await create(database.env, options('YOU@example.org', 'ADVOCATE'));
    expect(again).toEqual({ code: 1, stdout: '', stderr: 'There is an account for you@example.org already.\n' });
    expect(await accounts()).toEqual(before);
  });

  it.each([
    ['RESEARCHER', [], 'PARTNER', 1],
    ['EDITOR', [], 'RESTRICTED', 2],
    ['ADVOCATE', ['--clearance', 'SEALED'], 'SEALED', 3],
    ['ADMIN', ['--clearance', 'PUBLIC'], 'PUBLIC', 0],
  ] as const)('clears a %s %j for %s', async (role, more, clearance, tier) => {
    const email = `${role.toLowerCase()}-${tier}@example.org`;
    const { code, stdout } = await create(database.env, options(email, role, ...more));
    expect([code, stdout]).toEqual([0, `Made the account ${email}: Somebody Else, ${role}, clearance ${clearance}.\n`]);
    expect((await accounts()).find((account) => account.email === email)?.clearance).toBe(tier);
  });

  // What is wrong with each part is told by the specs beside the code; here, that the command says it and ends with 2.
  it.each([
    [['--role', 'ADMIN'], PASSWORD, 'Give --email, --name and --role; see casetrail account create --help.'],
    [options('nobody', 'ADMIN'), PASSWORD, 'The e-mail address is none: give one like you@example.org.'],
    [options('a@example.org', 'ADMIN'), 'eleven char', 'The password has 11 characters: give 12 to 1024.'],
    [
      options('a@example.org', 'ADMIN'),
      '',
      'The password is missing: pipe it in, or run the command in a terminal to be asked.',
    ],
    [
      [...options('a@example.org', 'ADMIN'), 'secret'],
      PASSWORD,
      'casetrail account create takes no secret: see --help.',
    ],
  ])('refuses %j and makes nothing', async (given, password, message) => {
    const before = await accounts();
    expect(await create(database.env, given, password)).toEqual({ code: 2, stdout: '', stderr: `${message}\n` });
    expect(await accounts()).toEqual(before);
  });
});

describe('commands on the embedded database', () => {
  const record = new EmbeddedRecord();
  const check = () => runProgram({ command: [...CLI, 'check'], env: record.data.env });
  const WELL = { code: 0, stdout: 'OK: 165 records, 4 cases, 7 persons\n', stderr: '' };

  afterAll(async () => {
    expect(await record.clear()).toEqual([]);
  });

  it('work beside a running server, and without one', async () => {
    // The command that operators read in their guide, as it stands there.
    const guide = readFileSync(join(ROOT, 'docs/guide/operators.md'), 'utf8');
    const [, told = ''] = /casetrail -- account create (.*)$/m.exec(guide) ?? [];
    const server = await record.start({ CASETRAIL_SEED: 'first-record' });
    expect(await create(record.data.env, told.split(' '))).toEqual({
      code: 0,
      stdout: 'Made the account you@example.org: You, ADMIN, clearance RESTRICTED.\n',
      stderr: '',
    });
    expect(await check()).toEqual(WELL);
    expect(await record.ask('SELECT email, role FROM live.accounts')).toEqual([
      { email: 'you@example.org', role: 'ADMIN' },
    ]);
    const token = (name: string) =>
      runProgram({
        command: [...CLI, 'token', 'create', '--email', 'you@example.org', '--name', name],
        env: record.data.env,
      });
    const { stdout: made } = await token('beside');
    const answer = await post(
      server.url,
      { query: '{ viewer { email } }' },
      { authorization: `Bearer ${made.trim()}` },
    );
    expect(await answer.json()).toEqual({ data: { viewer: { email: 'you@example.org' } } });
    await server.stop();
    expect((await token('alone')).stdout).toMatch(/^casetrail_[\w-]{43}\n$/);
    expect((await create(record.data.env, told.split(' '))).code).toBe(1);
    expect((await create(record.data.env, options('else@example.org', 'EDITOR'))).code).toBe(0);
    expect(await check()).toEqual(WELL);
    expect(record.data.processes()).toEqual([]);
  });
});
