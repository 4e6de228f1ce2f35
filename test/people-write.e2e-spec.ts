import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { detailsSet, personCreate, personUpdate, proposalApprove } from './support/mutations.js';
import { changeSetOf, done, historyOf, nobodys, read, refused, refusals } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let sealed: Someone;
let article: string;
let kusman: string;
/** Somebody sealed. */
let hidden: string;

interface Person {
  person: { id: string; slug: string; version: number; confidentiality: string };
}
interface Details {
  details: { id: string; version: number; confidentiality: string };
}

const primary = (text: string, more: object = {}) => ({ text, kind: 'PRIMARY', ...more });
const alias = (text: string, more: object = {}) => ({ text, kind: 'ALIAS', ...more });
const create = (who: Someone, text: string, input: object = {}) =>
  done<Person>(who, personCreate, { input: { names: [primary(text)], ...input } });
const update = (who: Someone, id: string, expectedVersion: number, patch: object) =>
  done<Person>(who, personUpdate, { id, expectedVersion, patch });
const namesOf = async (who: Someone, id: string) =>
  (
    (await read(who, id, 'names { text confidentiality }')) as { names: { text: string; confidentiality: string }[] }
  ).names.map(({ text, confidentiality }) => `${text} ${confidentiality}`);

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, sealed] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR', 3),
    servers.someone('ADVOCATE', 3),
  ]);
  article = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
  kusman = await servers.id('Person', 'saltanat-kusman');
  ({
    person: { id: hidden },
  } = await create(sealed, 'Sealed Sabina', { confidentiality: 'SEALED' }));
}, 60_000);

afterAll(() => servers.stop());

const ALL = `slug name names { text kind script language confidentiality } gender born { edtf } died { edtf } nationalities occupations
  summary confidentiality version citations { locator quote stance credibility source { id } }`;

describe('personCreate', () => {
  it('records all that it is told, in one change set', async () => {
    const {
      person,
      changeSet: set,
      proposal,
    } = await create(advocate, 'Aigerim Testova', {
      names: [primary('Aigerim Testova'), alias('Айгерім', { language: 'kk', confidentiality: 'RESTRICTED' })],
      gender: 'FEMALE',
      born: '1980~',
      died: '2021-02-05',
      nationalities: ['KZ', 'CN'],
      occupations: ['tester'],
      summary: 'Two\nlines.',
      citations: [{ source: article, locator: 'p. 1', quote: 'A quote.', credibility: 2 }],
      reason: 'to test',
    });
    expect(person).toEqual({ id: person.id, slug: 'aigerim-testova', version: 1, confidentiality: 'RESTRICTED' });
    expect([set, proposal]).toEqual([{ seq: expect.any(Number) }, null]);
    expect(await read(advocate, person.id, ALL)).toEqual({
      slug: 'aigerim-testova',
      name: 'Aigerim Testova',
      names: [
        { text: 'Aigerim Testova', kind: 'PRIMARY', script: 'Latn', language: null, confidentiality: 'RESTRICTED' },
        { text: 'Айгерім', kind: 'ALIAS', script: 'Cyrl', language: 'kk', confidentiality: 'RESTRICTED' },
      ],
      gender: 'FEMALE',
      born: { edtf: '1980~' },
      died: { edtf: '2021-02-05' },
      nationalities: ['KZ', 'CN'],
      occupations: ['tester'],
      summary: 'Two\nlines.',
      confidentiality: 'RESTRICTED',
      version: 1,
      citations: [{ locator: 'p. 1', quote: 'A quote.', stance: 'SUPPORTS', credibility: 2, source: { id: article } }],
    });
    expect(await read(servers.public, person.id, 'id')).toBeNull();
    expect(await changeSetOf(advocate, set!.seq)).toEqual({
      summary: 'Recorded a person',
      reason: 'to test',
      actor: { displayName: expect.stringMatching(/^ADVOCATE/) },
      changes: [{ operation: 'CREATED', record: { __typename: 'Person' } }],
    });
    expect(await changeSetOf(servers.public, set!.seq)).toMatchObject({ reason: null, actor: null, changes: [] });
    expect(await historyOf(advocate, person.id)).toEqual([
      [set!.seq, 'CREATED', expect.objectContaining({ slug: 'aigerim-testova', gender: 'FEMALE', born: '1980~' })],
    ]);
  });

  it.each([
    ['names', { names: [] }, 'No name is PRIMARY. Exactly one is: the name to use where only one is wanted.'],
    [
      'names',
      { names: [primary('A'), primary('B')] },
      '2 names are PRIMARY. Exactly one is: the name to use where only one is wanted.',
    ],
    ['names.0.text', { names: [primary(' ')] }, '"input.names.0.text": is blank; give 1 to 500 characters.'],
    [
      'names.0.confidentiality',
      { names: [primary('A', { confidentiality: 'SEALED' })] },
      'Whoever sees the bearer sees the PRIMARY name. Give another name that tier.',
    ],
    [
      'names.1.confidentiality',
      { names: [primary('A'), alias('B', { confidentiality: 'SEALED' })] },
      'Your account is not cleared for that tier. Give one that you may see.',
    ],
    [
      'confidentiality',
      { confidentiality: 'PARTNER' },
      'A tier can be raised here, never lowered to PARTNER. What is to be public is submitted with its case: caseSubmit.',
    ],
    [
      'confidentiality',
      { confidentiality: 'SEALED' },
      'Your account is not cleared for that tier. Give one that you may see.',
    ],
    ['slug', { slug: 'serikzhan-bilash' }, 'The short name serikzhan-bilash is taken. serikzhan-bilash-2 is free.'],
    [
      'slug',
      { slug: `sealed-${'0'.repeat(24)}` },
      '"input.slug": begins with "sealed-", which is kept for sealed records; choose another.',
    ],
    ['reason', { reason: 'x'.repeat(4001) }, '"input.reason": has 4001 characters; give 1 to 4000 characters.'],
  ])('refuses what breaks the rule of %s', async (field, input, message) => {
    const answer = await refused(servers, advocate, personCreate, { input: { names: [primary('Refused')], ...input } });
    expect(answer).toEqual(['INVALID', message, `input.${field}`]);
  });

  it('tells every rule that is broken', async () => {
    const input = { names: [primary('')], summary: ' ', nationalities: ['KZ', 'KZ'] };
    const found = await refusals(servers, advocate, personCreate, { input });
    expect(found.map(({ code, field }) => `${code} ${field?.join('.')}`).toSorted()).toEqual([
      'INVALID input.names.0.text',
      'INVALID input.nationalities',
      'INVALID input.summary',
    ]);
  });

  it('knows namesakes, case and accents apart, unless they were born at another time or it is forced', async () => {
    await create(advocate, 'Double Dana', { born: '1970' });
    const { person } = await create(advocate, 'Déjà Dina', { names: [primary('Déjà Dina'), alias('Dinka')] });
    expect(
      await refused(servers, advocate, personCreate, { input: { names: [primary('Other'), alias('deja DINA')] } }),
    ).toEqual([
      'DUPLICATE',
      `Somebody of that name is on record: Déjà Dina (${person.id}). Use that record, or say \`force\` if it is somebody else.`,
      'input.names',
    ]);
    const dana = { names: [primary('Double Dana')] };
    expect((await refused(servers, advocate, personCreate, { input: { ...dana, born: '197X' } }))[0]).toBe('DUPLICATE');
    expect((await create(advocate, 'Double Dana', { born: '1971' })).person.slug).toBe('double-dana-2');
    expect((await create(advocate, 'Double Dana', { force: true })).person.slug).toBe('double-dana-3');
    // Somebody sealed is nobody: neither by name, nor by a slug, which is drawn by lot.
    expect((await create(advocate, 'Sealed Sabina')).person.slug).toBe('record-sealed-sabina');
    expect(await read(sealed, hidden, 'slug')).toEqual({ slug: expect.stringMatching(/^sealed-[0-9a-f]{24}$/) });
  });

  it('is one of many who are sent under one name at the same moment, whichever name comes first', async () => {
    const names = [primary('Twin Tolkyn'), alias('Tolkynai')];
    const both = [names, [primary('Tolkynai'), alias('Twin Tolkyn')]];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, place) => advocate.does(personCreate, { input: { names: both[place % 2] } })),
    );
    const codes = answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join());
    expect(codes.toSorted()).toEqual(['', ...Array.from({ length: 11 }, () => 'DUPLICATE')]);
  });

  it('makes slugs, twenty of one name at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => create(advocate, 'Twenty Timur', { force: true })));
    expect(made.map(({ person }) => person.slug).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, place) => (place === 0 ? 'twenty-timur' : `twenty-timur-${place + 1}`)).toSorted(),
    );
    const given = await create(advocate, 'Twenty Timur', { force: true, slug: 'timur' });
    expect(given.person.slug).toBe('timur');
    const long = 'a'.repeat(120);
    await create(advocate, 'Long Slug', { slug: long });
    expect(
      (await refused(servers, advocate, personCreate, { input: { names: [primary('Longer')], slug: long } }))[1],
    ).toBe(`The short name ${long} is taken. ${'a'.repeat(118)}-2 is free.`);
    const secret = await create(sealed, 'Secret', { confidentiality: 'SEALED', slug: 'timur' });
    expect(secret.person).toMatchObject({
      slug: expect.stringMatching(/^sealed-[0-9a-f]{24}$/),
      confidentiality: 'SEALED',
    });
  });

  it('answers alike for every source that is none for the writer', async () => {
    for (const source of [nobodys('Source'), kusman, 'nonsense']) {
      expect(
        await refused(servers, advocate, personCreate, {
          input: { names: [primary('Unsourced')], citations: [{ source }] },
        }),
      ).toEqual([
        'NOT_FOUND',
        'There is no such source that you may see. Give the ID of one.',
        'input.citations.0.source',
      ]);
    }
  });
});

describe('personUpdate', () => {
  it('clears what is null, keeps what is left out, and tells in the history what was what', async () => {
    const { person } = await create(advocate, 'Patched Pavel', { gender: 'MALE', born: '1980', occupations: ['cook'] });
    const { changeSet: set } = await update(advocate, person.id, 1, {
      born: null,
      occupations: [],
      summary: 'New.',
      reason: 'as he says',
    });
    expect(await read(advocate, person.id, 'gender born { edtf } occupations summary version')).toEqual({
      gender: 'MALE',
      born: null,
      occupations: [],
      summary: 'New.',
      version: 2,
    });
    expect((await historyOf(advocate, person.id))[0]).toEqual([
      set?.seq,
      'UPDATED',
      { born: '1980 → ', occupations: '["cook"] → ', summary: 'New.' },
    ]);
    expect(await changeSetOf(advocate, set!.seq)).toMatchObject({
      summary: 'Corrected a person',
      reason: 'as he says',
    });
    expect((await update(advocate, person.id, 2, {})).changeSet).toBeNull();
    const long = { id: person.id, expectedVersion: 2, patch: { summary: 'x'.repeat(20001) } };
    expect(await refused(servers, advocate, personUpdate, long)).toEqual([
      'INVALID',
      '"patch.summary": has 20001 characters; give 1 to 20000 characters.',
      'patch.summary',
    ]);
    for (const [field, instead] of [
      ['names', 'give a new value'],
      ['occupations', 'give an empty list for none'],
      ['nationalities', 'give an empty list for none'],
      ['confidentiality', 'give a new value'],
    ] as const) {
      expect(
        await refused(servers, advocate, personUpdate, { id: person.id, expectedVersion: 2, patch: { [field]: null } }),
      ).toEqual([
        'INVALID',
        `"patch.${field}": cannot be null; ${instead}, or leave it out to keep what is on record.`,
        `patch.${field}`,
      ]);
    }
  });

  it('answers alike for every ID that is no person for the writer', async () => {
    for (const id of [nobodys('Person'), article, hidden, 'nonsense']) {
      expect(
        await refused(servers, advocate, personUpdate, { id, expectedVersion: 1, patch: { summary: 'x' } }),
      ).toEqual(['NOT_FOUND', 'There is no such person that you may see. Give the ID of one.', 'id']);
    }
  });

  it('puts names in the place of others, and leaves those alone that stay', async () => {
    const { person } = await create(advocate, 'Named Nurlan', {
      names: [primary('Named Nurlan'), alias('N1'), alias('N2')],
    });
    const ids = async () =>
      (
        await servers.owner.query<{ id: string; text: string }>(
          `SELECT id, text, version FROM live.names WHERE person_id = $1`,
          [person.id.slice(7)],
        )
      ).rows;
    const before = await ids();
    const { changeSet: set } = await update(advocate, person.id, 1, {
      names: [primary('Named Nurlan'), alias('N3'), alias('N2')],
    });
    const after = await ids();
    for (const text of ['Named Nurlan', 'N2']) {
      expect(after.find((row) => row.text === text)).toEqual(before.find((row) => row.text === text));
    }
    expect(await namesOf(advocate, person.id)).toEqual(['Named Nurlan RESTRICTED', 'N3 RESTRICTED', 'N2 RESTRICTED']);
    const [[seq, operation, fields]] = (await historyOf(advocate, person.id)) as [[number, string, { names: string }]];
    expect([seq, operation, Object.keys(fields)]).toEqual([set?.seq, 'UPDATED', ['names']]);
    expect((await read(advocate, person.id, 'version'))?.['version']).toBe(2);
    expect(
      await refused(servers, advocate, personUpdate, {
        id: person.id,
        expectedVersion: 2,
        patch: { names: [alias('Named Nurlan')] },
      }),
    ).toEqual([
      'INVALID',
      'No name is PRIMARY. Exactly one is: the name to use where only one is wanted.',
      'patch.names',
    ]);
  });

  it('neither touches nor betrays a name above the writer, and lowers none', async () => {
    const { person } = await create(advocate, 'Covered Kairat');
    await update(sealed, person.id, 1, {
      names: [primary('Covered Kairat'), alias('Secret name', { confidentiality: 'SEALED' })],
    });
    expect(await read(advocate, person.id, 'version names { text }')).toEqual({
      version: 1,
      names: [{ text: 'Covered Kairat' }],
    });
    expect((await historyOf(advocate, person.id)).length).toBe(1);
    await update(advocate, person.id, 1, { names: [primary('Covered Kairat K.'), alias('Open name')] });
    expect(await namesOf(advocate, person.id)).toEqual(['Covered Kairat K. RESTRICTED', 'Open name RESTRICTED']);
    expect((await namesOf(sealed, person.id)).toSorted()).toEqual([
      'Covered Kairat K. RESTRICTED',
      'Open name RESTRICTED',
      'Secret name SEALED',
    ]);
    expect(JSON.stringify(await historyOf(advocate, person.id))).not.toContain('Secret');
    // A writer who sees it sends it back without a tier: it keeps the one it has.
    await update(sealed, person.id, 2, {
      names: [primary('Covered Kairat K.'), alias('Secret name'), alias('Open name')],
    });
    expect(await namesOf(sealed, person.id)).toContain('Secret name SEALED');
    expect(await namesOf(advocate, person.id)).toEqual(['Covered Kairat K. RESTRICTED', 'Open name RESTRICTED']);
  });

  it('of somebody public waits, and what its approver sees beyond stays', async () => {
    const before = await read(servers.public, kusman, ALL);
    const version = before?.['version'] as number;
    await update(sealed, kusman, version, { names: [primary('Saltanat Kusman')] });
    const added = await update(sealed, kusman, version, {
      names: [primary('Saltanat Kusman'), alias('Her secret name', { confidentiality: 'SEALED' })],
    });
    await done(editor, proposalApprove, { id: added.proposal?.id });
    expect(await read(servers.public, kusman, ALL)).toEqual(before);
    const proposed = await update(advocate, kusman, version, { names: [primary('Saltanat Kusman'), alias('Salta')] });
    expect([proposed.person, proposed.proposal?.state, proposed.changeSet]).toEqual([null, 'PENDING', null]);
    expect(await read(servers.public, kusman, ALL)).toEqual(before);
    await done(editor, proposalApprove, { id: proposed.proposal?.id });
    expect(await namesOf(servers.public, kusman)).toEqual(['Saltanat Kusman PUBLIC', 'Salta PUBLIC']);
    expect(await namesOf(editor, kusman)).toContain('Her secret name SEALED');
  });

  it('holds the reason of a decision against the rule', async () => {
    const version = (await read(servers.public, kusman, 'version'))?.['version'] as number;
    const { proposal } = await update(advocate, kusman, version, { summary: 'Another.' });
    for (const [reason, fault] of [
      [' ', 'is blank; give 1 to 4000 characters'],
      ['x'.repeat(4001), 'has 4001 characters; give 1 to 4000 characters'],
    ]) {
      expect(await refused(servers, editor, proposalApprove, { id: proposal?.id, reason })).toEqual([
        'INVALID',
        `"reason": ${fault}.`,
        'reason',
      ]);
    }
  });

  it('raises a tier at once, never lowers it, and takes the slug with it', async () => {
    const erbol = await servers.id('Person', 'erbol-dauletbek');
    const version = (await read(sealed, erbol, 'version'))?.['version'] as number;
    const raised = await update(sealed, erbol, version, { confidentiality: 'SEALED' });
    expect(raised.person).toMatchObject({
      id: erbol,
      slug: expect.stringMatching(/^sealed-/),
      version: version + 1,
      confidentiality: 'SEALED',
    });
    expect([await read(servers.public, erbol, 'id'), await read(advocate, erbol, 'id')]).toEqual([null, null]);
    const { persons } = await advocate.data<{ persons: object }>(
      '{ persons(filter: { text: "Erbol" }) { totalCount } }',
    );
    expect(persons).toEqual({ totalCount: 0 });
    expect(
      await refused(servers, sealed, personUpdate, {
        id: erbol,
        expectedVersion: version + 1,
        patch: { confidentiality: 'RESTRICTED' },
      }),
    ).toEqual([
      'INVALID',
      'A tier can be raised here, never lowered to RESTRICTED. What is to be public is submitted with its case: caseSubmit.',
      'patch.confidentiality',
    ]);
  });
});

describe('personDetailsSet', () => {
  it('keeps delicate facts for each tier apart, at once also of somebody public', async () => {
    const person = await servers.id('Person', 'almas-akhmetbek');
    const set = (who: Someone, input: object, expectedVersion?: number) =>
      done<Details>(who, detailsSet, { person, input, ...(expectedVersion ? { expectedVersion } : {}) });
    const first = await set(advocate, {
      born: '1980-01-02',
      contact: 'by\npost',
      consent: 'GIVEN',
      consentNote: 'Asked.',
    });
    expect(first.details).toEqual({ id: first.details.id, version: 1, confidentiality: 'RESTRICTED' });
    await set(sealed, { contact: 'secret', confidentiality: 'SEALED' });
    const facts = async (who: Someone) =>
      read(who, person, 'details { born { edtf } contact consent consentNote version }');
    expect(await facts(advocate)).toEqual({
      details: {
        born: { edtf: '1980-01-02' },
        contact: 'by\npost',
        consent: 'GIVEN',
        consentNote: 'Asked.',
        version: 1,
      },
    });
    expect(await facts(sealed)).toMatchObject({ details: { contact: 'secret', born: null } });
    expect(await facts(servers.public)).toEqual({ details: null });
    await set(advocate, { contact: null, citations: [{ source: article }] }, 1);
    expect(await facts(advocate)).toMatchObject({
      details: { born: { edtf: '1980-01-02' }, contact: null, version: 2 },
    });
    for (const [expectedVersion, message] of [
      [null, 'There are details already, at version 2. Read them, then give that as `expectedVersion`.'],
      [1, expect.stringMatching(/^The record is at version 2, not 1 any more: change set \d+ changed contact\./)],
    ] as const) {
      expect(
        await refused(servers, advocate, detailsSet, { person, expectedVersion, input: { contact: 'x' } }),
      ).toEqual(['CONFLICT', message, 'expectedVersion']);
    }
    expect(
      await refused(servers, advocate, detailsSet, {
        person: await servers.id('Person', 'laila-adilzhan'),
        expectedVersion: 1,
        input: {},
      }),
    ).toEqual([
      'CONFLICT',
      'There are no details of that tier. Leave `expectedVersion` out to set the first.',
      'expectedVersion',
    ]);
    expect((await refused(servers, advocate, detailsSet, { person: hidden, input: {} })).slice(0, 3)).toEqual([
      'NOT_FOUND',
      'There is no such person that you may see. Give the ID of one.',
      'person',
    ]);
  });
});

it('leaves everything derived as it should be', async () => {
  expect(await servers.drifts()).toEqual([]);
});
