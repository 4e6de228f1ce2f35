import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Authentication } from '@app/access';
import { Client, Pool } from 'pg';
import { Authenticator } from './support/authenticator.js';
import { connect, rowsOf } from './support/connect.js';
import { type EdgeServer, post, startEdgeServer } from './support/edge-server.js';
import { alertOn, Visitor } from './support/visitor.js';

jest.setTimeout(60_000);

const PASSWORD = 'correct horse, battery staple';
const BASE = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const ADMIN = { email: 'admin@example.org', name: 'Серік <b>', password: PASSWORD, again: PASSWORD };

let server: EdgeServer;
let owner: Client;
let authenticator: Authenticator;
/** The one that set the second factor up. */
let firstCode: string;
let recoveryCodes: string[];
const visitor = () => new Visitor(server.url);

beforeAll(async () => {
  server = await startEdgeServer();
  owner = await connect(server.database, 'superuser');
});

afterAll(async () => {
  await owner.end();
  await server.clear();
});

const setupPath = () => /http:\/\/127\.0\.0\.1:\d+(\/setup\/[\w-]{43})\n/.exec(server.output().stdout)?.[1] ?? '';
const accounts = () =>
  rowsOf<{ email: string; role: string }>(owner, 'SELECT email, role FROM live.accounts ORDER BY email');

describe('the setup link that the first start prints', () => {
  it('leads to a page that is kept nowhere and tells nobody where it is', async () => {
    const { status, headers, text } = await visitor().get(setupPath());
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toBe(`${BASE}; style-src 'self'; img-src 'self'`);
    expect(headers.get('set-cookie')).toBeNull();
    expect(text).not.toContain('<script');
  });

  it.each([
    [{ email: 'nobody' }, 'email', 'The e-mail address is none: give one like you@example.org.'],
    [{ name: ' ' }, 'name', 'The name has 0 characters: give 1 to 200.'],
    [{ password: 'eleven char', again: 'eleven char' }, 'password', 'The password has 11 characters: give 12 to 1024.'],
    [{ again: 'something else' }, 'again', 'The two are not the same.'],
  ])('refuses %j beside its field, makes nothing, and stays good', async (wrong, field, message) => {
    const { status, text } = await visitor().post(setupPath(), { ...ADMIN, ...wrong });
    expect(status).toBe(422);
    expect(text).toContain(`id="${field}-problem">${message}<`);
    expect(text).toMatch(
      new RegExp(`<input id="${field}"[^>]* aria-describedby="[^"]*${field}-problem" aria-invalid="true"`),
    );
    expect(text).not.toContain(PASSWORD);
    expect(await accounts()).toEqual([]);
  });

  it('makes one admin, who has to set up a second factor before anything else', async () => {
    const first = visitor();
    const page = await first.post(setupPath(), ADMIN);
    expect([page.path, page.status]).toEqual(['/account/second-factor', 200]);
    expect(await accounts()).toEqual([{ email: ADMIN.email, role: 'ADMIN' }]);
    for (const path of ['/account', '/accounts', '/sign-in/code']) {
      expect((await first.get(path)).path).toBe('/account/second-factor');
    }
    expect(await viewerOf(first)).toBeNull();

    // The same secret, however often the page is opened; none without the right code.
    authenticator = Authenticator.on(page);
    expect(Authenticator.on(await first.get('/account/second-factor')).spelled).toBe(authenticator.spelled);
    const wrong = await first.post('/account/second-factor', { code: authenticator.code(7) });
    expect([wrong.status, alertOn(wrong)]).toEqual([422, expect.stringMatching(/^This code is not the one/)]);
    expect(await rowsOf(owner, 'SELECT FROM access.second_factors')).toEqual([]);

    const before = first.cookie;
    firstCode = authenticator.code();
    const codes = await first.post('/account/second-factor', { code: firstCode });
    recoveryCodes = [...codes.text.matchAll(/<code>([0-9A-Z-]{19})<\/code>/g)].map(([, code]) => code ?? '');
    expect(recoveryCodes).toHaveLength(10);
    expect(first.cookie).not.toBe(before);
    expect((await first.get('/account')).text).toContain('Recovery codes left: 10.');
    expect(await viewerOf(first)).toEqual({ email: ADMIN.email, displayName: ADMIN.name, role: 'ADMIN' });
    // What the session was before is none any more.
    first.cookie = before;
    expect((await first.get('/account')).path).toBe('/sign-in');
  });

  it('works once', async () => {
    const again = await visitor().get(setupPath());
    expect([again.status, again.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect((await visitor().post(setupPath(), { ...ADMIN, email: 'second@example.org' })).status).toBe(404);
    expect((await visitor().get('/setup/x')).text).toBe(again.text);
    expect(await accounts()).toHaveLength(1);
  });
});

const viewerOf = async ({ cookie }: Visitor, headers: Record<string, string> = {}): Promise<unknown> => {
  const answer = await post(server.url, { query: '{ viewer { email displayName role } }' }, { cookie, ...headers });
  const { data } = (await answer.json()) as { data: { viewer: unknown } };
  return data.viewer;
};

async function withPassword(password = PASSWORD, email = ADMIN.email): Promise<Visitor> {
  const somebody = visitor();
  await somebody.post('/sign-in', { email, password });
  return somebody;
}

describe('signing in', () => {
  it('takes the password, then a code, each code once, and none older than it', async () => {
    const somebody = await withPassword();
    expect((await somebody.get('/account')).path).toBe('/sign-in/code');
    expect(await viewerOf(somebody)).toBeNull();
    const replayed = await somebody.post('/sign-in/code', { code: firstCode });
    expect([replayed.path, replayed.status]).toEqual(['/sign-in/code', 403]);
    const code = authenticator.code(1);
    expect((await somebody.post('/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).path).toBe(
      '/account',
    );
    expect(await viewerOf(somebody)).toEqual({ email: ADMIN.email, displayName: ADMIN.name, role: 'ADMIN' });
    for (const used of [code, firstCode]) {
      const other = await withPassword();
      expect((await other.post('/sign-in/code', { code: used })).status).toBe(403);
    }
  });

  it('is asked for by one statement a request, and is good for writing', async () => {
    const pool = new Pool({ connectionString: server.database.addresses.member, max: 1 });
    const query = jest.spyOn(pool, 'query');
    const authentication = new Authentication(pool);
    const [half, whole] = [await withPassword(), await withPassword()];
    await whole.post('/sign-in/code', { code: recoveryCodes[9] ?? '' });
    expect(await authentication.viewerOf({ cookie: half.cookie })).toBeNull();
    expect(await authentication.viewerOf({ cookie: whole.cookie, fetchSite: 'same-origin' })).toEqual({
      accountId: expect.any(String),
      role: 'ADMIN',
      clearance: 2,
      mayWrite: true,
    });
    expect(query).toHaveBeenCalledTimes(2);
    expect(await authentication.viewerOf({ cookie: '__Host-casetrail=x' })).toBeNull();
    expect(await authentication.viewerOf({ cookie: whole.cookie, fetchSite: 'cross-site' })).toBeNull();
    expect(query).toHaveBeenCalledTimes(2);
    await pool.end();
  });

  it('takes a recovery code once, however it is typed', async () => {
    const [code = ''] = recoveryCodes;
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    const somebody = await withPassword();
    expect((await somebody.post('/sign-in/code', { code: typed })).path).toBe('/account');
    expect((await somebody.get('/account')).text).toContain('Recovery codes left: 8.');
    expect((await (await withPassword()).post('/sign-in/code', { code })).status).toBe(403);
    expect(await rowsOf(owner, 'SELECT FROM access.recovery_codes')).toHaveLength(8);
  });

  it('answers a wrong password and an unknown account with the same words', async () => {
    const answers = await Promise.all(
      [ADMIN.email, 'nobody@example.org'].map(async (email) => {
        const { status, headers, text } = await visitor().post('/sign-in', { email, password: 'a wrong password' });
        const named = Object.fromEntries([...headers].filter(([name]) => !['date', 'x-correlation-id'].includes(name)));
        return { status, text: text.replaceAll(email, 'E'), headers: { ...named, 'content-length': null } };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(403);
    expect(answers[0]?.headers).not.toHaveProperty('set-cookie');
  });

  it('leaves a cookie that goes to this host alone, by https or this machine, and that no script or other page uses', async () => {
    const answer = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ email: ADMIN.email, password: PASSWORD }),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-casetrail=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
  });

  it('counts for nothing where a page of others sends the request', async () => {
    const [, code = ''] = recoveryCodes;
    const somebody = await withPassword();
    await somebody.post('/sign-in/code', { code });
    for (const site of ['cross-site', 'same-site']) {
      expect(await viewerOf(somebody, { 'sec-fetch-site': site })).toBeNull();
    }
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      {},
    ];
    for (const headers of foreign) {
      for (const path of [
        '/account/sign-out',
        '/account/revoke',
        '/account/tokens',
        '/accounts/revoke-all',
        '/sign-in',
      ]) {
        const { status } = await somebody.post(path, { sure: 'yes', name: 'x', days: '1' }, headers);
        expect([path, headers, status]).toEqual([path, headers, 403]);
      }
    }
    expect(await viewerOf(somebody)).toMatchObject({ email: ADMIN.email });
    // An older browser says where a form comes from, if the page lets it.
    const { status } = await somebody.post('/account/tokens', { name: 'x', days: '1' }, { origin: server.url });
    expect(status).toBe(200);
  });

  it('ends after an hour in which nothing happens, or twelve hours', async () => {
    const [, , code = '', another = ''] = recoveryCodes;
    for (const [passed, ended] of [
      [code, `seen_at = now() - interval '61 minutes'`],
      [another, `expires_at = now() + interval '12 hours' - (expires_at - started_at)`],
    ] as const) {
      const somebody = await withPassword();
      await somebody.post('/sign-in/code', { code: passed });
      expect((await somebody.get('/account')).path).toBe('/account');
      await owner.query(`UPDATE access.sessions SET ${ended}`);
      expect((await somebody.get('/account')).path).toBe('/sign-in');
      expect(await viewerOf(somebody)).toBeNull();
    }
  });
});

describe('what is written to the log and the terminal', () => {
  it('is no secret and no address: routes by their pattern', () => {
    const { stdout, stderr } = server.output();
    const secrets = [
      PASSWORD,
      ADMIN.email,
      'nobody@example.org',
      authenticator.spelled.replaceAll(' ', ''),
      ...recoveryCodes,
    ];
    for (const secret of [...secrets, '__Host-casetrail']) {
      expect(stderr).not.toContain(secret);
      expect(stdout).not.toContain(secret);
    }
    expect(stderr).not.toContain(setupPath());
    expect(stderr).toContain('"route":"/setup/:secret"');
  });
});
