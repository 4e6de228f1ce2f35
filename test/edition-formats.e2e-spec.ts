import { hash } from 'node:crypto';
import { CASE, EditionAddresses, EditionNumbers, Editions, FILES, type Format } from '@app/citing';
import { createPools } from '@app/database';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { connect } from './support/connect.js';
import { change as inChange } from './support/record-rows.js';
import { type Fetched, fetchFrom, readEdition, toldBy } from './support/editions.js';
import { caseCreate, eventRecord, personCreate, sourceCreate } from './support/mutations.js';
import { recordRetract } from './support/publishing-mutations.js';
import { nothing, PublishedCase, steadyHeaders } from './support/published-case.js';
import { done } from './support/write-checks.js';

jest.setTimeout(60_000);

const FORMATS = [
  ['.csv', 'text/csv', 'text/csv; charset=utf-8'],
  ['.jsonld', 'application/ld+json', 'application/ld+json'],
] as const;

let published: PublishedCase;
/** The address of every public case, source and person, below that of the service. */
let records: string[];

beforeAll(async () => {
  published = await PublishedCase.start();
  type Nodes = { nodes: { slug: string }[] };
  const all = await published.servers.public.data<{ cases: Nodes; sources: Nodes; persons: Nodes }>(
    '{ cases(first: 100) { nodes { slug } } sources(first: 100) { nodes { slug } } persons(first: 100) { nodes { slug } } }',
  );
  records = Object.entries({ cases: all.cases, sources: all.sources, people: all.persons }).flatMap(
    ([path, { nodes }]) => nodes.map(({ slug }) => `${path}/${slug}`),
  );
}, 60_000);

afterAll(() => published?.servers.stop());

const get = (address: string, headers?: Record<string, string>): Promise<Fetched> =>
  fetchFrom(published.servers.server, address, headers);

const seqOf = async (record: string): Promise<number> => readEdition(await get(`${record}.json`)).edition.seq;

interface Told {
  readonly timeline?: readonly { readonly id: string }[];
}

it('of every public record are what their schemas describe', async () => {
  expect(records.map((record) => record.split('/')[0])).toEqual([
    ...Array<string>(5).fill('cases'),
    ...Array<string>(4).fill('sources'),
    ...Array<string>(10).fill('people'),
  ]);
  const formats = { cases: 'casetrail-edition/1', sources: 'casetrail-source/1', people: 'casetrail-person/1' };
  for (const record of records) {
    const { format, withdrawn } = readEdition(await get(`${record}.json`));
    expect([record, format, withdrawn]).toEqual([record, formats[record.split('/')[0] as keyof typeof formats], []]);
  }
});

describe.each(FORMATS)('%s', (extension, accepted, type) => {
  it('is at the newest and at the exact address of each, under the hash of its bytes', async () => {
    for (const record of records) {
      const seq = await seqOf(record);
      const newest = await get(`${record}${extension}`);
      const exact = await get(`${record}@${seq}${extension}`);
      for (const [{ status, headers, sha256, bytes }, kept] of [
        [newest, 'public, no-cache'],
        [exact, 'public, max-age=31536000, immutable'],
      ] as const) {
        expect([
          record,
          status,
          headers.get('content-type'),
          headers.get('etag'),
          headers.get('cache-control'),
        ]).toEqual([record, 200, type, `"${sha256}"`, kept]);
        expect(headers.get('content-location')).toBe(`${record.split('/')[1]}@${seq}${extension}`);
        expect(bytes.equals(newest.bytes)).toBe(true);
      }
    }
  });

  it('is not sent again to who has it', async () => {
    for (const record of records) {
      for (const address of [`${record}${extension}`, `${record}@${await seqOf(record)}${extension}`]) {
        const etag = (await get(address)).headers.get('etag')!;
        const again = await get(address, { 'if-none-match': etag });
        expect([address, again.status, again.bytes.length, again.headers.get('etag')]).toEqual([address, 304, 0, etag]);
      }
    }
  });

  it('is what is sent to who accepts nothing else', async () => {
    for (const record of records) {
      for (const address of [record, `${record}@${await seqOf(record)}`]) {
        const { status, headers, bytes } = await get(address, { accept: accepted });
        expect([address, status, headers.get('content-type'), headers.get('vary')]).toEqual([
          address,
          200,
          type,
          expect.stringContaining('Accept'),
        ]);
        expect(bytes.equals((await get(`${record}${extension}`)).bytes)).toBe(true);
      }
    }
  });

  it('is not there of what is hidden, nor of what never was, and nobody can tell which', async () => {
    const { advocate } = published;
    const hidden = [
      ['cases', caseCreate, { slug: 'a-hidden-case', title: 'Hidden', kind: 'CRIMINAL', country: 'KZ' }],
      ['sources', sourceCreate, { slug: 'a-hidden-source', title: 'Hidden', kind: 'OTHER' }],
      ['people', personCreate, { slug: 'a-hidden-person', force: true, names: [{ text: 'Hidden', kind: 'PRIMARY' }] }],
    ] as const;
    const last = await published.latest();
    for (const [path, mutation, input] of hidden) {
      const slug = `${input.slug}-${extension.slice(1)}`;
      await done(advocate, mutation, { input: { ...input, slug } });
      for (const behind of [extension, `@${last}${extension}`]) {
        const never = nothing(await get(`${path}/never-was${behind}`));
        expect(never.status).toBe(404);
        expect(nothing(await get(`${path}/${slug}${behind}`))).toEqual(never);
        expect(nothing(await get(`${path}/${slug}${behind}`, { authorization: `Bearer ${advocate.bearer}` }))).toEqual(
          never,
        );
      }
    }
  });
});

describe('over HTTP', () => {
  const EXTENSIONS = ['.json', '.csv', '.bib', '.ris', '.csl.json', '.jsonld'];
  const FORMS: [extension: string, accept: string, chosen: string | null][] = [
    ...EXTENSIONS.map((extension): [string, string, string] => [extension, '*/*', extension]),
    ['', '*/*', '.json'],
    ['', 'text/csv', '.csv'],
    ['', 'text/html', null],
  ];

  it.each(['cases/kz-2019-bilash', 'sources/bitter-winter-2021-02-05-bilash', 'people/serikzhan-bilash'])(
    'each form of %s is told by headers as by bytes, says how long it lasts, and is not sent to who has it',
    async (record) => {
      const exact = `${record}@${await seqOf(record)}`;
      for (const [extension, accept, chosen] of FORMS) {
        for (const address of [`${record}${extension}`, `${exact}${extension}`]) {
          const { status, headers, bytes, sha256 } = await get(address, { accept });
          const lasts = address.startsWith(exact) && chosen !== null;
          expect([address, accept, status, ...toldBy(headers)]).toEqual([
            address,
            accept,
            200,
            `"${sha256}"`,
            lasts ? 'public, max-age=31536000, immutable' : 'public, no-cache',
            extension === '' ? 'Accept' : null,
            chosen && `${exact.split('/')[1]}${chosen}`,
            String(bytes.length),
            '*',
          ]);
          const head = await fetchFrom(published.servers.server, address, { accept }, 'HEAD');
          expect(nothing(head)).toEqual({ status: 200, text: '', headers: steadyHeaders(headers) });
          const { 'content-type': _, 'content-length': __, ...kept } = steadyHeaders(headers);
          for (const tags of [`"${sha256}"`, `W/"${sha256}"`, `"other", W/"one, more" , "${sha256}"`, '*']) {
            expect(nothing(await get(address, { accept, 'if-none-match': tags }))).toEqual({
              status: 304,
              text: '',
              headers: kept,
            });
          }
        }
      }
    },
  );

  it('what is accepted nowhere is said to depend on Accept, of what is there and of what is not', async () => {
    const [there, never] = [
      await get('cases/kz-2019-bilash', { accept: 'image/png' }),
      await get('cases/never-was', { accept: 'image/png' }),
    ];
    expect([there.status, there.headers.get('vary'), there.headers.get('cache-control')]).toEqual([
      406,
      'Accept',
      'no-store',
    ]);
    expect(nothing(never)).toEqual(nothing(there));
  });

  it('what is not there is kept by nobody, and may be asked for from pages of others', async () => {
    const { advocate, servers } = published;
    const input = { slug: 'hidden-over-http', title: 'Hidden', kind: 'CRIMINAL', country: 'KZ' };
    await done(advocate, caseCreate, { input });
    const last = await published.latest();
    for (const [extension, accept] of FORMS) {
      for (const behind of [extension, `@${last}${extension}`]) {
        for (const method of ['GET', 'HEAD'] as const) {
          const [never, hidden] = await Promise.all(
            ['never-was', input.slug].map((slug) =>
              fetchFrom(servers.server, `cases/${slug}${behind}`, { accept }, method),
            ),
          );
          expect(nothing(never!)).toMatchObject({
            status: 404,
            headers: { 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
          });
          expect(nothing(hidden!)).toEqual(nothing(never!));
        }
      }
    }
  });
});

it('a table has a row an event, or one for a source, and each leads to where it stands', async () => {
  const sizes: Record<string, number> = {};
  for (const record of records) {
    const { timeline } = JSON.parse((await get(`${record}.json`)).bytes.toString()) as Told;
    const [header, ...rows] = parse((await get(`${record}.csv`)).bytes, { bom: true });
    expect([record, rows.length]).toEqual([record, timeline?.length ?? 1]);
    sizes[record] = rows.length;
    const [edition, address] = ['edition', 'address'].map((column) => header!.indexOf(column));
    for (const row of rows) {
      const [place, anchor] = row[address!]!.slice(published.servers.server.url.length + 1).split('#event-');
      if (anchor !== undefined) expect(timeline?.some(({ id }) => id === `CaseEvent_${anchor}`)).toBe(true);
      const { edition: shown } = readEdition(await get(`${place}.json`));
      expect(row[edition!]).toBe(String(shown.seq));
    }
  }
  expect(sizes).toMatchObject({
    'cases/kz-2019-bilash': 7,
    'cases/kz-2020-bilash-174': 7,
    'cases/kz-2020-bilash-389': 2,
    'cases/kz-2020-kusman': 4,
    'people/serikzhan-bilash': 16,
    'people/laila-adilzhan': 0,
    'sources/almaty-police-letter-174': 1,
  });
});

it('linked data is read without asking anybody, and none of it is lost', async () => {
  const alone = {
    documentLoader: (address: string): never => {
      throw new Error(`It asks for ${address}.`);
    },
    safe: true,
  };
  for (const record of records) {
    const text = (await get(`${record}.jsonld`)).bytes.toString();
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    const [read, ...others] = await jsonld.expand(JSON.parse(text) as object, alone);
    expect(others).toEqual([]);
    expect(read?.['@id']).toBe(`${published.servers.server.url}/${record}@${await seqOf(record)}`);
  }
});

it('neither holds anything above PUBLIC', async () => {
  const { book, slug } = published;
  for (const record of [`cases/${slug}`, ...records.filter((one) => /anna|victim|counsel/.test(one))]) {
    for (const [extension] of FORMATS) {
      const text = (await get(`${record}${extension}`)).bytes.toString();
      for (const name of ['Sealed expert', 'Held judge', 'Witness', 'on hold', 'unsourced', 'held source']) {
        expect(text).not.toContain(book.id(name).split('_')[1]);
      }
      for (const words of ['Underground', 'a secret place', 'Expert', 'RESTRICTED']) expect(text).not.toContain(words);
    }
  }
});

it('pages of other sites may ask whether they have it still, whatever is there', async () => {
  for (const path of [
    'cases/kz-2020-bilash-389',
    'cases/x/changes',
    'sources/never-was',
    'people/x@3',
    'cases/x/changes.json',
  ]) {
    const { status, headers, bytes } = await fetchFrom(published.servers.server, path, {}, 'OPTIONS');
    const told = ['allow-origin', 'allow-methods', 'allow-headers'].map((name) =>
      headers.get(`access-control-${name}`),
    );
    expect([path, status, bytes.length, ...told]).toEqual([path, 204, 0, '*', 'GET, HEAD', 'accept, if-none-match']);
  }
});

describe('a file', () => {
  const withAddresses = async (url: string, work: (addresses: EditionAddresses) => Promise<void>): Promise<void> => {
    const pools = createPools(published.servers.database.addresses, () => undefined);
    try {
      const editions = new Editions(pools);
      await work(new EditionAddresses(editions, new EditionNumbers(editions), pools, () => url));
    } finally {
      await pools.end();
    }
  };

  it('is written once for all who ask for it at the same time', async () => {
    let written = 0;
    const counted: Format = {
      extension: '.csv',
      mediaTypes: ['text/csv'],
      lasting: true,
      write: async () => String((written += 1)),
    };
    const address = { name: published.slug, seq: null, extension: '.csv' } as const;
    await withAddresses('http://127.0.0.1:1', async (addresses) => {
      const found = await Promise.all(
        Array.from({ length: 20 }, (_, place) => addresses.find(CASE, address, counted, `line ${place % 5}`)),
      );
      expect(found.map((one) => one && 'bytes' in one && one.bytes.toString())).toEqual(Array<string>(20).fill('1'));
      expect(written).toBe(1);
    });
  });

  it('holds the address at which the service is reached, and is another by its hash where that is; the edition is not', async () => {
    const hashes: Record<string, string[]> = {};
    for (const url of ['http://127.0.0.1:1', 'http://127.0.0.1:2']) {
      await withAddresses(url, async (addresses) => {
        for (const format of FILES) {
          const extension = format.extension!;
          const found = await addresses.find(CASE, { name: published.slug, seq: null, extension }, format, 'one');
          (hashes[extension] ??= []).push(found && 'sha256' in found ? found.sha256 : '');
        }
      });
    }
    const alike = Object.entries(hashes).map(([extension, [one, other]]) => [extension, one === other]);
    expect(Object.fromEntries(alike)).toEqual({
      '.json': true,
      '.csv': false,
      '.jsonld': false,
      '.bib': false,
      '.ris': false,
      '.csl.json': false,
    });
  });
});

it('of a record that has another slug now are what they were, to the byte, and cited as they were', async () => {
  const renamed = { 'cases/kz-2020-kusman': 'cases', 'people/saltanat-kusman': 'persons' };
  const files = [];
  for (const record of Object.keys(renamed)) {
    const exact = `${record}@${await seqOf(record)}`;
    for (const { extension } of FILES)
      files.push({ exact, file: `${exact}${extension}`, before: await get(`${exact}${extension}`) });
  }
  const member = await connect(published.servers.database, 'member');
  await inChange(member, async () => {
    for (const [record, table] of Object.entries(renamed))
      await member.query(`UPDATE live.${table} SET slug = 'called-' || slug WHERE slug = $1`, [record.split('/')[1]]);
  });
  await member.end();
  for (const { exact, file, before } of files) {
    const moved = await get(file);
    const [path, name] = file.split('/');
    expect([file, moved.status, moved.headers.get('location')]).toEqual([file, 301, `called-${name}`]);
    const after = await get(`${path}/called-${name}`);
    expect([file, after.sha256, after.headers.get('cache-control')]).toEqual([
      file,
      before.sha256,
      'public, max-age=31536000, immutable',
    ]);
    const page = (
      await get(`${path}/called-${name}`.replace(/\.[a-z.]+$/, ''), { accept: 'text/html' })
    ).bytes.toString();
    const permalink = `${published.servers.server.url}/${exact}`;
    expect(page).toContain(`<link rel="canonical" href="${permalink}"/>`);
    expect(page).toContain(`curl -sL ${permalink}.json | sha256sum`);
    // The address that is cited leads to these bytes.
    const followed = await fetch(`${permalink}.json`);
    expect(hash('sha256', Buffer.from(await followed.arrayBuffer()))).toBe(
      (await get(`${path}/called-${name}`.replace(/\.[a-z.]+$/, '.json'))).sha256,
    );
  }
});

describe('of what has been retracted', () => {
  type Numbered = { readonly id: string; readonly slug: string; readonly version: number };

  const numbered = async (name: string): Promise<Numbered> => {
    const asked = '... on Case { id slug version } ... on Source { id slug version } ... on Person { id slug version }';
    const { node } = await published.advocate.data<{ node: Numbered }>(
      `query ($id: ID!) { node(id: $id) { ${asked} } }`,
      { id: published.book.id(name) },
    );
    return node;
  };

  const retract = ({ id, version }: { id: string; version: number }) =>
    published.change(recordRetract, { id, expectedVersion: version, reason: 'It was another one.' });

  // Nothing may rest on what is retracted: of these, the only event that has been.
  beforeAll(async () => {
    const { book } = published;
    await book.source('Cited once');
    await book.person('Involved once');
    const cited = { involved: [book.id('Involved once')], citations: [{ source: book.id('Cited once') }] };
    const input = { kind: 'OTHER', title: 'The only one', date: '2021-05-01', ...cited };
    await published.publicly(eventRecord, { case: book.id('case'), input });
    await retract(await published.eventOf('The only one'));
  });

  it.each([
    ['sources', 'Cited once'],
    ['people', 'Involved once'],
    ['cases', 'case'],
  ])('%s: each file stays as it was, the page says so, and there is no newest', async (path, name) => {
    const record = await numbered(name);
    const { slug } = record;
    const exact = `${path}/${slug}@${await seqOf(`${path}/${slug}`)}`;
    const extensions = ['.json', '.csv', '.bib', '.ris', '.csl.json', '.jsonld'];
    const before = await Promise.all(extensions.map(async (extension) => (await get(exact + extension)).sha256));
    const html = { accept: 'text/html' };
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
    expect((await get(exact, html)).bytes.toString()).not.toContain('class="banner"');
    await retract(record);
    for (const [place, extension] of extensions.entries()) {
      const { status, headers, sha256 } = await get(exact + extension);
      expect([extension, status, headers.get('cache-control'), sha256]).toEqual([
        extension,
        200,
        'public, max-age=31536000, immutable',
        before[place],
      ]);
      expect(nothing(await get(`${path}/${slug}${extension}`))).toEqual(
        nothing(await get(`${path}/never-was${extension}`)),
      );
    }
    const page = await get(exact, html);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'public, no-cache']);
    expect(page.bytes.toString().replaceAll(/<\/?time[^>]*>/g, '')).toContain(
      `<p class="banner" role="note">This record was retracted on ${today}. This is how it read when it was public.</p>`,
    );
    expect(nothing(await get(`${path}/${slug}`, html))).toEqual(nothing(await get(`${path}/never-was`, html)));
  });
});
