import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  citationAdd,
  organizationCreate,
  personCreate,
  proposalApprove,
  proposalReject,
  sourceCreate,
  sourceUpdate,
} from './support/mutations.js';
import { changesIn, changeSetOf, done, nobodys, read, refused } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let sealed: Someone;
let article: string;
let letter: string;
let bilash: string;
let laila: string;
let winter: string;
/** Sealed: a person, an organization, a source. */
let nobody: string;
let nowhere: string;
let nothing: string;

interface Source {
  source: { id: string; slug: string; version: number; confidentiality: string };
}
interface Citation {
  citation: { id: string; stance: string } | null;
}

const primary = (text: string) => ({ text, kind: 'PRIMARY' });
const create = (who: Someone, title: string, input: object = {}) =>
  done<Source>(who, sourceCreate, { input: { kind: 'NEWS_ARTICLE', title, ...input } });
const update = (who: Someone, id: string, expectedVersion: number, patch: object) =>
  done<Source>(who, sourceUpdate, { id, expectedVersion, patch });
const cite = (who: Someone, subject: string, input: object, reason: string | null = null) =>
  done<Citation>(who, citationAdd, { subject, input, reason });
const versionOf = async (who: Someone, id: string) => (await read(who, id, 'version'))?.['version'] as number;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, sealed] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR', 3),
    servers.someone('ADVOCATE', 3),
  ]);
  [article, letter, bilash, laila, winter] = await Promise.all([
    servers.id('Source', 'bitter-winter-2021-02-05-bilash'),
    servers.id('Source', 'almaty-police-letter-174'),
    servers.id('Person', 'serikzhan-bilash'),
    servers.id('Person', 'laila-adilzhan'),
    servers.id('Organization', 'bitter-winter'),
  ]);
  const confidentiality = 'SEALED';
  const hidden = { names: [primary('Sealed Sabina')], confidentiality };
  nobody = (await done<{ person: { id: string } }>(sealed, personCreate, { input: hidden })).person.id;
  const { organization } = await done<{ organization: { id: string } }>(sealed, organizationCreate, {
    input: { ...hidden, kind: 'MEDIA' },
  });
  nowhere = organization.id;
  nothing = (await create(sealed, 'Sealed report', { confidentiality, url: 'https://example.org/sealed' })).source.id;
}, 60_000);

afterAll(() => servers.stop());

const ALL = `slug kind title authors { name person { id } } publisher { id } publishedOn { edtf } url archivedUrl accessedOn language tags
  reliability disclosure confidentiality version`;

describe('sourceCreate', () => {
  it('records all that it is told, in one change set', async () => {
    const { source, changeSet } = await create(advocate, 'Тест: a report', {
      authors: [{ name: 'L. Adilzhan', person: laila }, { name: 'N. N.' }],
      publisher: winter,
      publishedOn: '2021-02',
      url: 'https://example.org/report',
      archivedUrl: 'https://archive.example.org/report',
      accessedOn: '2021-03-01',
      language: 'en',
      tags: ['test', 'report'],
      reliability: 'B',
      disclosure: 'By his wife.',
      reason: 'found',
    });
    expect(source).toEqual({ id: source.id, slug: 'test-a-report', version: 1, confidentiality: 'RESTRICTED' });
    expect(await read(advocate, source.id, ALL)).toEqual({
      slug: 'test-a-report',
      kind: 'NEWS_ARTICLE',
      title: 'Тест: a report',
      authors: [
        { name: 'L. Adilzhan', person: { id: laila } },
        { name: 'N. N.', person: null },
      ],
      publisher: { id: winter },
      publishedOn: { edtf: '2021-02' },
      url: 'https://example.org/report',
      archivedUrl: 'https://archive.example.org/report',
      accessedOn: '2021-03-01',
      language: 'en',
      tags: ['test', 'report'],
      reliability: 'B',
      disclosure: 'By his wife.',
      confidentiality: 'RESTRICTED',
      version: 1,
    });
    expect(await read(servers.public, source.id, 'id')).toBeNull();
    expect(await changeSetOf(advocate, changeSet!.seq)).toMatchObject({
      summary: 'Recorded a source',
      reason: 'found',
      changes: [{ operation: 'CREATED', record: { __typename: 'Source' } }],
    });
    expect(await changesIn(advocate, changeSet!.seq)).toEqual([
      ['CREATED', 'Source', expect.objectContaining({ slug: 'test-a-report', publisher: winter, reliability: 'B' })],
    ]);
    const plain = await create(advocate, 'Plain');
    expect(await read(advocate, plain.source.id, 'reliability authors { name } publisher { id } tags')).toEqual({
      reliability: 'F',
      authors: [],
      publisher: null,
      tags: [],
    });
  });

  it('knows an address, however it is written, unless it is forced', async () => {
    const { source } = await create(advocate, 'Addressed', {
      url: 'https://example.org/a',
      archivedUrl: 'https://a.example',
    });
    for (const [field, address] of [
      ['url', 'http://EXAMPLE.org:443/a/#part'],
      ['archivedUrl', 'https://example.org/a'],
      ['url', 'https://a.example/'],
    ]) {
      const input = { kind: 'OTHER', title: 'Again', [field!]: address };
      expect(await refused(servers, advocate, sourceCreate, { input })).toEqual([
        'DUPLICATE',
        `A source with this address is on record: "Addressed" (${source.id}). Use that, or say \`force\` if it is another one.`,
        `input.${field}`,
      ]);
    }
    await create(advocate, 'Not the same', { url: 'https://example.org/A' });
    await create(advocate, 'Nothing sealed', { url: 'https://example.org/sealed' });
    const forced = await create(advocate, 'Forced', { url: 'https://example.org/a', force: true });
    // It may keep its address, and not take that of another.
    await update(advocate, forced.source.id, 1, { url: 'https://example.org/a', title: 'Kept' });
    const args = { id: forced.source.id, expectedVersion: 2, patch: { url: 'https://a.example' } };
    expect(await refused(servers, advocate, sourceUpdate, args)).toEqual([
      'DUPLICATE',
      `A source with this address is on record: "Addressed" (${source.id}). Use that.`,
      'patch.url',
    ]);
  });

  it('makes slugs, twenty of one title at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => create(advocate, 'Twenty reports')));
    expect(made.map(({ source }) => source.slug).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, place) => `twenty-reports${place === 0 ? '' : `-${place + 1}`}`).toSorted(),
    );
  });

  it('answers alike for every author and publisher that is none for the writer', async () => {
    for (const [field, given, what, path] of [
      ['publisher', nowhere, 'organization', 'publisher'],
      ['publisher', nobodys('Organization'), 'organization', 'publisher'],
      ['publisher', bilash, 'organization', 'publisher'],
      ['authors', [{ name: 'A' }, { name: 'B', person: nobody }], 'person', 'authors.1.person'],
      ['authors', [{ name: 'A', person: winter }], 'person', 'authors.0.person'],
    ] as const) {
      const input = { kind: 'OTHER', title: 'Astray', [field]: given };
      expect(await refused(servers, advocate, sourceCreate, { input })).toEqual([
        'NOT_FOUND',
        `There is no such ${what} that you may see. Give the ID of one.`,
        `input.${path}`,
      ]);
    }
  });
});

describe('sourceUpdate', () => {
  it('clears what is null, keeps what is left out, and refuses null where something must stand', async () => {
    const { source } = await create(advocate, 'Patched', { language: 'en', tags: ['x'], accessedOn: '2021-01-01' });
    const { changeSet } = await update(advocate, source.id, 1, {
      language: null,
      tags: [],
      publishedOn: '2020',
      title: 'New',
    });
    expect(await read(advocate, source.id, 'slug title language tags publishedOn { edtf } accessedOn version')).toEqual(
      {
        slug: 'patched',
        title: 'New',
        language: null,
        tags: [],
        publishedOn: { edtf: '2020' },
        accessedOn: '2021-01-01',
        version: 2,
      },
    );
    expect(await changesIn(advocate, changeSet!.seq)).toEqual([
      ['UPDATED', 'Source', { title: 'Patched → New', publishedOn: '2020', language: 'en → ', tags: '["x"] → ' }],
    ]);
    const long = { id: source.id, expectedVersion: 2, patch: { disclosure: 'x'.repeat(4001) } };
    expect(await refused(servers, advocate, sourceUpdate, long)).toEqual([
      'INVALID',
      '"patch.disclosure": has 4001 characters; give 1 to 4000 characters.',
      'patch.disclosure',
    ]);
    for (const [field, instead] of [
      ['title', 'give a new value'],
      ['reliability', 'give a new value'],
      ['authors', 'give an empty list for none'],
      ['tags', 'give an empty list for none'],
    ]) {
      const args = { id: source.id, expectedVersion: 2, patch: { [field!]: null } };
      expect(await refused(servers, advocate, sourceUpdate, args)).toEqual([
        'INVALID',
        `"patch.${field}": cannot be null; ${instead}, or leave it out to keep what is on record.`,
        `patch.${field}`,
      ]);
    }
    for (const id of [nobodys('Source'), bilash, nothing]) {
      expect(
        (await refused(servers, advocate, sourceUpdate, { id, expectedVersion: 1, patch: {} })).slice(0, 3),
      ).toEqual(['NOT_FOUND', 'There is no such source that you may see. Give the ID of one.', 'id']);
    }
  });

  it('replaces authors and publisher, also those that lead to somebody hidden', async () => {
    const { source } = await create(sealed, 'Authored', {
      authors: [
        { name: 'A', person: nobody },
        { name: 'B', person: laila },
      ],
      publisher: nowhere,
    });
    const parts = 'version authors { name person { id } } publisher { id }';
    expect(await read(advocate, source.id, parts)).toEqual({
      version: 1,
      authors: [
        { name: 'A', person: null },
        { name: 'B', person: { id: laila } },
      ],
      publisher: null,
    });
    // What reads as it did is left alone, with what is hidden in it.
    const same = { authors: [{ name: 'A' }, { name: 'B', person: laila }], publisher: null };
    expect((await update(advocate, source.id, 1, same)).changeSet).toBeNull();
    expect(await read(sealed, source.id, parts)).toMatchObject({
      authors: [{ person: { id: nobody } }, {}],
      publisher: { id: nowhere },
    });
    await update(advocate, source.id, 1, {
      authors: [
        { name: 'B', person: laila },
        { name: 'A', person: bilash },
      ],
      publisher: winter,
    });
    expect(await read(sealed, source.id, parts)).toEqual({
      version: 2,
      authors: [
        { name: 'B', person: { id: laila } },
        { name: 'A', person: { id: bilash } },
      ],
      publisher: { id: winter },
    });
    const cleared = await update(advocate, source.id, 2, { authors: [], publisher: null });
    expect(await read(sealed, source.id, parts)).toEqual({ version: 3, authors: [], publisher: null });
    expect(await changesIn(advocate, cleared.changeSet!.seq)).toEqual([
      ['UPDATED', 'Source', { authors: expect.any(String), publisher: `${winter} → ` }],
    ]);
  });
});

describe('citationAdd', () => {
  it('adds a source to what a record rests on, or one that disputes it', async () => {
    const { source } = await create(advocate, 'Cited');
    const { citation, changeSet } = await cite(
      advocate,
      source.id,
      { source: article, locator: 'p. 3', quote: 'So.', stance: 'DISPUTES', credibility: 6 },
      'he says so',
    );
    expect(citation).toEqual({ id: citation?.id, stance: 'DISPUTES', locator: 'p. 3', quote: 'So.', credibility: 6 });
    const citations = 'version citations { id stance source { id } }';
    expect(await read(advocate, source.id, citations)).toEqual({
      version: 2,
      citations: [{ id: citation?.id, stance: 'DISPUTES', source: { id: article } }],
    });
    expect(await changeSetOf(advocate, changeSet!.seq)).toMatchObject({
      summary: 'Added a citation',
      reason: 'he says so',
    });
    expect(await changesIn(advocate, changeSet!.seq)).toEqual([
      ['UPDATED', 'Source', { citations: expect.stringContaining(article) }],
    ]);
    const second = await cite(advocate, source.id, { source: letter });
    expect(second.citation?.stance).toBe('SUPPORTS');
    await cite(sealed, source.id, { source: nothing });
    expect(await read(advocate, source.id, 'version')).toEqual({ version: 3 });
    expect((await read(advocate, source.id, citations))?.['citations']).toHaveLength(2);
    expect((await read(sealed, source.id, citations))?.['citations']).toHaveLength(3);
  });

  it.each([
    [
      'the source itself',
      () => [article, article],
      'INVALID',
      'A source does not bear itself out. Cite another.',
      'input.source',
    ],
    [
      'a sealed source',
      () => [bilash, nothing],
      'NOT_FOUND',
      'There is no such source that you may see. Give the ID of one.',
      'input.source',
    ],
    [
      'no source',
      () => [bilash, winter],
      'NOT_FOUND',
      'There is no such source that you may see. Give the ID of one.',
      'input.source',
    ],
    [
      'somebody sealed',
      () => [nobody, article],
      'NOT_FOUND',
      'There is no such record that you may see. Give the ID of one.',
      'subject',
    ],
    [
      'nothing',
      () => [nobodys('Case'), article],
      'NOT_FOUND',
      'There is no such record that you may see. Give the ID of one.',
      'subject',
    ],
    [
      'what is not cited for',
      () => ['Name_x', article],
      'NOT_FOUND',
      'There is no such record that you may see. Give the ID of one.',
      'subject',
    ],
  ] as const)('refuses %s', async (_what, ids, code, message, field) => {
    const [subject, source] = ids();
    expect(await refused(servers, advocate, citationAdd, { subject, input: { source } })).toEqual([
      code,
      message,
      field,
    ]);
  });

  it('holds credibility and reason against the rules', async () => {
    const args = { subject: bilash, input: { source: article } };
    expect(await refused(servers, advocate, citationAdd, { ...args, reason: ' ' })).toEqual([
      'INVALID',
      '"reason": is blank; give 1 to 4000 characters.',
      'reason',
    ]);
    expect(
      (
        await refused(servers, advocate, citationAdd, { ...args, input: { source: article, credibility: 7 } })
      ).toSpliced(1, 1),
    ).toEqual(['INVALID', 'input.credibility']);
  });

  it('on what is public waits, and shows to the public only where the source does', async () => {
    const citations = 'version citations { source { id } }';
    const before = (await read(servers.public, laila, citations)) as { version: number; citations: object[] };
    const { version } = before;
    const { source } = await create(advocate, 'Not public');
    const [hidden, shown] = [
      await cite(advocate, laila, { source: source.id }),
      await cite(advocate, laila, { source: article }),
    ];
    expect([hidden.citation, hidden.proposal?.state, shown.citation, shown.proposal?.state]).toEqual([
      null,
      'PENDING',
      null,
      'PENDING',
    ]);
    expect(await read(servers.public, laila, citations)).toEqual(before);
    await done(editor, proposalApprove, { id: hidden.proposal?.id });
    expect(await read(servers.public, laila, citations)).toEqual(before);
    expect((await read(advocate, laila, citations))?.['citations']).toContainEqual({ source: { id: source.id } });
    await done(editor, proposalApprove, { id: shown.proposal?.id });
    expect(await read(servers.public, laila, citations)).toEqual({
      version: version + 1,
      citations: [...before.citations, { source: { id: article } }],
    });
    const third = await cite(advocate, laila, { source: article });
    const args = { id: third.proposal?.id, reason: '\u0007' };
    expect(await refused(servers, editor, proposalReject, args)).toEqual([
      'INVALID',
      '"reason": is blank; give 1 to 4000 characters.',
      'reason',
    ]);
  });

  it('brings no hidden event back into the open: on what is hidden, it is new and RESTRICTED', async () => {
    const timeline = '{ case(slug: "kz-2020-bilash-389") { timeline(first: 1) { nodes { id } } } }';
    const { case: found } = await servers.public.data<{ case: { timeline: { nodes: { id: string }[] } } }>(timeline);
    const event = found.timeline.nodes[0]!.id;
    await update(sealed, article, await versionOf(sealed, article), { confidentiality: 'RESTRICTED' });
    expect(await read(servers.public, event, 'id')).toBeNull();
    const answer = await cite(advocate, event, { source: letter });
    expect([answer.citation === null, answer.proposal]).toEqual([false, null]);
    expect(await read(servers.public, event, 'id')).toBeNull();
  });
});

it('a change of what is public waits; raising its tier acts at once, and hides what rests on it alone', async () => {
  const before = await read(servers.public, letter, ALL);
  const version = before?.['version'] as number;
  const answer = await update(advocate, letter, version, { title: 'Another', publisher: null });
  expect(answer).toMatchObject({ source: null, proposal: { state: 'PENDING' }, changeSet: null });
  expect(await read(servers.public, letter, ALL)).toEqual(before);
  const raised = await update(advocate, letter, version, { confidentiality: 'RESTRICTED' });
  expect(raised.source).toMatchObject({ version: version + 1, confidentiality: 'RESTRICTED' });
  expect(await read(servers.public, letter, 'id')).toBeNull();
  const late = await editor.does(proposalApprove, { id: answer.proposal?.id });
  expect(late.userErrors.map(({ code }) => code)).toEqual(['CONFLICT']);
});

it('leaves everything derived as it should be', async () => {
  expect(await servers.drifts()).toEqual([]);
});
