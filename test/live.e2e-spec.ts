import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClient } from 'graphql-sse';
import type { Client } from 'pg';
import { connect } from './support/connect.js';
import { eventRecord } from './support/mutations.js';
import { change } from './support/record-rows.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

const CHANGED =
  'subscription ($ids: [ID!]!) { caseChanged(ids: $ids) { case { slug title } changeSet { seq summary } } }';
const HEARD = '174';

let servers: WriteServer;
/** A second process on the same database: what one records, listeners of the other hear. */
let other: RunningServer;
let member: Client;
let advocate: Someone;
let ids: { one: string; two: string };
const streams: Stream[] = [];

beforeAll(async () => {
  servers = await WriteServer.start();
  [other, member, advocate] = await Promise.all([
    startServer({ env: { ...servers.env, CASETRAIL_SEED: 'none' } }),
    connect(servers.database, 'member'),
    servers.someone('ADVOCATE'),
  ]);
  ids = { one: await servers.id('Case', 'kz-2020-bilash-174'), two: await servers.id('Case', 'kz-2020-bilash-389') };
}, 60_000);

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

afterAll(async () => {
  await member.end();
  await other.stop();
  await servers.stop();
});

interface Heard {
  event?: string;
  id?: string;
  data?: string;
}

/** A stream as a browser's EventSource reads it. */
class Stream {
  private readonly events: Heard[] = [];
  private readonly waiting: (() => void)[] = [];
  private over = false;
  private text = '';

  private constructor(
    readonly response: Response,
    private readonly hangUp: AbortController,
  ) {
    void this.read();
  }

  static async open(url: string, init: RequestInit = {}): Promise<Stream> {
    const hangUp = new AbortController();
    const response = await fetch(url, { ...init, signal: hangUp.signal });
    const stream = new Stream(response, hangUp);
    streams.push(stream);
    return stream;
  }

  /** The next event, whenever it comes; null where the stream has ended. */
  async next(): Promise<Heard | null> {
    while (this.events.length === 0 && !this.over) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.events.shift() ?? null;
  }

  /** All of an answer that is no stream. */
  async whole(): Promise<string> {
    while (!this.over) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.text;
  }

  /** The data of the next event. */
  async data(): Promise<unknown> {
    const { data = '' } = (await this.next()) ?? {};
    return JSON.parse(data);
  }

  close(): void {
    this.hangUp.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    try {
      for await (const part of this.response.body!.pipeThrough(new TextDecoderStream())) {
        text += part;
        this.text += part;
        const blocks = text.split('\n\n');
        text = blocks.pop()!;
        for (const block of blocks) {
          const lines = block.split('\n').map((line) => /^(\w+): (.*)$/.exec(line));
          const event = Object.fromEntries(lines.flatMap((found) => (found ? [[found[1], found[2]]] : []))) as Heard;
          if (Object.keys(event).length > 0) this.events.push(event);
        }
        for (const wake of this.waiting.splice(0)) wake();
      }
    } catch {
      // It was closed.
    }
    this.over = true;
    for (const wake of this.waiting.splice(0)) wake();
  }
}

const subscribed = (
  listed: readonly string[],
  headers: Record<string, string> = {},
  query = CHANGED,
  url = other.url,
) =>
  Stream.open(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables: { ids: listed } }),
  });

const eventsOf = (slug: string, headers: Record<string, string> = {}) =>
  Stream.open(`${other.url}/cases/${slug}/events`, { headers });

let titles = 0;

/** Changes the title of a case, which is public where the case is. */
async function retitled(slug: string): Promise<{ seq: number; title: string }> {
  const title = `Title ${(titles += 1)}`;
  const set = `UPDATE cases SET title = $2, title_folded = lower($2) WHERE slug = $1`;
  return { seq: (await change(member, () => member.query(set, [slug, title])))!, title };
}

const moved = (slug: string, tier: number) =>
  change(member, () => member.query('UPDATE cases SET tier = $2 WHERE slug = $1', [slug, tier]));

const recorded = async (): Promise<number> => {
  const source = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
  const { userErrors, changeSet } = await advocate.does<{ changeSet: { seq: number } | null }>(eventRecord, {
    case: ids.one,
    input: { kind: 'OTHER', date: '2020-02', title: 'Not public', citations: [{ source }] },
  });
  expect(userErrors).toEqual([]);
  return changeSet!.seq;
};

describe('a subscription', () => {
  it('hears through a client of others what another process records, as far as its viewer may see it', async () => {
    const client = createClient({
      url: `${other.url}/graphql`,
      retryAttempts: 0,
      headers: { authorization: `Bearer ${advocate.bearer}` },
    });
    const events = client.iterate({ query: CHANGED, variables: { ids: [ids.one, ids.two] } });
    const outside = await subscribed([ids.one, ids.two]);
    const first = events.next();
    // The client has no way to say that the server listens: it is told of what came before it, or of what comes.
    const everybody = await advocateStream([ids.one]);
    const seq = await recorded();
    const told = await everybody.data();
    expect(told).toEqual({
      data: {
        caseChanged: {
          case: { slug: 'kz-2020-bilash-174', title: expect.any(String) },
          changeSet: { seq, summary: expect.any(String) },
        },
      },
    });
    const public1 = await retitled('kz-2020-bilash-174');
    const public2 = await retitled('kz-2020-bilash-389');
    const titled = ({ seq: number, title }: typeof public1, slug: string) => ({
      data: { caseChanged: { case: { slug, title }, changeSet: { seq: number, summary: expect.any(String) } } },
    });
    // Nothing of what was not for them stood before it.
    expect(await outside.data()).toEqual(titled(public1, 'kz-2020-bilash-174'));
    expect(await outside.data()).toEqual(titled(public2, 'kz-2020-bilash-389'));
    expect((await first).value).toEqual(told);
    expect((await events.next()).value).toEqual(titled(public1, 'kz-2020-bilash-174'));
    await events.return?.();
    client.dispose();
  });

  it('hears no more of a case that is hidden, and nothing of its hiding', async () => {
    const stream = await subscribed([ids.one, ids.two]);
    await moved('kz-2020-bilash-389', 2);
    await retitled('kz-2020-bilash-389');
    await retitled('kz-2020-bilash-174');
    await moved('kz-2020-bilash-389', 0);
    const heard = [await stream.data(), await stream.data()].map(
      (answer) => (answer as { data: { caseChanged: { case: { slug: string } } } }).data.caseChanged.case.slug,
    );
    expect(heard).toEqual(['kz-2020-bilash-174', 'kz-2020-bilash-389']);
  });

  it('takes IDs of cases that are not there like those of cases one may not see', async () => {
    await moved('kz-2020-bilash-389', 2);
    const [unknown, hidden] = await Promise.all([
      subscribed([`Case_${crypto.randomUUID()}`, ids.one]),
      subscribed([ids.two, ids.one]),
    ]);
    expect([unknown.response.status, hidden.response.status]).toEqual([200, 200]);
    await retitled('kz-2020-bilash-389');
    const { title } = await retitled('kz-2020-bilash-174');
    for (const stream of [unknown, hidden]) {
      expect(await stream.data()).toMatchObject({ data: { caseChanged: { case: { title } } } });
    }
    await moved('kz-2020-bilash-389', 0);
  });

  it('is for nobody whose token is revoked, from that moment on', async () => {
    const somebody = await servers.someone('RESEARCHER');
    const [stream, rest] = await Promise.all([
      subscribed([ids.one], { authorization: `Bearer ${somebody.bearer}` }),
      Stream.open(`${other.url}/cases/kz-2020-bilash-174/events`, {
        headers: { authorization: `Bearer ${somebody.bearer}` },
      }),
    ]);
    await servers.owner.query('UPDATE access.tokens SET revoked_at = now() WHERE account_id = $1', [somebody.account]);
    await retitled('kz-2020-bilash-174');
    expect(await stream.next()).toEqual({ event: 'complete', data: '' });
    expect(await stream.next()).toBeNull();
    expect(await rest.next()).toBeNull();
    const again = await subscribed([ids.one], { authorization: `Bearer ${somebody.bearer}` });
    expect(again.response.status).toBe(401);
  });

  it('ends where an account is disabled though nothing happens', async () => {
    const somebody = await servers.someone('RESEARCHER');
    const stream = await subscribed([ids.one], { authorization: `Bearer ${somebody.bearer}` });
    await servers.owner.query('UPDATE live.accounts SET disabled = true WHERE id = $1', [somebody.account]);
    expect(await stream.next()).toEqual({ event: 'complete', data: '' });
  });

  it.each<[string, string[], string, string]>([
    ['no ID', [], CHANGED, 'No case is named. Give the IDs of those to hear of.'],
    [
      'IDs of others',
      ['Person_01936b2e-7a4c-7c3e-8f00-0123456789ab'],
      CHANGED,
      'This is no ID of a case. IDs are those that the graph answers with, read at present.',
    ],
    [
      'a hundred and one',
      Array.from({ length: 101 }, () => `Case_${crypto.randomUUID()}`),
      CHANGED,
      '101 cases are named, and one subscription takes 100. Make several.',
    ],
    [
      'a field that is skipped',
      [HEARD],
      'subscription ($ids: [ID!]!) { caseChanged(ids: $ids) @skip(if: true) { case { slug } } }',
      'The subscription asks for nothing: leave out what skips its field.',
    ],
    [
      'events of too much',
      [`Case_${crypto.randomUUID()}`],
      'subscription ($ids: [ID!]!) { caseChanged(ids: $ids) { case { history(first: 100) { nodes { record { ... on Case { history(first: 100) { nodes { operation } } } } } } } } }',
      'An event could hold',
    ],
  ])('with %s is refused before it begins', async (_what, listed, query, message) => {
    const refused = await subscribed(listed, {}, query);
    const { errors } = JSON.parse(await refused.whole()) as { errors: { message: string }[] };
    expect([refused.response.status, errors[0]?.message.slice(0, message.length)]).toEqual([400, message]);
  });

  it('is answered as events alone, and what is none is not', async () => {
    const asJson = await subscribed([ids.one], { accept: 'application/json' });
    const query = await subscribed([], {}, '{ snapshot { seq } }');
    const byGet = await Stream.open(
      `${other.url}/graphql?query=${encodeURIComponent('subscription { caseChanged(ids: []) { case { id } } }')}`,
      {
        headers: { accept: 'text/event-stream', 'graphql-require-preflight': '1' },
      },
    );
    expect([asJson, query, byGet].map(({ response }) => response.status)).toEqual([406, 406, 405]);
  });
});

describe('the events of a case', () => {
  it('are told with the number to come back by, and those missed are told first', async () => {
    const stream = await eventsOf('kz-2020-bilash-174');
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('access-control-allow-origin')).toBe('*');
    const first = await retitled('kz-2020-bilash-174');
    const heard = await stream.next();
    expect({ ...heard, data: JSON.parse(heard?.data ?? '') as unknown }).toEqual({
      event: 'change',
      id: String(first.seq),
      data: {
        seq: first.seq,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        case: { id: ids.one, slug: 'kz-2020-bilash-174', title: first.title },
      },
    });
    stream.close();
    const missed = await retitled('kz-2020-bilash-174');
    await recorded();
    const back = await eventsOf('kz-2020-bilash-174', { 'last-event-id': String(first.seq) });
    const now = await retitled('kz-2020-bilash-174');
    expect([(await back.next())?.id, (await back.next())?.id]).toEqual([missed.seq, now.seq].map(String));
  });

  it('are not there for a case that is hidden, nor for one that never was, alike', async () => {
    await moved('kz-2020-bilash-389', 2);
    const answers = await Promise.all(
      ['kz-2020-bilash-389', 'never-was'].map(async (slug) => {
        const response = await fetch(`${other.url}/cases/${slug}/events`);
        const { headers } = response;
        return [
          response.status,
          await response.text(),
          headers.get('access-control-allow-origin'),
          headers.get('cache-control'),
        ];
      }),
    );
    expect(answers).toEqual(
      Array.from({ length: 2 }, () => [
        404,
        JSON.stringify({ code: 'NOT_FOUND', message: 'There is no such case that you may see.' }),
        '*',
        'no-store',
      ]),
    );
    const preflight = await fetch(`${other.url}/cases/never-was/events`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, last-event-id',
    ]);
    await moved('kz-2020-bilash-389', 0);
  });

  it('are no more than twenty streams to one network, nor to one account', async () => {
    const opened: Stream[] = [];
    for (let place = 0; place < 20; place++) opened.push(await eventsOf('kz-2020-bilash-174'));
    expect(opened.map(({ response }) => response.status)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await fetch(`${other.url}/cases/kz-2020-bilash-174/events`);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'LIMIT_EXCEEDED']);
    expect((await advocateStream([ids.one])).response.status).toBe(200);
    opened.pop()?.close();
    let again = await eventsOf('kz-2020-bilash-174');
    while (again.response.status === 429) again = await eventsOf('kz-2020-bilash-174');
    expect(again.response.status).toBe(200);
  });

  it('that were too many since are not told one by one', async () => {
    await servers.owner.query('SET session_replication_role = replica');
    await servers.owner.query(
      `INSERT INTO ledger.change_sets (seq, id, at, operation, reach, leaf)
         SELECT h.seq + i, 1000000 + i, h.at, 'x', 0, sha256('') FROM ledger.head h, generate_series(1, 501) i`,
    );
    await servers.owner.query('RESET session_replication_role');
    const refused = await fetch(`${other.url}/cases/kz-2020-bilash-174/events`, { headers: { 'last-event-id': '1' } });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([410, 'GONE']);
  });
});

const advocateStream = (listed: string[]) => subscribed(listed, { authorization: `Bearer ${advocate.bearer}` });
