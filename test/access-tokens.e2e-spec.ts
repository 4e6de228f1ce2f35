import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountEntity, Authentication, createToken, findAccount, Unauthenticated } from '@app/access';
import { memberDataSource } from '@app/database';
import { Client, Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { connect, rowsOf } from './support/connect.js';
import { type EdgeServer, post, startEdgeServer } from './support/edge-server.js';
import { CLI, runProgram } from './support/program.js';

// Commands take seconds to start where others are at work.
jest.setTimeout(180_000);

const PASSWORD = 'correct horse, battery staple';

let server: EdgeServer;
let owner: Client;
let pool: Pool;
let source: DataSource;
let authentication: Authentication;

beforeAll(async () => {
  server = await startEdgeServer({ CASETRAIL_SEED: 'none' });
  owner = await connect(server.database, 'superuser');
  pool = new Pool({ connectionString: server.database.addresses.member, max: 2 });
  authentication = new Authentication(pool);
  source = await memberDataSource(server.database.addresses.member, [AccountEntity], 1).initialize();
  for (const role of ['ADVOCATE', 'RESEARCHER']) {
    const options = ['--email', `${role.toLowerCase()}@example.org`, '--name', 'Somebody', '--role', role];
    expect((await run(['account', 'create', ...options], PASSWORD)).code).toBe(0);
  }
});

afterAll(async () => {
  await source.destroy();
  await pool.end();
  await owner.end();
  await server.clear();
});

const run = (args: string[], stdin?: string) =>
  runProgram({ command: [...CLI, ...args], env: server.database.env, stdin });
const OF = ['--email', 'advocate@example.org'];

/** Without the command, which takes a while to start. */
async function tokenNamed(name: string, mayWrite = false, days = 90): Promise<string> {
  const account = await findAccount(source.manager, 'advocate@example.org');
  return createToken(source.manager, { account, name, mayWrite, days });
}

const viewerBy = (token: string) => authentication.viewerOf({ authorization: `Bearer ${token}` });
const asked = async (token: string) => {
  const answer = await post(server.url, { query: '{ viewer { role } }' }, { authorization: `Bearer ${token}` });
  return { status: answer.status, body: (await answer.json()) as unknown };
};
const REFUSED = {
  status: 401,
  body: {
    errors: [
      {
        message: 'This token is not valid, or not any more. Get a new one, or ask without a token for what is public.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  },
};
const GRANTED = { status: 200, body: { data: { viewer: { role: 'ADVOCATE' } } } };

describe('a token', () => {
  it('is printed alone, kept as a hash, and reads or writes as it was made for', async () => {
    const { code, stdout, stderr } = await run(['token', 'create', ...OF, '--name', 'reading']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^casetrail_[A-Za-z0-9_-]{43}\n$/);
    const reading = await viewerBy(stdout.trim());
    expect(reading).toEqual({ accountId: expect.any(String), role: 'ADVOCATE', clearance: 2, mayWrite: false });
    expect(await viewerBy(await tokenNamed('writing', true))).toEqual({ ...reading, mayWrite: true });
    const kept = await rowsOf<{ row: string }>(owner, 'SELECT t::text AS row FROM access.tokens t');
    expect(kept.filter(({ row }) => row.includes(stdout.trim()))).toEqual([]);
  });

  it('is looked up by one prepared statement, and what is no token by none', async () => {
    const token = await tokenNamed('counted');
    const query = jest.spyOn(pool, 'query');
    await viewerBy(token);
    expect(query).toHaveBeenCalledTimes(1);
    expect(await authentication.viewerOf({})).toBeNull();
    for (const none of ['', 'x', `${token}x`, token.replace('casetrail_', 'casetrail-')]) {
      await expect(viewerBy(none)).rejects.toThrow(Unauthenticated);
    }
    await expect(authentication.viewerOf({ authorization: `Basic ${token}` })).rejects.toThrow(Unauthenticated);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });

  it('is none from the next request on: unknown, expired, revoked, of a disabled account, all alike', async () => {
    expect(await asked(`casetrail_${'A'.repeat(43)}`)).toEqual(REFUSED);
    const [expiring, revoked, disabled] = [
      await tokenNamed('expiring', false, 1),
      await tokenNamed('revoked'),
      await tokenNamed('disabled'),
    ];
    for (const token of [expiring, revoked, disabled]) expect(await asked(token)).toEqual(GRANTED);
    await owner.query(
      `UPDATE access.tokens SET expires_at = now() WHERE name = 'expiring' AND expires_at < now() + interval '25 hours'`,
    );
    expect(await asked(expiring)).toEqual(REFUSED);
    expect(await run(['token', 'revoke', ...OF, '--name', 'revoked'])).toEqual({
      code: 0,
      stdout: 'Revoked the token.\n',
      stderr: '',
    });
    expect(await asked(revoked)).toEqual(REFUSED);
    await owner.query(`UPDATE live.accounts SET disabled = true WHERE email = $1`, [OF[1]]);
    expect(await asked(disabled)).toEqual(REFUSED);
    await owner.query(`UPDATE live.accounts SET disabled = false WHERE email = $1`, [OF[1]]);
    expect(await asked(disabled)).toEqual(GRANTED);
  });

  it('is listed without what it is, by name, beginning, purpose, last day and last use', async () => {
    const token = await tokenNamed('listed', true, 10);
    await asked(await tokenNamed('used'));
    const { stdout } = await run(['token', 'list', ...OF]);
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const lines = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(lines[0]).toEqual(['name', 'begins', 'may', 'until', 'last used']);
    expect(lines.find(([name]) => name === 'listed')).toEqual([
      'listed',
      token.slice(0, 16),
      'write',
      day(10),
      'never',
    ]);
    expect(lines.find(([name]) => name === 'used')).toEqual([
      'used',
      expect.stringMatching(/^casetrail_.{6}$/),
      'read',
      day(90),
      day(0),
    ]);
    expect(lines.some(([name]) => name === 'revoked' || name === 'expiring')).toBe(false);
  });

  it.each([
    [2, ['token'], /Say which: casetrail token create, list or revoke\.\n$/],
    [2, ['token', 'create', ...OF], /^Give --email and --name; see casetrail token create --help\.\n$/],
    [2, ['token', 'create', ...OF, '--name', 'x', '--days', '367'], /^A token lasts 1 to 366 days\.\n$/],
    [2, ['token', 'create', ...OF, '--name', 'x', '--days', '1.5'], /^A token lasts 1 to 366 days\.\n$/],
    [
      2,
      ['token', 'create', ...OF, '--name', 'a\nb'],
      /^The name holds characters that cannot be seen: leave them out\.\n$/,
    ],
    [
      1,
      ['token', 'create', ...OF, '--name', 'writing'],
      /^The account has a token of that name\. Revoke it first, or choose another\.\n$/,
    ],
    [
      2,
      ['token', 'create', '--email', 'researcher@example.org', '--name', 'x', '--write'],
      /^A RESEARCHER only reads: make the token for reading\.\n$/,
    ],
    [
      1,
      ['token', 'create', '--email', 'nobody@example.org', '--name', 'x'],
      /^There is no account for nobody@example\.org\.\n$/,
    ],
    [1, ['token', 'revoke', ...OF, '--name', 'nothing'], /^The account has no such token that is still valid\.\n$/],
    [2, ['token', 'list'], /^Give --email; see casetrail token list --help\.\n$/],
  ])('is refused with %d to %j, and nothing changes', async (expected, args, message) => {
    const tokens = () => rowsOf(owner, 'SELECT * FROM access.tokens ORDER BY id');
    const before = await tokens();
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toMatch(message);
    expect(await tokens()).toEqual(before);
  });
});
