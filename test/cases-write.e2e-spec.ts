import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { caseCreate, caseUpdate, organizationCreate, proposalApprove } from './support/mutations.js';
import { changeSetOf, done, historyOf, nobodys, read, refused } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let sealed: Someone;
let article: string;
let bilash: string;
let police: string;
/** Sealed: an organization, a case. */
let nowhere: string;
let nothing: string;

interface Case {
  case: { id: string; slug: string; status: string; version: number; confidentiality: string };
}

const create = (who: Someone, title: string, input: object = {}) =>
  done<Case>(who, caseCreate, { input: { title, kind: 'CRIMINAL', country: 'KZ', ...input } });
const update = (who: Someone, id: string, expectedVersion: number, patch: object) =>
  done<Case>(who, caseUpdate, { id, expectedVersion, patch });

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, sealed] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR', 3),
    servers.someone('ADVOCATE', 3),
  ]);
  [article, bilash, police] = await Promise.all([
    servers.id('Source', 'bitter-winter-2021-02-05-bilash'),
    servers.id('Person', 'serikzhan-bilash'),
    servers.id('Organization', 'almaty-internal-affairs'),
  ]);
  const { organization } = await done<{ organization: { id: string } }>(sealed, organizationCreate, {
    input: { names: [{ text: 'Sealed Court', kind: 'PRIMARY' }], confidentiality: 'SEALED', kind: 'COURT' },
  });
  nowhere = organization.id;
  nothing = (await create(sealed, 'Sealed case', { confidentiality: 'SEALED' })).case.id;
}, 60_000);

afterAll(() => servers.stop());

const ALL = `slug title kind country fileNumbers { value authority { id } } summary rights status confidentiality version
  citations { source { id } }`;

describe('caseCreate', () => {
  it('records all that it is told, in one change set', async () => {
    const { case: found, changeSet } = await create(advocate, 'Case of Testers', {
      fileNumbers: [{ value: '1-23/45', authority: police }, { value: 'X 1' }],
      summary: 'What it is about.',
      rights: ['ICCPR-9', 'UDHR-18'],
      citations: [{ source: article }],
      reason: 'new',
    });
    expect(found).toEqual({
      id: found.id,
      slug: 'kz-case-of-testers',
      status: 'UNKNOWN',
      version: 1,
      confidentiality: 'RESTRICTED',
    });
    expect(await read(advocate, found.id, ALL)).toEqual({
      slug: 'kz-case-of-testers',
      title: 'Case of Testers',
      kind: 'CRIMINAL',
      country: 'KZ',
      fileNumbers: [
        { value: '1-23/45', authority: { id: police } },
        { value: 'X 1', authority: null },
      ],
      summary: 'What it is about.',
      rights: ['ICCPR-9', 'UDHR-18'],
      status: 'UNKNOWN',
      confidentiality: 'RESTRICTED',
      version: 1,
      citations: [{ source: { id: article } }],
    });
    expect(await read(servers.public, found.id, 'id')).toBeNull();
    expect(await changeSetOf(advocate, changeSet!.seq)).toMatchObject({
      summary: 'Recorded a case',
      reason: 'new',
      changes: [{ operation: 'CREATED', record: { __typename: 'Case' } }],
    });
    expect(await historyOf(advocate, found.id)).toEqual([
      [
        changeSet!.seq,
        'CREATED',
        expect.objectContaining({ title: 'Case of Testers', rights: '["ICCPR-9","UDHR-18"]' }),
      ],
    ]);
  });

  it('makes slugs, twenty of one title at once', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, () => create(advocate, 'Case of Twenty')));
    expect(cases.map(({ case: { slug } }) => slug).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, place) => `kz-case-of-twenty${place === 0 ? '' : `-${place + 1}`}`).toSorted(),
    );
    expect(await read(sealed, nothing, 'slug')).toEqual({ slug: expect.stringMatching(/^sealed-[0-9a-f]{24}$/) });
    expect((await create(advocate, 'Sealed case')).case.slug).toBe('kz-sealed-case');
  });

  it.each([
    [
      'slug',
      { slug: 'kz-2020-bilash-389' },
      'The short name kz-2020-bilash-389 is taken. kz-2020-bilash-389-2 is free.',
    ],
    [
      'rights',
      { rights: ['ICCPR 9'] },
      '"input.rights": its number 1 is no article of a treaty; write treaty and article, such as ICCPR-9 or UDHR-18.',
    ],
    [
      'fileNumbers.0.value',
      { fileNumbers: [{ value: '' }] },
      '"input.fileNumbers.0.value": is blank; give 1 to 200 characters.',
    ],
    [
      'confidentiality',
      { confidentiality: 'SEALED' },
      'Your account is not cleared for that tier. Give one that you may see.',
    ],
  ])('refuses what breaks the rule of %s', async (field, input, message) => {
    const answer = await refused(servers, advocate, caseCreate, {
      input: { title: 'Refused', kind: 'CIVIL', country: 'KZ', ...input },
    });
    expect(answer).toEqual(['INVALID', message, `input.${field}`]);
  });

  it('answers alike for every authority that is none for the writer', async () => {
    for (const authority of [nobodys('Organization'), bilash, nowhere, 'nonsense']) {
      const input = { title: 'Astray', kind: 'CIVIL', country: 'KZ', fileNumbers: [{ value: '1', authority }] };
      expect(await refused(servers, advocate, caseCreate, { input })).toEqual([
        'NOT_FOUND',
        'There is no such organization that you may see. Give the ID of one.',
        'input.fileNumbers.0.authority',
      ]);
    }
  });
});

describe('caseUpdate', () => {
  it('clears what is null, keeps what is left out, and refuses null where something must stand', async () => {
    const { case: found } = await create(advocate, 'Patched', { summary: 'Old.', rights: ['CAT-1'] });
    const { changeSet } = await update(advocate, found.id, 1, { summary: null, kind: 'CIVIL', title: 'Case, patched' });
    expect(await read(advocate, found.id, 'slug title kind summary rights version')).toEqual({
      slug: 'kz-patched',
      title: 'Case, patched',
      kind: 'CIVIL',
      summary: null,
      rights: ['CAT-1'],
      version: 2,
    });
    expect((await historyOf(advocate, found.id))[0]).toEqual([
      changeSet?.seq,
      'UPDATED',
      { title: 'Patched → Case, patched', kind: 'CRIMINAL → CIVIL', summary: 'Old. → ' },
    ]);
    for (const [field, instead] of [
      ['title', 'give a new value'],
      ['kind', 'give a new value'],
      ['rights', 'give an empty list for none'],
      ['fileNumbers', 'give an empty list for none'],
    ]) {
      const args = { id: found.id, expectedVersion: 2, patch: { [field!]: null } };
      expect(await refused(servers, advocate, caseUpdate, args)).toEqual([
        'INVALID',
        `"patch.${field}": cannot be null; ${instead}, or leave it out to keep what is on record.`,
        `patch.${field}`,
      ]);
    }
    expect(
      await refused(servers, advocate, caseUpdate, { id: found.id, expectedVersion: 1, patch: { title: 'Late' } }),
    ).toEqual([
      'CONFLICT',
      `The record is at version 2, not 1 any more: change set ${changeSet?.seq} changed kind, summary, title. Read it again, then decide.`,
      'expectedVersion',
    ]);
    for (const id of [nobodys('Case'), bilash, nothing, 'nonsense']) {
      expect(await refused(servers, advocate, caseUpdate, { id, expectedVersion: 1, patch: { title: 'x' } })).toEqual([
        'NOT_FOUND',
        'There is no such case that you may see. Give the ID of one.',
        'id',
      ]);
    }
  });

  it('replaces file numbers, also one whose authority is hidden, and leaves alone what stays', async () => {
    const fileNumbers = [
      { value: '1', authority: nowhere },
      { value: '2', authority: police },
    ];
    const { case: found } = await create(sealed, 'Numbered', { fileNumbers });
    const numbers = 'version fileNumbers { value authority { id } }';
    const same = [{ value: '1' }, { value: '2', authority: police }];
    expect((await update(advocate, found.id, 1, { fileNumbers: same })).changeSet).toBeNull();
    expect(await read(sealed, found.id, numbers)).toMatchObject({ fileNumbers: [{ authority: { id: nowhere } }, {}] });
    await update(advocate, found.id, 1, {
      fileNumbers: [
        { value: '2', authority: police },
        { value: '1', authority: police },
      ],
    });
    expect(await read(sealed, found.id, numbers)).toEqual({
      version: 2,
      fileNumbers: [
        { value: '2', authority: { id: police } },
        { value: '1', authority: { id: police } },
      ],
    });
    await update(advocate, found.id, 2, { fileNumbers: [] });
    expect(await read(sealed, found.id, numbers)).toEqual({ version: 3, fileNumbers: [] });
  });

  it('of what is public waits; raising its tier acts at once, for all that is in it', async () => {
    const id = await servers.id('Case', 'kz-2019-bilash');
    const before = await read(servers.public, id, ALL);
    const version = before?.['version'] as number;
    const patch = { title: 'Another', fileNumbers: [{ value: '9' }], addCitations: [{ source: article }] };
    const answer = await update(advocate, id, version, patch);
    expect(answer).toMatchObject({ case: null, proposal: { state: 'PENDING' }, changeSet: null });
    expect(await read(servers.public, id, ALL)).toEqual(before);
    await done(editor, proposalApprove, { id: answer.proposal?.id });
    expect(await read(servers.public, id, ALL)).toMatchObject({
      title: 'Another',
      fileNumbers: [{ value: '9', authority: null }],
      version: version + 1,
    });
    const events = 'timeline { nodes { id } } charges { id } participants { id }';
    const inside = (await read(servers.public, id, events)) as {
      timeline: { nodes: { id: string }[] };
      charges: { id: string }[];
      participants: { id: string }[];
    };
    await update(sealed, id, version + 1, { confidentiality: 'SEALED' });
    for (const { id: part } of [{ id }, ...inside.timeline.nodes, ...inside.charges, ...inside.participants]) {
      expect([await read(servers.public, part, 'id'), await read(advocate, part, 'id')]).toEqual([null, null]);
    }
    expect(await read(sealed, id, 'slug')).toEqual({ slug: expect.stringMatching(/^sealed-/) });
  });
});

it('leaves everything derived as it should be', async () => {
  expect(await servers.drifts()).toEqual([]);
});
