import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readChanges } from './support/changes.js';
import { eventCorrect, eventRecord } from './support/mutations.js';
import { nothing, PublishedCase } from './support/published-case.js';
import { caseWithdraw, recordRetract } from './support/publishing-mutations.js';
import type { Notebook } from './support/full-case.js';
import { publish, submit } from './support/submissions.js';
import { done } from './support/write-checks.js';
import type { WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let published: PublishedCase;
let servers: WriteServer;
let book: Notebook;
let slug: string;
/** The numbers of the edition before, and of the one after. */
let from: number;
let to: number;
/** IDs of events, by their titles. */
let ids: Record<string, string>;

const newestNumber = async () => (await published.edition(servers.public))!.seq;

async function eventIds(seq: number): Promise<Record<string, string>> {
  const { timeline } = JSON.parse((await published.get(`${slug}@${seq}.json`)).bytes.toString()) as {
    timeline: { id: string; title: string }[];
  };
  return Object.fromEntries(timeline.map(({ id, title }) => [title, id]));
}

beforeAll(async () => {
  published = await PublishedCase.start();
  ({ servers, book, slug } = published);
  await published.record('To be corrected', '2021-02-01');
  await published.record('To be retracted', '2021-02-02');
  from = await newestNumber();
  const before = await eventIds(from);
  const { input } = published.told('Corrected', '2021-02-03');
  const versionOf = async (id: string) =>
    (
      await published.advocate.data<{ node: { version: number } }>(
        'query ($id: ID!) { node(id: $id) { ... on CaseEvent { version } } }',
        { id },
      )
    ).node.version;
  const [wrong, mistaken] = [before['To be corrected']!, before['To be retracted']!];
  await published.change(eventCorrect, { event: wrong, expectedVersion: await versionOf(wrong), input });
  await published.change(recordRetract, {
    id: mistaken,
    expectedVersion: await versionOf(mistaken),
    reason: 'A mistake.',
  });
  const convicted = {
    kind: 'CONVICTED',
    title: 'Convicted',
    date: '2021-03-01',
    citations: [{ source: book.id('report') }],
  };
  await published.publicly(eventRecord, { case: book.id('case'), input: convicted });
  await done(published.advocate, eventRecord, { case: book.id('case'), ...published.told('Not public', '2021-04-01') });
  to = await newestNumber();
  ids = { ...before, ...(await eventIds(to)) };
}, 120_000);

afterAll(() => servers?.stop());

interface Changes {
  readonly from: { seq: number; permalink: string } | null;
  readonly to: { seq: number };
  readonly added: { title: string }[];
  readonly corrected: { before: { title: string }; after: { title: string } }[];
  readonly retracted: { title: string }[];
  readonly standings: { of: string; before: { status: string } | null; after: { status: string } | null }[];
}

const json = async (query: string): Promise<Changes> =>
  readChanges(await published.get(`${slug}/changes.json${query}`)) as unknown as Changes;

describe('between two editions', () => {
  it('is what was added, corrected and retracted, and the standings that moved', async () => {
    const changes = await json(`?from=${from}&to=${to}`);
    expect({
      from: changes.from?.seq,
      permalink: changes.from?.permalink,
      to: changes.to.seq,
      added: changes.added.map(({ title }) => title),
      corrected: changes.corrected.map(({ before, after }) => [before.title, after.title]),
      retracted: changes.retracted.map(({ title }) => title),
      standing: changes.standings
        .filter(({ of }) => of === book.id('case'))
        .map(({ before, after }) => [before?.status, after?.status]),
    }).toEqual({
      from,
      permalink: `${servers.server.url}/cases/${slug}@${from}`,
      to,
      added: ['Convicted'],
      corrected: [['To be corrected', 'Corrected']],
      retracted: ['To be retracted'],
      standing: [['CHARGED', 'CONVICTED']],
    });
    expect(await json(`?from=${from}`)).toEqual(changes);
    // What is recorded after the newest edition changes nothing that the public could read.
    expect(await json(`?from=${to + 1_000}`)).toEqual(await json(`?from=${to}`));
    expect(await json(`?from=${to}`)).toMatchObject({ added: [], corrected: [], retracted: [], standings: [] });
  });

  it('is all of it, where the case was not public before', async () => {
    const changes = await json('?from=1');
    expect([changes.from, changes.corrected, changes.retracted]).toEqual([null, [], []]);
    expect(changes.added.map(({ title }) => title)).toEqual([
      'Investigation opened',
      'Charged',
      'Corrected',
      'Convicted',
    ]);
  });

  it('is a page for a browser, told again only to who has another', async () => {
    const address = `${slug}/changes?from=${from}&to=${to}`;
    const page = await published.get(address, { accept: 'text/html' });
    const text = page.bytes.toString();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const title of ['To be corrected', 'Corrected', 'To be retracted', 'Convicted']) expect(text).toContain(title);
    expect(text).toContain(`From edition ${from} to edition ${to}`);
    expect(text).not.toContain('Not public');
    const etag = page.headers.get('etag')!;
    const again = await published.get(address, { accept: 'text/html', 'if-none-match': etag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it.each([
    [
      '',
      '"from" is to be the number of an edition: what stands behind the @ of its address. For example ?from=8&to=12.',
    ],
    [
      '?from=0',
      '"from" is to be the number of an edition: what stands behind the @ of its address. For example ?from=8&to=12.',
    ],
    [
      '?from=1&to=x',
      '"to" is to be the number of an edition: what stands behind the @ of its address. For example ?from=8&to=12.',
    ],
    ['?from=9&to=8', '"from" is 9 and "to" is 8. Give the earlier one as "from".'],
    ['?from=1&to=2', 'There is no edition of the case by change set 2. Give a later one.'],
  ])('is refused for %j', async (query, message) => {
    const { status, bytes } = await published.get(`${slug}/changes.json${query}`);
    expect([status, JSON.parse(bytes.toString())]).toEqual([400, { code: 'BAD_USER_INPUT', message }]);
  });
});

describe('the page of an edition that has been superseded', () => {
  it('says so, since when, and what has become of its events', async () => {
    const exact = await published.get(`${slug}@${from}.json`);
    const text = (await published.get(`${slug}@${from}`, { accept: 'text/html' })).bytes.toString();
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
    expect(text).toContain(`This edition was superseded on ${today}. The newest is edition ${to}.`);
    expect(text).toContain(`<a href="/cases/${book.id('case')}/changes?from=${from}&amp;to=${to}">`);
    const anchor = (title: string) => `event-${ids[title]!.split('_')[1]}`;
    const lineOf = (title: string) => {
      const start = text.indexOf(`<li id="${anchor(title)}">`);
      return text.slice(start, text.indexOf('</li>', start));
    };
    expect(lineOf('To be corrected')).toContain('<bdi>To be corrected</bdi>');
    expect(lineOf('To be corrected')).toContain(
      `<p class="fate">Corrected on ${today}. It now reads: <a href="/cases/${book.id('case')}#${anchor('Corrected')}">`,
    );
    expect(lineOf('To be retracted')).toContain(`<p class="fate">Retracted on ${today}.</p>`);
    expect(lineOf('Charged')).not.toContain('class="fate"');
    const again = await published.get(`${slug}@${from}.json`);
    expect(again.bytes.equals(exact.bytes)).toBe(true);
    const newest = (await published.get(slug, { accept: 'text/html' })).bytes.toString();
    expect(newest).not.toContain('superseded');
    expect(newest).not.toContain('class="fate"');
  });
});

it('of a case that was withdrawn is not there, like that of one that never was', async () => {
  const never = nothing(await published.get('never-was/changes.json?from=1'));
  expect(never.status).toBe(404);
  const { node } = await published.advocate.data<{ node: { version: number } }>(
    'query ($id: ID!) { node(id: $id) { ... on Case { version } } }',
    { id: book.id('case') },
  );
  await done(published.editor, caseWithdraw, {
    id: book.id('case'),
    expectedVersion: node.version,
    reason: 'Danger.',
  });
  expect(nothing(await published.get(`${slug}/changes.json?from=${from}`))).toEqual(never);
  expect(nothing(await published.get(`${slug}/changes.json?from=x`))).toEqual(never);
  const { id } = await submit(published.advocate, { id: book.id('case') });
  expect(await publish(published.editor, id)).toEqual([]);
  expect((await json(`?from=${from}`)).to.seq).toBe(await newestNumber());
});
