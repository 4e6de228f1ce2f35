import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { Authenticator } from './support/authenticator.js';
import { connect, rowsOf } from './support/connect.js';
import { type EdgeServer, post, startEdgeServer } from './support/edge-server.js';
import { CLI, runProgram } from './support/program.js';
import { alertOn, type Seen, Visitor } from './support/visitor.js';

// Commands take seconds to start where others are at work.
jest.setTimeout(180_000);

const PASSWORD = 'correct horse, battery staple';

let server: EdgeServer;
let owner: Client;
/** Signed in all the way. */
let admin: Visitor;

const visitor = () => new Visitor(server.url);
const run = (args: string[], stdin?: string) =>
  runProgram({ command: [...CLI, ...args], env: server.database.env, stdin });
const setupPathIn = (text: string) => /\/setup\/[\w-]{43}/.exec(text)?.[0] ?? '';

/** Chooses a password and, where one is needed, sets up a second factor. */
async function settle(
  path: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ who: Visitor; app: Authenticator | null }> {
  const who = visitor();
  const page = await who.post(path, { ...more, password: PASSWORD, again: PASSWORD });
  if (page.path === '/account') return { who, app: null };
  const app = Authenticator.on(page);
  await who.post('/account/second-factor', { code: app.code() });
  return { who, app };
}

async function invited(email: string, role: string, clearance = ''): Promise<string> {
  const page = await admin.post('/accounts', { email, name: `Somebody ${role}`, role, clearance });
  expect(page.status).toBe(200);
  return setupPathIn(page.text);
}

const idOf = async (email: string) =>
  (await rowsOf<{ id: string }>(owner, 'SELECT id FROM live.accounts WHERE email = $1', [email]))[0]?.id ?? '';
const isIn = async (who: Visitor) => (await who.get('/account')).path === '/account';

async function tokenOf(who: Visitor, name: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const page = await who.post('/account/tokens', { name, days: '1', ...more });
  return /casetrail_[\w-]{43}/.exec(page.text)?.[0] ?? '';
}

async function ask(token: string, query: string): Promise<unknown> {
  const answer = await post(server.url, { query }, { authorization: `Bearer ${token}` });
  return answer.status === 401 ? 401 : ((await answer.json()) as { data: unknown }).data;
}

beforeAll(async () => {
  server = await startEdgeServer();
  owner = await connect(server.database, 'superuser');
  const first = setupPathIn(server.output().stdout);
  admin = (await settle(first, { email: 'admin@example.org', name: 'Admin' })).who;
});

afterAll(async () => {
  await owner.end();
  await server.clear();
});

describe('an admin', () => {
  it('makes an account, whose owner chooses the password by a link that works once', async () => {
    const link = await invited('advocate@example.org', 'ADVOCATE', 'SEALED');
    expect((await visitor().get(link)).text).toContain('advocate@example.org');
    const { who, app } = await settle(link);
    expect(app).not.toBeNull();
    expect((await who.get('/account')).text).toContain('Role ADVOCATE, clearance SEALED.');
    expect((await visitor().get(link)).status).toBe(404);
    // There is no such page for whoever is no admin.
    for (const seen of [await who.get('/accounts'), await who.post('/accounts/revoke-all', { sure: 'yes' })]) {
      expect(seen.status).toBe(404);
    }
    expect(await isIn(who)).toBe(true);
  });

  it('is told what is wrong with an account, beside the field, and makes none', async () => {
    const before = await rowsOf(owner, 'SELECT * FROM live.accounts ORDER BY id');
    const draft = { email: 'else@example.org', name: 'Else', role: 'EDITOR', clearance: '' };
    for (const [wrong, field, message] of [
      [{ email: 'admin@example.org' }, 'email', 'There is an account for admin@example.org already.'],
      [{ role: 'GOD' }, 'role', 'The role is none of RESEARCHER, ADVOCATE, EDITOR, ADMIN.'],
      [{ clearance: 'sealed' }, 'clearance', 'The clearance is none of PUBLIC, PARTNER, RESTRICTED, SEALED.'],
    ] as const) {
      const { status, text } = await admin.post('/accounts', { ...draft, ...wrong });
      expect([status, text.includes(`id="${field}-problem">${message}<`)]).toEqual([422, true]);
    }
    expect(await rowsOf(owner, 'SELECT * FROM live.accounts ORDER BY id')).toEqual(before);
  });

  it('disables an account: what it has is none from the next request on, and stays so when it is enabled again', async () => {
    const { who, app } = await settle(await invited('editor@example.org', 'EDITOR'));
    const token = await tokenOf(who, 'laptop', { write: 'yes' });
    expect(await ask(token, '{ viewer { role } }')).toEqual({ viewer: { role: 'EDITOR' } });
    const id = await idOf('editor@example.org');
    await admin.post('/accounts/disable', { id });
    expect(await ask(token, '{ viewer { role } }')).toBe(401);
    expect(await isIn(who)).toBe(false);
    const refused = await visitor().post('/sign-in', { email: 'editor@example.org', password: PASSWORD });
    expect([refused.status, alertOn(refused)]).toEqual([403, expect.stringMatching(/^That address and that password/)]);
    await admin.post('/accounts/enable', { id });
    expect(await ask(token, '{ viewer { role } }')).toBe(401);
    const again = visitor();
    await again.post('/sign-in', { email: 'editor@example.org', password: PASSWORD });
    expect((await again.post('/sign-in/code', { code: app?.code(1) ?? '' })).path).toBe('/account');
  });

  it('cannot disable the own account, nor one that is not there', async () => {
    const own = await admin.post('/accounts/disable', { id: await idOf('admin@example.org') });
    expect([own.status, alertOn(own)]).toEqual([422, 'You cannot disable your own account here: ask another admin.']);
    for (const id of ['', 'x', '00000000-0000-4000-8000-000000000000']) {
      expect((await admin.post('/accounts/disable', { id })).status).toBe(404);
    }
    expect(await isIn(admin)).toBe(true);
  });

  it('forgets a second factor, gives a new password by link, and revokes what somebody has', async () => {
    const { who } = await settle(await invited('second@example.org', 'ADVOCATE'));
    const id = await idOf('second@example.org');
    await admin.post('/accounts/reset-second-factor', { id });
    expect(await isIn(who)).toBe(false);
    const link = setupPathIn((await admin.post('/accounts/link', { id })).text);
    const { who: again, app } = await settle(link);
    expect(app).not.toBeNull();
    const token = await tokenOf(again, 'a');
    await admin.post('/accounts/revoke', { id });
    expect([await isIn(again), await ask(token, '{ viewer { role } }')]).toEqual([false, 401]);
    expect(await isIn(admin)).toBe(true);
  });
});

describe('one’s own account', () => {
  let who: Visitor;
  beforeAll(async () => {
    who = (await settle(await invited('own@example.org', 'ADVOCATE'))).who;
  });

  it('makes tokens, shown once and kept nowhere, and revokes them', async () => {
    const page = await who.post('/account/tokens', { name: 'laptop', days: '2', write: 'yes' });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const token = /casetrail_[\w-]{43}/.exec(page.text)?.[0] ?? '';
    expect(await ask(token, '{ viewer { email } }')).toEqual({ viewer: { email: 'own@example.org' } });
    const account = await who.get('/account');
    expect(account.text).toContain(`${token.slice(0, 16)}…`);
    expect(account.text).not.toContain(token);
    const again = await who.post('/account/tokens', { name: 'laptop', days: '0' });
    expect([again.status, alertOn(again)]).toEqual([422, 'Something needs to be put right.']);
    expect(again.text).toContain('id="days-problem">A token lasts 1 to 366 days.<');
    const id = /name="id" value="([0-9a-f-]{36})"/.exec(tokensOn(account))?.[1] ?? '';
    await who.post('/account/tokens/revoke', { id });
    expect(await ask(token, '{ viewer { email } }')).toBe(401);
  });

  it('revokes nothing of others', async () => {
    const token = await tokenOf(admin, 'of the admin');
    const [row] = await rowsOf<{ id: string }>(owner, `SELECT id FROM access.tokens WHERE name = 'of the admin'`);
    await who.post('/account/tokens/revoke', { id: row?.id ?? '' });
    await who.post('/account/tokens/revoke', { id: 'of the admin' });
    const sessions = await rowsOf<{ id: string }>(owner, 'SELECT id FROM access.sessions WHERE account_id = $1', [
      await idOf('admin@example.org'),
    ]);
    for (const { id } of sessions) await who.post('/account/sessions/end', { id });
    expect(await ask(token, '{ viewer { role } }')).toEqual({ viewer: { role: 'ADMIN' } });
    expect(await isIn(admin)).toBe(true);
  });

  it('signs out; and panics only if that is meant', async () => {
    const { who: other, app } = await settle(await invited('out@example.org', 'EDITOR'));
    const token = await tokenOf(other, 'a');
    const { cookie } = other;
    expect((await other.post('/account/sign-out', {})).text).toContain('You are signed out.');
    expect(other.cookie).toBe('');
    other.cookie = cookie;
    expect(await isIn(other)).toBe(false);
    expect(await ask(token, '{ viewer { role } }')).toEqual({ viewer: { role: 'EDITOR' } });

    await other.post('/sign-in', { email: 'out@example.org', password: PASSWORD });
    await other.post('/sign-in/code', { code: app?.code(1) ?? '' });
    await other.post('/account/revoke', {});
    expect(await isIn(other)).toBe(true);
    expect((await other.post('/account/revoke', { sure: 'yes' })).text).toContain(
      'Every session and token has been revoked.',
    );
    expect(await isIn(other)).toBe(false);
    expect(await ask(token, '{ viewer { role } }')).toBe(401);
  });

  it('of a researcher needs no second factor, and writes nothing', async () => {
    const { who: researcher, app } = await settle(await invited('researcher@example.org', 'RESEARCHER'));
    expect(app).toBeNull();
    const page = await researcher.get('/account');
    expect(page.text).not.toContain('name="write"');
    expect(page.text).toContain('There is none: your password alone signs you in.');
    const refused = await researcher.post('/account/tokens', { name: 'a', days: '1', write: 'yes' });
    expect([refused.status, await tokenOf(researcher, 'b')]).toEqual([422, expect.stringMatching(/^casetrail_/)]);
    // Who sets one up nevertheless is asked for it from then on.
    const chosen = Authenticator.on(await researcher.get('/account/second-factor'));
    await researcher.post('/account/second-factor', { code: chosen.code() });
    expect(await isIn(researcher)).toBe(true);
    const again = visitor();
    const next = await again.post('/sign-in', { email: 'researcher@example.org', password: PASSWORD });
    expect(next.path).toBe('/sign-in/code');
  });
});

function tokensOn({ text }: Seen): string {
  return /<section aria-labelledby="tokens">.*?<\/section>/s.exec(text)?.[0] ?? '';
}

describe('who sees which account in the graph', () => {
  it('is the account itself, editors and admins; the address, the account itself and admins', async () => {
    const tokens: Record<string, string> = {};
    for (const role of ['ADVOCATE', 'EDITOR']) {
      tokens[role] = await tokenOf(
        (await settle(await invited(`graph-${role.toLowerCase()}@example.org`, role))).who,
        'a',
      );
    }
    tokens['ADMIN'] = await tokenOf(admin, 'graph');
    const subject = await idOf('graph-advocate@example.org');
    const query = (id: string) =>
      `{ node(id: "Account_${id}") { id ... on Account { email displayName role clearance } } }`;
    const seen = {
      id: `Account_${subject}`,
      displayName: 'Somebody ADVOCATE',
      role: 'ADVOCATE',
      clearance: 'RESTRICTED',
    };
    const email = 'graph-advocate@example.org';
    expect(await ask(tokens['ADVOCATE'] ?? '', query(subject))).toEqual({ node: { ...seen, email } });
    expect(await ask(tokens['EDITOR'] ?? '', query(subject))).toEqual({ node: { ...seen, email: null } });
    expect(await ask(tokens['ADMIN'] ?? '', query(subject))).toEqual({ node: { ...seen, email } });
    const other = await idOf('graph-editor@example.org');
    expect(await ask(tokens['ADVOCATE'] ?? '', query(other))).toEqual({ node: null });
    const stranger = await post(server.url, { query: `{ viewer { id } a: ${query(subject).slice(1, -1)} }` });
    expect(await stranger.json()).toEqual({ data: { viewer: null, a: null } });
  });
});

describe('by command', () => {
  it('accounts are listed, shut out and let in, given passwords, and set back', async () => {
    const { who } = await settle(await invited('command@example.org', 'ADVOCATE'));
    await invited('waiting@example.org', 'EDITOR');
    const list = async () => (await run(['account', 'list'])).stdout.split('\n').map((line) => line.split(/ {2,}/));
    const [head, ...lines] = await list();
    const line = (email: string, all = lines) => all.find(([first]) => first === email);
    expect(head).toEqual(['e-mail', 'name', 'role', 'clearance', 'state', 'second factor']);
    expect(line('command@example.org')).toEqual([
      'command@example.org',
      'Somebody ADVOCATE',
      'ADVOCATE',
      'RESTRICTED',
      'ACTIVE',
      'yes',
    ]);
    expect(line('waiting@example.org')?.slice(4)).toEqual(['INVITED', 'no']);

    const of = ['--email', 'command@example.org'];
    const said = (stdout: string) => ({ code: 0, stdout: `${stdout}\n`, stderr: '' });
    expect(await run(['account', 'disable', ...of])).toEqual(said('Disabled the account command@example.org.'));
    expect([await isIn(who), line('command@example.org', await list())?.[4]]).toEqual([false, 'DISABLED']);
    expect(await run(['account', 'enable', ...of])).toEqual(said('Enabled the account command@example.org.'));
    expect(await run(['account', 'set-password', ...of], 'another password\n')).toEqual(
      said('Set the password of command@example.org, and ended its sessions.'),
    );
    expect(await run(['account', 'reset-second-factor', ...of])).toEqual(
      said('Forgot the second factor of command@example.org, and ended its sessions. Tell its owner to sign in soon.'),
    );
    const page = await visitor().post('/sign-in', { email: 'command@example.org', password: 'another password' });
    expect(page.path).toBe('/account/second-factor');
  });

  it.each([
    [
      2,
      ['account'],
      'Say which: casetrail account create, list, disable, enable, revoke, set-password or reset-second-factor.',
    ],
    [2, ['account', 'disable'], 'Give --email; see casetrail account disable --help.'],
    [1, ['account', 'enable', '--email', 'nobody@example.org'], 'There is no account for nobody@example.org.'],
    [2, ['account', 'enable', '--email', 'nobody'], 'The e-mail address is none: give one like you@example.org.'],
    [2, ['account', 'revoke'], 'Give either --email or --all; see casetrail account revoke --help.'],
    [
      2,
      ['account', 'revoke', '--all', '--email', 'own@example.org'],
      'Give either --email or --all; see casetrail account revoke --help.',
    ],
    [2, ['account', 'list', 'all'], 'casetrail account list takes no all: see --help.'],
  ])('%d is the end of %j, and one line says why', async (code, args, message) => {
    const { stderr, ...rest } = await run(args);
    expect(rest).toEqual({ code, stdout: '' });
    expect(stderr.endsWith(`${message}\n`)).toBe(true);
  });

  it('everything of one account is revoked at once, and then of all', async () => {
    const { who } = await settle(await invited('panic@example.org', 'ADVOCATE'));
    const token = await tokenOf(who, 'a', { write: 'yes' });
    const others = await tokenOf(admin, 'of another');
    expect(await run(['account', 'revoke', '--email', 'panic@example.org'])).toEqual({
      code: 0,
      stdout: 'Revoked 1 session and 1 token.\n',
      stderr: '',
    });
    expect([await ask(token, '{ viewer { role } }'), await isIn(who)]).toEqual([401, false]);
    expect([await ask(others, '{ viewer { role } }'), await isIn(admin)]).toEqual([
      { viewer: { role: 'ADMIN' } },
      true,
    ]);
    const link = await invited('last@example.org', 'EDITOR');
    expect((await run(['account', 'revoke', '--all'])).stdout).toMatch(/^Revoked \d+ sessions and \d+ tokens\.\n$/);
    expect([await ask(others, '{ viewer { role } }'), await isIn(admin), (await visitor().get(link)).status]).toEqual([
      401,
      false,
      404,
    ]);
    expect(await rowsOf(owner, 'SELECT FROM access.sessions')).toEqual([]);
  });
});
