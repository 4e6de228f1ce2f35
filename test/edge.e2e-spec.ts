import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EdgeServer, post, startEdgeServer } from './support/edge-server.js';
import { lineOf, logLines } from './support/request-log.js';

const INTERNAL = 'Something went wrong here. If you report it, give the correlation id.';
const TIMEOUT = 'This took too long and was stopped. Ask for less at a time, or filter more narrowly.';
const UNAVAILABLE = 'The record cannot be reached at the moment. Try again in a few seconds.';
const PERSONS = { query: '{ persons { nodes { name } } }' };

let server: EdgeServer;
let admin: Client;

beforeAll(async () => {
  server = await startEdgeServer({ CASETRAIL_SEED: 'first-record' });
  admin = new Client(server.database.addresses.superuser);
  await admin.connect();
}, 60_000);

afterAll(async () => {
  await admin?.end();
  await server?.clear();
});

/** What the public login has under way, apart from idle connections. */
async function underWay(): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'casetrail_public' AND state = 'active'`,
  );
  return rows[0]?.count ?? 0;
}

async function until(happened: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error('It has not happened in time.');
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

describe('the log', () => {
  it('has one line for each request: what, how it went, how long, how many statements', async () => {
    const response = await post(server.url, { query: 'query Who { persons { nodes { name } } }' });
    const { time, ms, ...line } = await lineOf(server, response);
    expect(line).toEqual({
      level: 'info',
      correlationId: response.headers.get('x-correlation-id'),
      method: 'POST',
      route: '/graphql',
      operation: 'Who',
      status: 200,
      sql: 2,
      msg: 'request',
    });
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(ms).toBeGreaterThan(0);
    const lines = logLines(server).filter(({ correlationId }) => correlationId === line.correlationId);
    expect(lines).toHaveLength(1);
  });

  it('tells of routes by their pattern, of unknown ones by nothing', async () => {
    const lines = await Promise.all(
      ['/healthz?case=needle', '/needle/serikzhan'].map(async (path) => lineOf(server, await fetch(server.url + path))),
    );
    expect(lines.map(({ route, status }) => [route, status])).toEqual([
      ['/healthz', 200],
      [null, 404],
    ]);
  });

  it('names an operation only as the document does, and not without end', async () => {
    const long = `Q${'x'.repeat(100)}`;
    const lines = await Promise.all([
      post(server.url, { query: `query ${long} { __typename }` }).then((response) => lineOf(server, response)),
      post(server.url, { query: '{ __typename }', operationName: 'needle' }).then((response) =>
        lineOf(server, response),
      ),
    ]);
    expect(lines.map(({ operation }) => operation)).toEqual([long.slice(0, 64), undefined]);
  });

  it('holds nothing of who asked, or for what', async () => {
    const headers = {
      authorization: 'Bearer needle',
      cookie: 'session=needle',
      'user-agent': 'needle',
      referer: 'https://example.org/needle',
      'x-forwarded-for': '203.0.113.77',
    };
    const requests = [
      { query: 'query ($slug: String) { person(slug: $slug) { name } }', variables: { slug: 'needle' } },
      { query: '{ person(slug: "needle") { name } }' },
      { query: '{ needle }' },
      { query: 'query ($n: Int) { persons(first: $n) { totalCount } }', variables: { n: 'needle' } },
      { query: '{ persons(after: "needle") { totalCount } }' },
      { query: '{ person(slug: "serikzhan-bilash") { cases(after: "needle") { nodes { id } } } }' },
      {
        query: `{ person(slug: "serikzhan-bilash") { cases(filter: { statute: "${'needle'.repeat(50)}" }) { totalCount } } }`,
      },
    ];
    for (const request of requests) await lineOf(server, await post(server.url, request, headers));
    const { stderr, stdout } = server.output();
    expect(stderr + stdout.replace(server.url, '')).not.toMatch(/needle|203\.0\.113\.77/);
    expect(stderr).not.toContain('127.0.0.1');
  });
});

describe('an argument', () => {
  it('that breaks a rule is refused alike at the root and below', async () => {
    const list = `cases(filter: { statute: "${'x'.repeat(201)}" }) { totalCount }`;
    for (const query of [`{ ${list} }`, `{ person(slug: "serikzhan-bilash") { ${list} } }`]) {
      const { errors } = (await (await post(server.url, { query })).json()) as { errors: unknown[] };
      expect(errors).toMatchObject([
        {
          message: '"filter.statute": must be shorter than or equal to 200 characters.',
          extensions: { code: 'BAD_USER_INPUT', argument: ['filter', 'statute'] },
        },
      ]);
    }
  });
});

describe('an error of ours', () => {
  it('is told by a correlation id, and logged under it without the values', async () => {
    await admin.query('ALTER TABLE live.persons RENAME TO persons_away');
    try {
      const response = await post(server.url, {
        query: 'query ($slug: String) { person(slug: $slug) { name } }',
        variables: { slug: 'needle' },
      });
      const correlationId = response.headers.get('x-correlation-id');
      expect([response.status, await response.json()]).toEqual([
        200,
        {
          errors: [
            {
              message: INTERNAL,
              locations: [{ line: 1, column: 25 }],
              path: ['person'],
              extensions: { code: 'INTERNAL', correlationId },
            },
          ],
          data: { person: null },
        },
      ]);
      await lineOf(server, response);
      const logged = logLines(server).find((line) => line['correlationId'] === correlationId && line['err']);
      expect(logged).toMatchObject({ level: 'error', msg: 'internal error', err: { name: 'error', code: '42P01' } });
      expect(JSON.stringify(logged)).not.toMatch(/needle|SELECT/);
    } finally {
      await admin.query('ALTER TABLE live.persons_away RENAME TO persons');
    }
  });

  it('is 404 without a path where there is nothing', async () => {
    const json = await fetch(`${server.url}/no/such/place`);
    expect([json.status, json.headers.get('content-type'), await json.text()]).toEqual([
      404,
      'application/json; charset=utf-8',
      '{"code":"NOT_FOUND","message":"There is nothing at this address."}',
    ]);
    const words = await fetch(`${server.url}/no/such/place`, { headers: { accept: 'text/html,*/*' } });
    expect([words.status, words.headers.get('content-type'), await words.text()]).toEqual([
      404,
      'text/plain; charset=utf-8',
      'There is nothing at this address.\n',
    ]);
  });
});

describe('a statement that runs on', () => {
  it('is cancelled when the client hangs up, and after 5 s when it does not', async () => {
    // In a session of its own: one within a transaction goes on seeing the activity that it saw first.
    const locking = new Client(server.database.addresses.superuser);
    await locking.connect();
    await locking.query('BEGIN; LOCK TABLE live.persons IN ACCESS EXCLUSIVE MODE');
    try {
      const impatient = new AbortController();
      const left = fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(PERSONS),
        signal: impatient.signal,
      }).catch((error: unknown) => error);
      await until(async () => (await underWay()) === 1);
      impatient.abort();
      expect(await left).toMatchObject({ name: 'AbortError' });
      await until(async () => (await underWay()) === 0);

      const started = performance.now();
      const response = await post(server.url, PERSONS);
      const took = performance.now() - started;
      expect(took).toBeGreaterThan(4_900);
      expect(took).toBeLessThan(9_000);
      expect([response.status, await response.json()]).toEqual([
        200,
        {
          errors: [
            {
              message: TIMEOUT,
              locations: [{ line: 1, column: 3 }],
              path: ['persons'],
              extensions: { code: 'TIMEOUT', correlationId: response.headers.get('x-correlation-id') },
            },
          ],
          data: null,
        },
      ]);
    } finally {
      await locking.end();
    }
    const gone = logLines(server).filter(({ msg, status }) => msg === 'request' && status === 499);
    expect(gone).toHaveLength(1);
    expect((await post(server.url, PERSONS)).status).toBe(200);
  }, 30_000);
});

describe('a database', () => {
  const health = async (path: string) => {
    const response = await fetch(server.url + path);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const up = { status: 'up' };
  const down = (message: string) => ({ status: 'down', message });

  it('that is there and migrated: ready', async () => {
    expect(await health('/readyz')).toEqual({
      status: 200,
      body: { status: 'ok', info: { public: up, member: up }, error: {}, details: { public: up, member: up } },
    });
    expect(await health('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('that lacks a migration: not ready', async () => {
    const { rows } = await admin.query<{ id: number; timestamp: string; name: string }>(
      'DELETE FROM meta.casetrail_migrations WHERE id = (SELECT max(id) FROM meta.casetrail_migrations) RETURNING *',
    );
    try {
      const { status, body } = await health('/readyz');
      expect(status).toBe(503);
      expect(body).toMatchObject({ details: { public: down('not migrated'), member: down('not migrated') } });
    } finally {
      for (const { id, timestamp, name } of rows) {
        await admin.query('INSERT INTO meta.casetrail_migrations VALUES ($1, $2, $3)', [id, timestamp, name]);
      }
    }
    expect((await health('/readyz')).status).toBe(200);
  });

  it('that lets nobody in: not ready, 503 without data, and the process lives; then it goes on by itself', async () => {
    const name = server.database.name;
    const outside = new Client(server.database.addresses.superuser.replace(`/${name}`, '/postgres'));
    await outside.connect();
    try {
      await outside.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS false`);
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      const response = await post(server.url, PERSONS, { accept: 'application/graphql-response+json' });
      expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
        503,
        '5',
        {
          errors: [
            {
              message: UNAVAILABLE,
              locations: [{ line: 1, column: 3 }],
              path: ['persons'],
              extensions: {
                code: 'SERVICE_UNAVAILABLE',
                correlationId: response.headers.get('x-correlation-id'),
              },
            },
          ],
        },
      ]);
      const page = await fetch(`${server.url}/cases/kz-2020-bilash-174.json`);
      expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([
        503,
        '5',
        'no-store',
      ]);
      expect(await health('/readyz')).toMatchObject({
        status: 503,
        body: { details: { public: down('not reachable'), member: down('not reachable') } },
      });
      expect((await health('/healthz')).status).toBe(200);
    } finally {
      await outside.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS true`);
      await outside.end();
    }
    expect((await post(server.url, PERSONS)).status).toBe(200);
    expect((await health('/readyz')).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each(['/graphql', '/healthz', '/readyz', '/nothing'])(
    'of %s tells browsers to load, run and frame nothing',
    async (path) => {
      const { headers } = await fetch(server.url + path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(['x-powered-by', 'server', 'set-cookie'].filter((name) => headers.has(name))).toEqual([]);
    },
  );
});
