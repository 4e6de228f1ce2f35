import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
<<<<<<< HEAD
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
=======
import { organizationCreate, personCreate, proposalApprove } from './support/mutations.js';
import { sourceCreate, sourceUpdate } from './support/record-mutations.js';
import { notFound, nowhere, refused } from './support/refused.js';
>>>>>>> cases
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
<<<<<<< HEAD
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
=======
let cleared: Someone;
let bilash: string;
let bitterWinter: string;
let hiddenPerson: string;
let hiddenPublisher: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, cleared] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR'),
    servers.someone('ADVOCATE', 3),
  ]);
  bilash = await servers.id('Person', 'serikzhan-bilash');
  bitterWinter = await servers.id('Organization', 'bitter-winter');
  const names = (text: string) => ({ names: [{ text, kind: 'PRIMARY' }], confidentiality: 'SEALED' });
  const { person } = await cleared.does<{ person: { id: string } }>(personCreate, { input: names('Hidden Hadisha') });
  const { organization } = await cleared.does<{ organization: { id: string } }>(organizationCreate, {
    input: { ...names('Hidden House'), kind: 'MEDIA' },
  });
  [hiddenPerson, hiddenPublisher] = [person.id, organization.id];
>>>>>>> cases
}, 60_000);

afterAll(() => servers.stop());

<<<<<<< HEAD
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
=======
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
>>>>>>> cases
    ]);
  });
});

<<<<<<< HEAD
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

  it('that would bring a hidden event back into the open waits too', async () => {
    const timeline = '{ case(slug: "kz-2020-bilash-389") { timeline(first: 1) { nodes { id } } } }';
    const { case: found } = await servers.public.data<{ case: { timeline: { nodes: { id: string }[] } } }>(timeline);
    const event = found.timeline.nodes[0]!.id;
    await update(sealed, article, await versionOf(sealed, article), { confidentiality: 'RESTRICTED' });
    expect(await read(servers.public, event, 'id')).toBeNull();
    const answer = await cite(advocate, event, { source: letter });
    expect([answer.citation, answer.proposal?.state]).toEqual([null, 'PENDING']);
    expect(await read(servers.public, event, 'id')).toBeNull();
    await done(editor, proposalApprove, { id: answer.proposal?.id });
    expect(await read(servers.public, event, 'id')).toEqual({ id: event });
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
=======
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
>>>>>>> cases
