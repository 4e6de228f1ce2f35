import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readChanges } from './support/changes.js';
import { fetchFrom, toldBy } from './support/editions.js';
import { eventCorrect, eventRecord } from './support/mutations.js';
import { nothing, PublishedCase, steadyHeaders } from './support/published-case.js';
import { caseWithdraw, recordRetract } from './support/publishing-mutations.js';
import type { Notebook } from './support/full-case.js';
import { connect } from './support/connect.js';
import { change as inChange } from './support/record-rows.js';
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
    const { status, bytes, headers } = await published.get(`${slug}/changes.json${query}`);
    expect([status, JSON.parse(bytes.toString())]).toEqual([400, { code: 'BAD_USER_INPUT', message }]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is told by headers as by bytes, and says what Accept has to do with it', async () => {
    const query = `?from=${from}&to=${to}`;
    for (const [path, accept, vary, location] of [
      ['changes', 'text/html', 'Accept', null],
      ['changes', '*/*', 'Accept', `changes.json${query}`],
      ['changes.json', 'text/html', null, `changes.json${query}`],
    ] as const) {
      const address = `cases/${slug}/${path}${query}`;
      const { status, headers, bytes, sha256 } = await fetchFrom(servers.server, address, { accept });
      expect([status, ...toldBy(headers)]).toEqual([
        200,
        `"${sha256}"`,
        'public, no-cache',
        vary,
        location,
        String(bytes.length),
        '*',
      ]);
      const head = await fetchFrom(servers.server, address, { accept }, 'HEAD');
      expect(nothing(head)).toEqual({ status: 200, text: '', headers: steadyHeaders(headers) });
    }
    const picture = await published.get(`${slug}/changes${query}`, { accept: 'image/png' });
    expect(nothing(picture)).toMatchObject({ status: 406, headers: { vary: 'Accept', 'cache-control': 'no-store' } });
    expect(nothing(await published.get(`never-was/changes${query}`, { accept: 'image/png' }))).toEqual(
      nothing(picture),
    );
  });

  it('is at the slug that the case has now', async () => {
    const member = await connect(servers.database, 'member');
    await inChange(member, () => member.query(`UPDATE live.cases SET slug = 'renamed' WHERE slug = 'kz-2020-kusman'`));
    await member.end();
    for (const method of ['GET', 'HEAD'] as const) {
      for (const [name, query, present] of [
        [book.id('case'), `?from=${from}&to=${to}`, slug],
        ['kz-2020-kusman', '?to=9&from=8', 'renamed'],
        ['kz-2020-kusman', '', 'renamed'],
      ] as const) {
        for (const path of ['changes', 'changes.json']) {
          const { status, headers, bytes } = await fetchFrom(
            servers.server,
            `cases/${name}/${path}${query}`,
            {},
            method,
          );
          expect([status, headers.get('location'), bytes.length]).toEqual([301, `../${present}/${path}${query}`, 0]);
        }
      }
    }
    const followed = await fetch(`${servers.server.url}/cases/kz-2020-kusman/changes?from=1`);
    expect([followed.status, followed.url]).toEqual([200, `${servers.server.url}/cases/renamed/changes?from=1`]);
  });
});

describe('the page of an edition that has been superseded', () => {
  it('says so, since when, and what has become of its events', async () => {
    const exact = await published.get(`${slug}@${from}.json`);
    const html = (await published.get(`${slug}@${from}`, { accept: 'text/html' })).bytes.toString();
    const text = html.replaceAll(/<\/?time[^>]*>/g, '');
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

/** What the graph tells the public of the same, by titles. */
async function diffOf(first: number, last: number): Promise<object> {
  const { case: found } = await servers.public.data<{
    case: { diff: Pick<Changes, 'added' | 'corrected' | 'retracted'> };
  }>(
    `{ case(slug: "${slug}") { diff(from: ${first}, to: ${last}) {
       added { title } corrected { before { title } after { title } } retracted { title } } } }`,
  );
  return titlesOf(found.diff);
}

const titlesOf = ({ added, corrected, retracted }: Pick<Changes, 'added' | 'corrected' | 'retracted'>) => ({
  added: added.map(({ title }) => title),
  corrected: corrected.map(({ before, after }) => [before.title, after.title]),
  retracted: retracted.map(({ title }) => title),
});

describe('where an event is corrected twice, and the last correction taken back', () => {
  const versionOf = async (id: string): Promise<number> =>
    (
      await published.advocate.data<{ node: { version: number } }>(
        'query ($id: ID!) { node(id: $id) { ... on CaseEvent { version } } }',
        { id },
      )
    ).node.version;

  it('the differences between all editions are what the graph tells', async () => {
    const id = ids['Corrected']!;
    const { input } = published.told('Corrected again', '2021-02-04');
    await published.publicly(eventCorrect, { event: id, expectedVersion: await versionOf(id), input });
    const twice = await newestNumber();
    expect(titlesOf(await json(`?from=${from}&to=${twice}`))).toEqual({
      added: ['Convicted', 'Not public'],
      corrected: [['To be corrected', 'Corrected again']],
      retracted: ['To be retracted'],
    });
    const page = (await published.get(`${slug}@${from}`, { accept: 'text/html' })).bytes.toString();
    expect(page).toContain('<bdi>Corrected again</bdi></a></p>');
    const again = (await eventIds(twice))['Corrected again']!;
    await published.change(recordRetract, { id: again, expectedVersion: await versionOf(again), reason: 'A mistake.' });
    const back = await newestNumber();
    expect(titlesOf(await json(`?from=${to}&to=${twice}`))).toEqual({
      added: ['Not public'],
      corrected: [['Corrected', 'Corrected again']],
      retracted: [],
    });
    expect(titlesOf(await json(`?from=${to}&to=${back}`))).toEqual({
      added: ['Not public'],
      corrected: [],
      retracted: [],
    });
    expect(titlesOf(await json(`?from=${twice}`))).toEqual({
      added: ['Corrected'],
      corrected: [],
      retracted: ['Corrected again'],
    });
    const editions = [from, to, twice, back];
    for (const [place, first] of editions.entries()) {
      for (const last of editions.slice(place)) {
        expect(titlesOf(await json(`?from=${first}&to=${last}`))).toEqual(await diffOf(first, last));
      }
    }
  });
});

it('an event corrected twice is told with its last wording, one whose correction was retracted not before it is too', async () => {
  await published.record('Twice wrong', '2021-05-01');
  await published.record('Wrong and gone', '2021-05-02');
  const seq = await newestNumber();
  const old = await eventIds(seq);
  for (const [wrong, title, date] of [
    ['Twice wrong', 'Once corrected', '2021-05-03'],
    ['Once corrected', 'Twice corrected', '2021-05-04'],
    ['Wrong and gone', 'Gone', '2021-05-05'],
  ] as const) {
    const { id, version } = await published.eventOf(wrong);
    await published.publicly(eventCorrect, { event: id, expectedVersion: version, ...published.told(title, date) });
  }
  const noteOf = async (title: string) => {
    const page = await published.get(`${slug}@${seq}`, { accept: 'text/html' });
    const html = page.bytes.toString().replaceAll(/<\/?time[^>]*>/g, '');
    const start = html.indexOf(`<li id="event-${old[title]!.split('_')[1]}">`);
    return /<p class="fate">(.*?)<\/p>/.exec(html.slice(start, html.indexOf('</li>', start)))?.[1];
  };
  const linkTo = async (title: string, date: string) => {
    const { id } = await published.eventOf(title);
    return `<a href="/cases/${book.id('case')}#event-${id.split('_')[1]}">${date}: <bdi>${title}</bdi></a>`;
  };
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
  expect([await noteOf('Twice wrong'), await noteOf('Wrong and gone')]).toEqual([
    `Corrected on ${today}. It now reads: ${await linkTo('Twice corrected', '4 May 2021')}`,
    `Corrected on ${today}. It now reads: ${await linkTo('Gone', '5 May 2021')}`,
  ]);
  const retract = async (title: string) => {
    const { id, version } = await published.eventOf(title);
    await published.change(recordRetract, { id, expectedVersion: version, reason: 'A mistake.' });
  };
  // Without its correction, the event stands as it did.
  await retract('Gone');
  expect(await noteOf('Wrong and gone')).toBeUndefined();
  await retract('Wrong and gone');
  expect(await noteOf('Wrong and gone')).toBe(`Retracted on ${today}.`);
});

it('of a case that was withdrawn is not there, like that of one that never was', async () => {
  const never = nothing(await published.get('never-was/changes.json?from=1'));
  expect(never).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } });
  const { node } = await published.advocate.data<{ node: { version: number } }>(
    'query ($id: ID!) { node(id: $id) { ... on Case { version } } }',
    { id: book.id('case') },
  );
  await done(published.editor, caseWithdraw, {
    id: book.id('case'),
    expectedVersion: node.version,
    reason: 'Danger.',
  });
  const withdrawn = await published.latest();
  expect(nothing(await published.get(`${slug}/changes.json?from=${from}`))).toEqual(never);
  expect(nothing(await published.get(`${slug}/changes.json?from=x`))).toEqual(never);
  expect(nothing(await published.get(`${book.id('case')}/changes.json?from=x`))).toEqual(never);
  const { id } = await submit(published.advocate, { id: book.id('case') });
  expect(await publish(published.editor, id)).toEqual([]);
  const newest = await newestNumber();
  expect((await json(`?from=${from}`)).to.seq).toBe(newest);
  // While it was withdrawn the public had no such case: all of it is new afterwards.
  const since = await json(`?from=${withdrawn}`);
  expect([since.from, since.added.length, since.corrected, since.retracted]).toEqual([null, 6, [], []]);
  expect(titlesOf(since)).toEqual(await diffOf(withdrawn, newest));
  // However it is asked for, it is one answer; the page leads to the same as JSON.
  const withinIt = await published.get(`${slug}/changes?from=${newest - 1}&to=${newest}`, { accept: 'text/html' });
  const page = withinIt.bytes.toString();
  expect(page).toContain(`<a href="/cases/${slug}/changes.json?from=${withdrawn}&amp;to=${newest}">`);
  expect(await json(`?from=${newest - 1}&to=${newest}`)).toEqual(since);
  expect((await published.get(`${slug}/changes?from=${withdrawn}`, { accept: 'text/html' })).bytes.toString()).toBe(
    page,
  );
  const { status, bytes } = await published.get(`${slug}/changes.json?from=1&to=${withdrawn}`);
  expect([status, JSON.parse(bytes.toString())]).toEqual([
    400,
    {
      code: 'BAD_USER_INPUT',
      message: `The case was not public after change set ${withdrawn}. Give the number of one of its editions.`,
    },
  ]);
});

it('of a case that was retracted is told between its editions, and not as it stands', async () => {
  const newest = await newestNumber();
  const query = `?from=${from}&to=${newest}`;
  const forms = ['text/html', 'application/json'];
  const tell = () => Promise.all(forms.map((accept) => published.get(`${slug}/changes${query}`, { accept })));
  const before = await tell();
  const { node } = await published.advocate.data<{ node: { version: number } }>(
    'query ($id: ID!) { node(id: $id) { ... on Case { version } } }',
    { id: book.id('case') },
  );
  const gone = await published.change(recordRetract, {
    id: book.id('case'),
    expectedVersion: node.version,
    reason: 'It was another one.',
  });
  expect((await tell()).map(nothing)).toEqual(before.map(nothing));
  expect(before.map(({ status }) => status)).toEqual([200, 200]);
  const moved = await published.get(`${book.id('case')}/changes${query}`);
  expect([moved.status, moved.headers.get('location')]).toEqual([301, `../${slug}/changes${query}`]);
  const never = nothing(await published.get('never-was/changes.json?from=1'));
  expect(nothing(await published.get(`${slug}/changes.json?from=${from}`))).toEqual(never);
  const { status, bytes } = await published.get(`${slug}/changes.json?from=${from}&to=${gone}`);
  expect([status, (JSON.parse(bytes.toString()) as { message: string }).message]).toEqual([
    400,
    `The case was not public after change set ${gone}. Give the number of one of its editions.`,
  ]);
});
