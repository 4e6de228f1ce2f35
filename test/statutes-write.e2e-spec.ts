import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { articleCreate, citationAdd, sourceCreate, statuteCreate } from './support/mutations.js';
import { changesIn, changeSetOf, done, nobodys, read, refused } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let article: string;
let code: string;
/** A source that is not public. */
let report: string;

interface Statute {
  statute: { id: string; slug: string; version: number; confidentiality: string };
}
interface Article {
  article: { id: string; number: string; version: number; confidentiality: string };
}

const create = (title: string, input: object = {}) =>
  done<Statute>(advocate, statuteCreate, { input: { title, country: 'KZ', ...input } });
const add = (statute: string, number: string, input: object = {}) =>
  done<Article>(advocate, articleCreate, { input: { statute, number, ...input } });

beforeAll(async () => {
  servers = await WriteServer.start();
  advocate = await servers.someone('ADVOCATE');
  article = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
  code = await servers.id('Statute', 'kz-criminal-code');
  const { source } = await done<{ source: { id: string } }>(advocate, sourceCreate, {
    input: { kind: 'NGO_REPORT', title: 'Not public' },
  });
  report = source.id;
}, 60_000);

afterAll(() => servers.stop());

describe('statuteCreate', () => {
  it('records a law that is public at once, with those of its sources that are', async () => {
    const { statute, changeSet, proposal } = await create('Law on Tests', {
      adopted: '2014-07-03',
      inForce: '2015-01-01/..',
      uri: 'https://example.org/law',
      citations: [{ source: report }, { source: article, locator: 'p. 1' }],
      reason: 'needed',
    });
    expect(statute).toEqual({ id: statute.id, slug: 'kz-law-on-tests', version: 1, confidentiality: 'PUBLIC' });
    expect(proposal).toBeNull();
    const all =
      'slug title country adopted { edtf } inForce { edtf } uri confidentiality version citations { locator source { id } }';
    const shown = {
      slug: 'kz-law-on-tests',
      title: 'Law on Tests',
      country: 'KZ',
      adopted: { edtf: '2014-07-03' },
      inForce: { edtf: '2015-01-01/..' },
      uri: 'https://example.org/law',
      confidentiality: 'PUBLIC',
      version: 1,
    };
    const open = { locator: 'p. 1', source: { id: article } };
    expect(await read(servers.public, statute.id, all)).toEqual({ ...shown, citations: [open] });
    expect(await read(advocate, statute.id, all)).toEqual({
      ...shown,
      citations: [{ locator: null, source: { id: report } }, open],
    });
    // Why it was done is for those who see all that it touched.
    expect(await changeSetOf(servers.public, changeSet!.seq)).toEqual({
      summary: 'Recorded a law',
      reason: null,
      actor: null,
      changes: [{ operation: 'CREATED', record: { __typename: 'Statute' } }],
    });
    expect(await changeSetOf(advocate, changeSet!.seq)).toMatchObject({ reason: 'needed' });
    expect(await changesIn(servers.public, changeSet!.seq)).toEqual([
      ['CREATED', 'Statute', expect.objectContaining({ title: 'Law on Tests', adopted: '2014-07-03' })],
    ]);
  });

  it('knows a law of the same title, unless it was adopted at another time or elsewhere', async () => {
    const { statute } = await create('Law on Twins', { adopted: '1997' });
    for (const adopted of [null, '1997']) {
      expect(
        await refused(servers, advocate, statuteCreate, { input: { title: 'LAW on Twins', country: 'KZ', adopted } }),
      ).toEqual([
        'DUPLICATE',
        `A law of that title is on record: ${statute.id}. Use that, or say when this one was adopted.`,
        'input.title',
      ]);
    }
    expect((await create('Law on Twins', { adopted: '2014' })).statute.slug).toBe('kz-law-on-twins-2');
    expect((await create('Law on Twins', { country: 'CN' })).statute.slug).toBe('cn-law-on-twins');
  });

  it('records a law once, also where several record it at a time', async () => {
    const input = { title: 'Law on Haste', country: 'KZ' };
    const answers = await Promise.all([1, 2, 3].map(() => advocate.does(statuteCreate, { input })));
    expect(answers.map(({ userErrors }) => userErrors.map(({ code: found }) => found).join()).toSorted()).toEqual([
      '',
      'DUPLICATE',
      'DUPLICATE',
    ]);
  });

  it('makes slugs, twenty of one title at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, year) => create('Law on Twenty', { adopted: String(1990 + year) })),
    );
    expect(new Set(made.map(({ statute }) => statute.slug)).size).toBe(20);
    const input = { title: 'Else', country: 'KZ', slug: 'kz-law-on-twenty' };
    expect(await refused(servers, advocate, statuteCreate, { input })).toEqual([
      'INVALID',
      'The short name kz-law-on-twenty is taken. kz-law-on-twenty-21 is free.',
      'input.slug',
    ]);
    expect((await create('Given', { slug: 'given' })).statute.slug).toBe('given');
  });

  it.each([
    ['title', { title: '' }, '"input.title": is blank; give 1 to 1000 characters.'],
    ['slug', { slug: 'Law' }, expect.stringMatching(/^"input.slug": is not a short name; write small letters/)],
    ['reason', { reason: '' }, '"input.reason": is blank; give 1 to 4000 characters.'],
  ])('refuses what breaks the rule of %s', async (field, input, message) => {
    expect(
      await refused(servers, advocate, statuteCreate, { input: { title: 'Refused', country: 'KZ', ...input } }),
    ).toEqual(['INVALID', message, `input.${field}`]);
  });

  it('answers alike for every source that is none for the writer', async () => {
    for (const source of [nobodys('Source'), code]) {
      const input = { title: 'Unsourced', country: 'KZ', citations: [{ source: article }, { source }] };
      expect(await refused(servers, advocate, statuteCreate, { input })).toEqual([
        'NOT_FOUND',
        'There is no such source that you may see. Give the ID of one.',
        'input.citations.1.source',
      ]);
    }
  });
});

describe('statuteArticleCreate', () => {
  const wording = { title: 'On tests', language: 'en', inForce: '2015-01-01/2019-12-31' };
  const versions = 'version subject title versions { title text language inForce { edtf } }';

  it('records an article, then wordings of it, public at once', async () => {
    const { article: made, changeSet } = await add(code, '901.2', {
      subject: 'testing',
      citations: [{ source: article }],
    });
    expect(made).toEqual({ id: made.id, number: '901.2', version: 1, confidentiality: 'PUBLIC' });
    expect(await changeSetOf(servers.public, changeSet!.seq)).toMatchObject({
      summary: 'Recorded an article of a law',
    });
    expect(await read(servers.public, made.id, versions)).toEqual({
      version: 1,
      subject: 'testing',
      title: null,
      versions: [],
    });
    const second = await add(code, '901.2', { ...wording, text: 'Tests\nare good.' });
    expect(second.article).toEqual({ ...made, version: 2 });
    await add(code, '901.2', { ...wording, inForce: '2020-01-01/..', title: 'On more tests' });
    await add(code, '901.2', { ...wording, language: 'kk', inForce: '2015-01-01/..', title: 'Тест' });
    const last = await add(code, '901.2', { subject: 'testing again' });
    expect(await read(servers.public, made.id, `${versions} citations { source { id } }`)).toEqual({
      version: 5,
      subject: 'testing again',
      title: expect.any(String),
      versions: expect.arrayContaining([
        { title: 'On tests', text: 'Tests\nare good.', language: 'en', inForce: { edtf: '2015-01-01/2019-12-31' } },
        { title: 'On more tests', text: null, language: 'en', inForce: { edtf: '2020-01-01/..' } },
        { title: 'Тест', text: null, language: 'kk', inForce: { edtf: '2015-01-01/..' } },
      ]),
      citations: [{ source: { id: article } }],
    });
    expect(await changesIn(servers.public, second.changeSet!.seq)).toEqual([
      ['UPDATED', 'StatuteArticle', { versions: expect.stringContaining('Tests\\nare good.') }],
    ]);
    expect(await changesIn(servers.public, last.changeSet!.seq)).toEqual([
      ['UPDATED', 'StatuteArticle', { subject: 'testing → testing again' }],
    ]);
  });

  it('refuses wordings that would be in force on one day, also two at once', async () => {
    await add(code, '902', wording);
    const { rows } = await servers.owner.query<{ id: string }>(
      `SELECT v.id FROM live.statute_article_versions v JOIN live.statute_articles a ON a.id = v.article_id WHERE a.number = '902'`,
    );
    for (const inForce of ['2019-12-31/..', '2017', '../2015-01-01']) {
      expect(
        await refused(servers, advocate, articleCreate, {
          input: { statute: code, number: '902', ...wording, inForce },
        }),
      ).toEqual([
        'INVALID',
        `Another wording in that language is in force then: 2015-01-01/2019-12-31 (StatuteArticleVersion_${rows[0]?.id}). Give a time that does not overlap.`,
        'input.inForce',
      ]);
    }
    const answers = await Promise.all(
      [1, 2, 3].map(() => advocate.does(articleCreate, { input: { statute: code, number: '903', ...wording } })),
    );
    expect(answers.map(({ userErrors }) => userErrors.map(({ code: found }) => found).join()).toSorted()).toEqual([
      '',
      'INVALID',
      'INVALID',
    ]);
  });

  it('refuses half a wording, what is there already, and what is no law', async () => {
    const { article: made } = await add(code, '904', { subject: 'same' });
    const send = (input: object) =>
      refused(servers, advocate, articleCreate, { input: { statute: code, number: '904', ...input } });
    const all = 'A wording has a title, a language and a time in force. Give all three, or none.';
    expect(await send({ title: 'T', language: 'en' })).toEqual(['INVALID', all, 'input.inForce']);
    expect(await send({ text: 'T' })).toEqual(['INVALID', all, 'input.title']);
    for (const input of [{}, { subject: 'same' }]) {
      expect(await send(input)).toEqual([
        'DUPLICATE',
        `Article 904 is on record: ${made.id}. Give a wording or a subject to add to it.`,
        'input.number',
      ]);
    }
    expect((await send({ number: 'art. 1' })).toSpliced(1, 1)).toEqual(['INVALID', 'input.number']);
    for (const statute of [nobodys('Statute'), article, 'nonsense']) {
      expect(await send({ statute })).toEqual([
        'NOT_FOUND',
        'There is no such statute that you may see. Give the ID of one.',
        'input.statute',
      ]);
    }
  });
});

it('a law takes further sources at once', async () => {
  const { citation, proposal } = await done<{ citation: { id: string } }>(advocate, citationAdd, {
    subject: code,
    input: { source: article, stance: 'DISPUTES' },
  });
  expect(proposal).toBeNull();
  expect((await read(servers.public, code, 'citations { id stance }'))?.['citations']).toContainEqual({
    id: citation.id,
    stance: 'DISPUTES',
  });
});

it('leaves everything derived as it should be', async () => {
  expect(await servers.drifts()).toEqual([]);
});
