import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { type Fetched, fetchFrom, readEdition } from './support/editions.js';
import { caseCreate, personCreate, sourceCreate } from './support/mutations.js';
import { nothing, PublishedCase } from './support/published-case.js';
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
