import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { organizationCreate, personCreate } from './support/mutations.js';
import { sourceCreate } from './support/record-mutations.js';
import { notFound, nowhere, refused } from './support/refused.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let cleared: Someone;
let bilash: string;
let bitterWinter: string;
let hiddenPerson: string;
let hiddenPublisher: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, cleared] = await Promise.all([servers.someone('ADVOCATE'), servers.someone('ADVOCATE', 3)]);
  bilash = await servers.id('Person', 'serikzhan-bilash');
  bitterWinter = await servers.id('Organization', 'bitter-winter');
  const names = (text: string) => ({ names: [{ text, kind: 'PRIMARY' }], confidentiality: 'SEALED' });
  const { person } = await cleared.does<{ person: { id: string } }>(personCreate, { input: names('Hidden Hadisha') });
  const { organization } = await cleared.does<{ organization: { id: string } }>(organizationCreate, {
    input: { ...names('Hidden House'), kind: 'MEDIA' },
  });
  [hiddenPerson, hiddenPublisher] = [person.id, organization.id];
}, 60_000);

afterAll(() => servers.stop());

interface Sourced {
  source: { id: string; slug: string; version: number; [field: string]: unknown };
  changeSet: { seq: number } | null;
  proposal: { id: string } | null;
}

const create = (input: object, who = advocate) => who.does<Sourced>(sourceCreate, { input });
const article = (title: string, more: object = {}) => ({ kind: 'NEWS_ARTICLE', title, ...more });
const read = async (who: Someone, id: string) =>
  (
    await who.data<{ node: Record<string, unknown> | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Source { version title url publisher { id } authors { name person { id } } } } }',
      { id },
    )
  ).node;

describe('sourceCreate', () => {
  it('records everything it is given, restricted', async () => {
    const { changeSet, ...answer } = await create({
      slug: 'test-report',
      kind: 'NGO_REPORT',
      title: 'Сот процесі туралы есеп',
      authors: [{ name: 'S. Bilash', person: bilash }, { name: 'A. Nonymous' }],
      publisher: bitterWinter,
      publishedOn: '2021-02',
      url: 'https://example.org/report?id=7#page=2',
      archivedUrl: 'https://archive.example.org/web/2021/report',
      accessedOn: '2021-03-04',
      language: 'kk',
      tags: ['trial', 'report'],
      reliability: 'B',
      disclosure: 'The first author is the defendant.',
      reason: 'found in the archive',
    });
    expect(answer).toEqual({
      source: {
        id: expect.stringMatching(/^Source_/),
        slug: 'test-report',
        version: 1,
        confidentiality: 'RESTRICTED',
        kind: 'NGO_REPORT',
        title: 'Сот процесі туралы есеп',
        url: 'https://example.org/report?id=7#page=2',
        archivedUrl: 'https://archive.example.org/web/2021/report',
        accessedOn: '2021-03-04',
        language: 'kk',
        tags: ['trial', 'report'],
        reliability: 'B',
        disclosure: 'The first author is the defendant.',
        publishedOn: { edtf: '2021-02' },
        publisher: { id: bitterWinter },
        authors: [
          { name: 'S. Bilash', person: { id: bilash } },
          { name: 'A. Nonymous', person: null },
        ],
      },
      proposal: null,
      userErrors: [],
    });
    expect(await read(servers.public, answer.source.id)).toBeNull();
    const { rows } = await servers.owner.query(
      `SELECT s.operation, s.reason, s.actor, array_agg(e.kind ORDER BY e.kind) AS kinds FROM ledger.change_sets s
         JOIN ledger.entries e ON e.seq = s.seq WHERE s.seq = $1 GROUP BY s.seq`,
      [changeSet?.seq],
    );
    expect(rows).toEqual([
      {
        operation: 'sourceCreate',
        reason: 'found in the archive',
        actor: advocate.account,
        kinds: ['pointers', 'pointers', 'source_authors', 'source_authors', 'sources'],
      },
    ]);
    // Found however it is written.
    const found = await advocate.data('{ sources(filter: { text: "ПРОЦЕСІ" }) { nodes { slug } } }');
    expect(found).toEqual({ sources: { nodes: [{ slug: 'test-report' }] } });
  });

  it('gives what is left out its defaults, and a slug made from the title', async () => {
    const one = await create(article('Белгісіз мақала'));
    expect(one.source).toMatchObject({
      slug: 'belgisiz-maqala',
      reliability: 'F',
      tags: [],
      authors: [],
      publisher: null,
      publishedOn: null,
      url: null,
    });
    const two = await create(article('Белгісіз мақала'));
    const three = await create(article('Белгісіз мақала'));
    expect([two.source.slug, three.source.slug]).toEqual(['belgisiz-maqala-2', 'belgisiz-maqala-3']);
  });

  it('gives ten who record one title at once a slug each', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(article('At Once'))));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(answers.map(({ source }) => source.slug).toSorted()).toEqual(
      ['at-once', ...[10, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `at-once-${number}`)].toSorted(),
    );
  });

  it('refuses a slug that is taken, and names one that is free', async () => {
    expect(
      await refused(servers, advocate, sourceCreate, { input: article('Other', { slug: 'test-report' }) }),
    ).toEqual([
      {
        code: 'INVALID',
        message: 'The short name test-report is taken. test-report-2 is free.',
        field: ['input', 'slug'],
      },
    ]);
  });

  it('gives what is sealed a slug that tells nothing, and takes none', async () => {
    const { source } = await create(
      article('Told Nobody', { slug: 'told-nobody', confidentiality: 'SEALED' }),
      cleared,
    );
    expect([source.slug, source['confidentiality']]).toEqual([
      expect.stringMatching(/^sealed-[0-9a-f]{24}$/),
      'SEALED',
    ]);
    expect(await read(advocate, source.id)).toBeNull();
    expect((await create(article('Told All', { slug: 'told-nobody' }))).source.slug).toBe('told-nobody');
  });

  it('answers what is hidden as what is not there', async () => {
    for (const [input, what, ...field] of [
      [{ publisher: hiddenPublisher }, 'organization', 'input', 'publisher'],
      [{ publisher: nowhere('Organization') }, 'organization', 'input', 'publisher'],
      [{ publisher: bilash }, 'organization', 'input', 'publisher'],
      [{ authors: [{ name: 'A' }, { name: 'B', person: hiddenPerson }] }, 'person', 'input', 'authors', '1', 'person'],
      [{ authors: [{ name: 'B', person: nowhere('Person') }] }, 'person', 'input', 'authors', '0', 'person'],
    ] as const) {
      expect(await refused(servers, advocate, sourceCreate, { input: article('Hidden', input) })).toEqual([
        notFound(what, ...field),
      ]);
    }
  });

  it('refuses a tier that is not for it', async () => {
    const attempt = async (confidentiality: string) =>
      (await refused(servers, advocate, sourceCreate, { input: article('Tier', { confidentiality }) })).map(
        ({ code, message, field }) => [code, message, field],
      );
    expect(await attempt('PARTNER')).toEqual([
      [
        'INVALID',
        'A tier can be raised here, never lowered to PARTNER. What is to be public is submitted with its case: caseSubmit.',
        ['input', 'confidentiality'],
      ],
    ]);
    expect(await attempt('SEALED')).toEqual([
      [
        'INVALID',
        'Your account is not cleared for that tier. Give one that you may see.',
        ['input', 'confidentiality'],
      ],
    ]);
  });
});

describe('a source with the same address', () => {
  let known: { id: string };
  const duplicate = (field: string) => [
    {
      code: 'DUPLICATE',
      message: `A source with this address is on record: "The Page" (${known.id}). Use that, or say \`force\` if it is another one.`,
      field: ['input', field],
    },
  ];

  beforeAll(async () => {
    const { source } = await create(
      article('The Page', {
        url: 'https://example.org:443/Page/',
        archivedUrl: 'https://archive.example.org/The-Page',
      }),
    );
    known = source;
  });

  it.each([
    'https://example.org:443/Page/',
    'https://example.org/Page',
    'http://EXAMPLE.org/Page#part',
    'https://example.org:443/Page/#',
  ])('is refused however it is written: %s', async (url) => {
    expect(await refused(servers, advocate, sourceCreate, { input: article('Again', { url }) })).toEqual(
      duplicate('url'),
    );
    expect(await refused(servers, advocate, sourceCreate, { input: article('Again', { archivedUrl: url }) })).toEqual(
      duplicate('archivedUrl'),
    );
  });

  it('is refused where the copy is the same', async () => {
    const input = article('Again', { url: 'https://archive.example.org/The-Page' });
    expect(await refused(servers, advocate, sourceCreate, { input })).toEqual(duplicate('url'));
  });

  it.each([
    'https://example.org/page',
    'https://example.org:8443/Page',
    'https://example.org/Page?part=2',
    'https://example.org/Page/2',
  ])('is not another page: %s', async (url) => {
    expect(await create(article('Another', { url }))).toMatchObject({ source: { url }, userErrors: [] });
  });

  it('is recorded all the same where that is said, as it is written', async () => {
    const { source, userErrors } = await create(
      article('Forced', { url: 'http://EXAMPLE.org/Page#part', force: true }),
    );
    expect([userErrors, source['url']]).toEqual([[], 'http://EXAMPLE.org/Page#part']);
  });

  it('tells nothing of one that is hidden', async () => {
    const url = 'https://example.org/hidden';
    await create(article('Hidden', { url, confidentiality: 'SEALED' }), cleared);
    expect((await create(article('Seen', { url }))).userErrors).toEqual([]);
  });

  it('of eight who record it at once, one records it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        create(article(`Raced ${place}`, { url: `https://example.org/raced${place % 2 ? '/' : ''}#${place}` })),
      ),
    );
    expect(answers.filter(({ source }) => source !== null)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(7).fill('DUPLICATE'));
  });
});
