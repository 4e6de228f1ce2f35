import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  affiliationCreate,
  organizationCreate,
  organizationUpdate,
  personCreate,
  proposalApprove,
  relationshipCreate,
} from './support/mutations.js';
import { changeSetOf, done, historyOf, nobodys, read, refused } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let sealed: Someone;
let article: string;
let atajurt: string;
/** Sealed: a person, and an organization. */
let nobody: string;
let nowhere: string;

interface Organization {
  organization: { id: string; slug: string; version: number; confidentiality: string };
}
interface Person {
  person: { id: string };
}

const primary = (text: string) => ({ text, kind: 'PRIMARY' });
const create = (who: Someone, text: string, input: object = {}) =>
  done<Organization>(who, organizationCreate, { input: { names: [primary(text)], kind: 'NGO', ...input } });
const update = (who: Someone, id: string, expectedVersion: number, patch: object) =>
  done<Organization>(who, organizationUpdate, { id, expectedVersion, patch });
const versionOf = async (who: Someone, id: string) => (await read(who, id, 'version'))?.['version'] as number;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, sealed] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR', 3),
    servers.someone('ADVOCATE', 3),
  ]);
  article = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
  atajurt = await servers.id('Organization', 'atajurt');
  nowhere = (await create(sealed, 'Sealed Society', { confidentiality: 'SEALED' })).organization.id;
  const { person } = await done<Person>(sealed, personCreate, {
    input: { names: [primary('Sealed Sabina')], confidentiality: 'SEALED' },
  });
  nobody = person.id;
}, 60_000);

afterAll(() => servers.stop());

const ALL = `slug name names { text kind } kind country parent { id } legalStanding summary confidentiality version
  citations { locator source { id } }`;

describe('organizationCreate', () => {
  it('records all that it is told, in one change set', async () => {
    const { organization, changeSet } = await create(advocate, 'Test Society', {
      names: [primary('Test Society'), { text: 'TS', kind: 'ACRONYM' }],
      kind: 'COMPANY',
      country: 'KZ',
      parent: atajurt,
      legalStanding: 'Registered.',
      summary: 'A society.',
      citations: [{ source: article, locator: 'p. 2' }],
      hold: true,
    });
    expect(organization).toEqual({
      id: organization.id,
      slug: 'test-society',
      version: 1,
      confidentiality: 'RESTRICTED',
    });
    expect(await read(advocate, organization.id, ALL)).toEqual({
      slug: 'test-society',
      name: 'Test Society',
      names: [
        { text: 'Test Society', kind: 'PRIMARY' },
        { text: 'TS', kind: 'ACRONYM' },
      ],
      kind: 'COMPANY',
      country: 'KZ',
      parent: { id: atajurt },
      legalStanding: 'Registered.',
      summary: 'A society.',
      confidentiality: 'RESTRICTED',
      version: 1,
      citations: [{ locator: 'p. 2', source: { id: article } }],
    });
    expect(await read(servers.public, organization.id, 'id')).toBeNull();
    expect(await changeSetOf(advocate, changeSet!.seq)).toMatchObject({
      summary: 'Recorded an organization',
      changes: [{ operation: 'CREATED', record: { __typename: 'Organization' } }],
    });
    expect(await historyOf(advocate, organization.id)).toEqual([
      [changeSet!.seq, 'CREATED', expect.objectContaining({ kind: 'COMPANY', hold: 'true', parent: atajurt })],
    ]);
  });

  it('knows one of the same name, unless it is of another country or it is forced', async () => {
    const { organization } = await create(advocate, 'Twin Town', { country: 'KZ' });
    const input = { names: [primary('TWIN town')], kind: 'NGO' };
    expect(await refused(servers, advocate, organizationCreate, { input })).toEqual([
      'DUPLICATE',
      `An organization of that name is on record: Twin Town (${organization.id}). Use that record, or say \`force\` if it is another one.`,
      'input.names',
    ]);
    expect((await create(advocate, 'Twin Town', { country: 'US' })).organization.slug).toBe('twin-town-2');
    expect((await create(advocate, 'Twin Town', { force: true })).organization.slug).toBe('twin-town-3');
    expect((await create(advocate, 'Sealed Society')).organization.slug).toBe('record-sealed-society');
  });

  it('makes slugs, twenty of one name at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => create(advocate, 'Twenty Towers', { force: true })),
    );
    expect(new Set(made.map(({ organization }) => organization.slug)).size).toBe(20);
    const input = { names: [primary('Else')], kind: 'NGO', slug: 'twenty-towers' };
    expect(await refused(servers, advocate, organizationCreate, { input })).toEqual([
      'INVALID',
      'The short name twenty-towers is taken. twenty-towers-21 is free.',
      'input.slug',
    ]);
  });

  it('answers alike for every parent that is none for the writer', async () => {
    for (const parent of [nobodys('Organization'), article, nowhere, 'nonsense']) {
      const input = { names: [primary('Orphan')], kind: 'NGO', parent };
      expect(await refused(servers, advocate, organizationCreate, { input })).toEqual([
        'NOT_FOUND',
        'There is no such organization that you may see. Give the ID of one.',
        'input.parent',
      ]);
    }
  });
});

describe('organizationUpdate', () => {
  it('clears what is null, keeps what is left out, and refuses null where something must stand', async () => {
    const { organization } = await create(advocate, 'Patched Party', {
      country: 'KZ',
      parent: atajurt,
      summary: 'Old.',
    });
    const { changeSet } = await update(advocate, organization.id, 1, { country: null, legalStanding: 'Refused.' });
    expect(await read(advocate, organization.id, 'country kind parent { id } legalStanding summary version')).toEqual({
      country: null,
      kind: 'NGO',
      parent: { id: atajurt },
      legalStanding: 'Refused.',
      summary: 'Old.',
      version: 2,
    });
    expect((await historyOf(advocate, organization.id))[0]).toEqual([
      changeSet?.seq,
      'UPDATED',
      { country: 'KZ → ', legalStanding: 'Refused.' },
    ]);
    const long = { id: organization.id, expectedVersion: 2, patch: { legalStanding: 'x'.repeat(4001) } };
    expect(await refused(servers, advocate, organizationUpdate, long)).toEqual([
      'INVALID',
      '"patch.legalStanding": has 4001 characters; give 1 to 4000 characters.',
      'patch.legalStanding',
    ]);
    for (const field of ['kind', 'names']) {
      const args = { id: organization.id, expectedVersion: 2, patch: { [field]: null } };
      expect(await refused(servers, advocate, organizationUpdate, args)).toEqual([
        'INVALID',
        `"patch.${field}": cannot be null; give a new value, or leave it out to keep what is on record.`,
        `patch.${field}`,
      ]);
    }
    const late = { id: organization.id, expectedVersion: 1, patch: { summary: 'Late.' } };
    expect(await refused(servers, advocate, organizationUpdate, late)).toEqual([
      'CONFLICT',
      `The record is at version 2, not 1 any more: change set ${changeSet?.seq} changed country, legalStanding. Read it again, then decide.`,
      'expectedVersion',
    ]);
    for (const id of [nobodys('Organization'), article, nowhere]) {
      expect(await refused(servers, advocate, organizationUpdate, { ...late, id })).toEqual([
        'NOT_FOUND',
        'There is no such organization that you may see. Give the ID of one.',
        'id',
      ]);
    }
  });

  it('leaves a name as confidential as it was where its kind or language is another', async () => {
    const { organization } = await create(advocate, 'Kept Fund');
    const hidden = { text: 'Hidden Fund', kind: 'ALIAS', confidentiality: 'SEALED' };
    await update(sealed, organization.id, 1, { names: [primary('Kept Fund'), hidden] });
    const row = async () =>
      (
        await servers.owner.query<object>(
          `SELECT id, kind, language, tier FROM live.names WHERE organization_id = $1 AND text = 'Hidden Fund'`,
          [organization.id.slice('Organization_'.length)],
        )
      ).rows[0];
    const before = await row();
    expect(before).toEqual({ id: expect.any(String), kind: 'ALIAS', language: null, tier: 3 });
    await update(sealed, organization.id, 1, {
      names: [primary('Kept Fund'), { text: 'Hidden Fund', kind: 'ACRONYM', language: 'kk' }],
    });
    expect(await row()).toEqual({ ...before, kind: 'ACRONYM', language: 'kk' });
    expect(await read(advocate, organization.id, 'names { text }')).toEqual({ names: [{ text: 'Kept Fund' }] });
    // Nor is it lowered by being made what everybody sees.
    expect(
      await refused(servers, sealed, organizationUpdate, {
        id: organization.id,
        expectedVersion: 1,
        patch: { names: [primary('Hidden Fund'), { text: 'Kept Fund', kind: 'ALIAS' }] },
      }),
    ).toEqual([
      'INVALID',
      'This name is more confidential than its bearer, and whoever sees the bearer sees the PRIMARY name. Make another one PRIMARY: a tier is not lowered here.',
      'patch.names.0.kind',
    ]);
  });

  it('lets two names change places as the PRIMARY one', async () => {
    const names = (one: string, other: string) => [primary(one), { text: other, kind: 'ALIAS' }];
    const { organization } = await create(advocate, 'First Fund', { names: names('First Fund', 'Second Fund') });
    await update(advocate, organization.id, 1, { names: names('Second Fund', 'First Fund') });
    expect(await read(advocate, organization.id, 'name names { text kind }')).toEqual({
      name: 'Second Fund',
      names: [
        { text: 'Second Fund', kind: 'PRIMARY' },
        { text: 'First Fund', kind: 'ALIAS' },
      ],
    });
  });

  it('moves it below another, and never below itself, also not two at once', async () => {
    const [top, middle, low] = (
      await Promise.all(['Top', 'Middle', 'Low'].map((name) => create(advocate, `${name} Tower`)))
    ).map(({ organization }) => organization.id) as [string, string, string];
    await update(advocate, middle, 1, { parent: top });
    const moved = await update(advocate, low, 1, { parent: middle });
    expect(await read(advocate, low, 'version parent { id parent { id } }')).toEqual({
      version: 2,
      parent: { id: middle, parent: { id: top } },
    });
    expect((await historyOf(advocate, low))[0]).toEqual([moved.changeSet?.seq, 'UPDATED', { parent: middle }]);
    for (const parent of [low, top]) {
      const args = { id: top, expectedVersion: 1, patch: { parent } };
      expect(await refused(servers, advocate, organizationUpdate, args)).toEqual([
        'INVALID',
        'It would be a part of itself. Give another parent.',
        'patch.parent',
      ]);
    }
    const pair = [low, (await create(advocate, 'Round Tower')).organization.id] as const;
    const answers = await Promise.all([
      advocate.does(organizationUpdate, { id: pair[0], expectedVersion: 2, patch: { parent: pair[1] } }),
      advocate.does(organizationUpdate, { id: pair[1], expectedVersion: 1, patch: { parent: pair[0] } }),
    ]);
    expect(answers.map(({ userErrors }) => userErrors.map(({ field }) => field?.join('.')).join()).toSorted()).toEqual([
      '',
      'patch.parent',
    ]);
  });

  it('goes to none', async () => {
    const low = (await create(advocate, 'Lowest Tower', { parent: atajurt })).organization.id;
    expect((await update(advocate, low, 1, { parent: atajurt })).changeSet).toBeNull();
    await update(advocate, low, 1, { parent: null });
    expect(await read(advocate, low, 'version parent { id }')).toEqual({ version: 2, parent: null });
  });

  it('neither tells of a parent that the writer cannot see, nor leaves two', async () => {
    const { organization } = await create(advocate, 'Shielded Shop');
    const { id } = organization;
    await update(sealed, id, 1, { parent: nowhere });
    expect(await read(advocate, id, 'version parent { id }')).toEqual({ version: 1, parent: null });
    expect(await historyOf(advocate, id)).toHaveLength(1);
    expect((await update(advocate, id, 1, { parent: null })).changeSet).toBeNull();
    expect(await read(sealed, id, 'parent { id }')).toEqual({ parent: { id: nowhere } });
    await update(advocate, id, 1, { parent: atajurt });
    expect(await read(sealed, id, 'parent { id }')).toEqual({ parent: { id: atajurt } });
    const { rows } = await servers.owner.query('SELECT FROM live.pointers WHERE from_organization_id = $1', [
      id.slice('Organization_'.length),
    ]);
    expect(rows).toHaveLength(1);
  });

  it('of what is public waits, and reads as before until it is approved', async () => {
    const before = await read(servers.public, atajurt, ALL);
    const version = before?.['version'] as number;
    const answer = await update(advocate, atajurt, version, {
      names: [primary('Atajurt'), { text: 'Ata', kind: 'ALIAS' }],
    });
    expect(answer).toMatchObject({ organization: null, proposal: { state: 'PENDING' }, changeSet: null });
    expect(await read(servers.public, atajurt, ALL)).toEqual(before);
    await done(editor, proposalApprove, { id: answer.proposal?.id });
    expect(await read(servers.public, atajurt, 'names { text } version')).toEqual({
      names: [{ text: 'Atajurt' }, { text: 'Ata' }],
      version: version + 1,
    });
  });

  it('raises a tier at once, and with it what hangs on it', async () => {
    const registered = await servers.id('Organization', 'atajurt-registered');
    const erbol = await servers.id('Person', 'erbol-dauletbek');
    expect((await read(servers.public, erbol, 'affiliations { id }'))?.['affiliations']).toHaveLength(1);
    const version = await versionOf(advocate, registered);
    const raised = await update(advocate, registered, version, { confidentiality: 'RESTRICTED' });
    expect(raised.organization).toMatchObject({ slug: 'atajurt-registered', confidentiality: 'RESTRICTED' });
    expect(await read(servers.public, registered, 'id')).toBeNull();
    expect(await read(servers.public, erbol, 'affiliations { id }')).toEqual({ affiliations: [] });
    expect((await update(advocate, registered, version + 1, { confidentiality: 'RESTRICTED' })).changeSet).toBeNull();
    for (const [confidentiality, message] of [
      [
        'PUBLIC',
        'A tier can be raised here, never lowered to PUBLIC. What is to be public is submitted with its case: caseSubmit.',
      ],
      ['SEALED', 'Your account is not cleared for that tier. Give one that you may see.'],
    ]) {
      const args = { id: registered, expectedVersion: version + 1, patch: { confidentiality } };
      expect(await refused(servers, advocate, organizationUpdate, args)).toEqual([
        'INVALID',
        message,
        'patch.confidentiality',
      ]);
    }
  });
});

describe('affiliationCreate', () => {
  it('records who is what where, and is seen where both are', async () => {
    const bilash = await servers.id('Person', 'serikzhan-bilash');
    const input = { person: bilash, organization: atajurt, role: 'speaker', period: '2017/2019' };
    const { affiliation, changeSet } = await done<{ affiliation: { id: string } }>(advocate, affiliationCreate, {
      input: { ...input, citations: [{ source: article, stance: 'DISPUTES' }] },
    });
    const all = 'person { id } organization { id } role period { edtf } confidentiality citations { stance }';
    expect(await read(advocate, affiliation.id, all)).toEqual({
      person: { id: bilash },
      organization: { id: atajurt },
      role: 'speaker',
      period: { edtf: '2017/2019' },
      confidentiality: 'RESTRICTED',
      citations: [{ stance: 'DISPUTES' }],
    });
    expect(await read(servers.public, affiliation.id, 'id')).toBeNull();
    expect(await changeSetOf(advocate, changeSet!.seq)).toMatchObject({ summary: 'Recorded an affiliation' });
    for (const [field, id, what] of [
      ['person', nobody, 'person'],
      ['person', atajurt, 'person'],
      ['organization', nowhere, 'organization'],
      ['organization', nobodys('Organization'), 'organization'],
    ]) {
      expect(await refused(servers, advocate, affiliationCreate, { input: { ...input, [field!]: id } })).toEqual([
        'NOT_FOUND',
        `There is no such ${what} that you may see. Give the ID of one.`,
        `input.${field}`,
      ]);
    }
    expect(await refused(servers, advocate, affiliationCreate, { input: { ...input, role: 'a\nb' } })).toEqual([
      'INVALID',
      '"input.role": has more than one line; write it on one.',
      'input.role',
    ]);
    const at = await done<{ affiliation: { id: string } }>(sealed, affiliationCreate, {
      input: { ...input, organization: nowhere },
    });
    expect(await read(sealed, at.affiliation.id, 'confidentiality')).toEqual({ confidentiality: 'SEALED' });
    expect(await read(advocate, at.affiliation.id, 'id')).toBeNull();
  });
});

describe('relationshipCreate', () => {
  it('records what one is to another, and is seen where both are', async () => {
    const { person } = await done<Person>(sealed, personCreate, { input: { names: [primary('Related Raushan')] } });
    const input = { from: person.id, to: nobody, kind: 'COUNSEL', note: 'since', period: '2020/..' };
    const { relationship, changeSet: set } = await done<{ relationship: { id: string } }>(sealed, relationshipCreate, {
      input,
    });
    expect(
      await read(sealed, relationship.id, 'from { id } to { id } kind note period { edtf } confidentiality'),
    ).toEqual({
      from: { id: person.id },
      to: { id: nobody },
      kind: 'COUNSEL',
      note: 'since',
      period: { edtf: '2020/..' },
      confidentiality: 'SEALED',
    });
    expect(await read(advocate, relationship.id, 'id')).toBeNull();
    expect(await read(advocate, person.id, 'relationships { id }')).toEqual({ relationships: [] });
    expect(await changeSetOf(sealed, set!.seq)).toMatchObject({ summary: 'Recorded a relationship' });
    for (const to of [nobodys('Person'), atajurt, nobody]) {
      expect(await refused(servers, advocate, relationshipCreate, { input: { ...input, to } })).toEqual([
        'NOT_FOUND',
        'There is no such person that you may see. Give the ID of one.',
        'input.to',
      ]);
    }
    expect(await refused(servers, advocate, relationshipCreate, { input: { ...input, to: person.id } })).toEqual([
      'INVALID',
      'Nobody is anything to themselves. Give another person.',
      'input.to',
    ]);
  });
});

it('leaves everything derived as it should be', async () => {
  expect(await servers.drifts()).toEqual([]);
});
