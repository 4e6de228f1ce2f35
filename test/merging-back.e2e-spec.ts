import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rowsOf } from './support/connect.js';
import { detailsSet, participantAdd, personCreate, personUpdate, proposalApprove } from './support/mutations.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

const TYPES = '$id: ID!, $duplicate: ID!, $reason: String!';
const SELECT = 'person { id name slug version confidentiality } proposal { id state } changeSet { seq }';
const personMerge = { field: 'personMerge', types: TYPES, select: SELECT };
const personUnmerge = { field: 'personUnmerge', types: TYPES, select: SELECT };
const recordHide = {
  field: 'recordHide',
  types: '$id: ID!, $confidentiality: Confidentiality!, $reason: String!',
  select: 'record { confidentiality }',
};

interface Made {
  id: string;
  slug: string;
  version: number;
}

interface Answer {
  person: (Made & { name: string; confidentiality: string }) | null;
  proposal: { id: string; state: string } | null;
}

let servers: WriteServer;
let editor: Someone;
let sealed: Someone;
let second: Someone;

beforeAll(async () => {
  servers = await WriteServer.start();
  [editor, sealed, second] = await Promise.all([
    servers.someone('EDITOR'),
    servers.someone('EDITOR', 3),
    servers.someone('EDITOR', 3),
  ]);
}, 60_000);

afterAll(async () => {
  expect(await servers.drifts()).toEqual([]);
  await servers.stop();
});

async function person(name: string, more: object = {}): Promise<Made> {
  const input = { names: [{ text: name, kind: 'PRIMARY' }], force: true, ...more };
  const { person: made, userErrors } = await sealed.does<{ person: Made }>(personCreate, { input });
  expect(userErrors).toEqual([]);
  return made;
}

async function merge(id: string, duplicate: string, who = editor): Promise<Answer> {
  const answer = await who.does<Answer>(personMerge, { id, duplicate, reason: 'one man' });
  expect(answer.userErrors).toEqual([]);
  return answer;
}

async function unmerge(id: string, duplicate: string, who = editor): Promise<Answer> {
  const answer = await who.does<Answer>(personUnmerge, { id, duplicate, reason: 'two men' });
  expect(answer.userErrors).toEqual([]);
  return answer;
}

const uuid = (id: string) => id.slice(id.indexOf('_') + 1);

/** Publishing has a road of its own; what matters here is that they are public. */
async function publish(...persons: Made[]): Promise<void> {
  const keys = persons.map(({ id }) => uuid(id));
  await servers.owner.query(`BEGIN; SELECT ledger.open_change()`);
  await servers.owner.query('UPDATE live.names SET tier = 0 WHERE person_id = ANY ($1) AND tier = 2', [keys]);
  await servers.owner.query('UPDATE live.persons SET tier = 0 WHERE id = ANY ($1)', [keys]);
  await servers.owner.query(`SELECT ledger.commit_change('test', NULL, NULL, NULL, NULL, NULL); COMMIT`);
}

const NAMES = 'query ($id: ID!) { person(id: $id) { id name names { text kind confidentiality } } }';

describe('taking a merge back', () => {
  it('takes out of a chain in any order, with all that they had', async () => {
    const [a, b, c] = [await person('Link Aidos'), await person('Link Berik'), await person('Link Chingiz')];
    await merge(b.id, a.id);
    await merge(c.id, b.id);
    await unmerge(c.id, a.id);
    const names = async (id: string) => (await editor.data<{ person: unknown }>(NAMES, { id })).person;
    const only = (text: string, id: string) => ({
      id,
      name: text,
      names: [{ text, kind: 'PRIMARY', confidentiality: 'RESTRICTED' }],
    });
    expect(await names(a.id)).toEqual(only('Link Aidos', a.id));
    await unmerge(c.id, b.id);
    expect(await names(b.id)).toEqual(only('Link Berik', b.id));
    expect(await names(c.id)).toEqual(only('Link Chingiz', c.id));
  });

  it.each([
    ['has been struck from the survivor', [{ text: 'Kept Kanat', kind: 'PRIMARY' }]],
    [
      'is what the survivor is known by now',
      [
        { text: 'Kanat Gone', kind: 'PRIMARY' },
        { text: 'Kept Kanat', kind: 'ALIAS' },
      ],
    ],
  ])('gives back a name that %s', async (_, names) => {
    const [stays, goes] = [await person('Kept Kanat'), await person('Kanat Gone')];
    const { person: merged } = await merge(stays.id, goes.id);
    const patched = await editor.does(personUpdate, {
      id: stays.id,
      expectedVersion: merged?.version,
      patch: { names },
    });
    expect(patched.userErrors).toEqual([]);
    await unmerge(stays.id, goes.id);
    const read = async (id: string) =>
      (await editor.data<{ person: { names: { text: string; kind: string }[] } }>(NAMES, { id })).person.names.map(
        ({ text, kind }) => ({ text, kind }),
      );
    expect(await read(goes.id)).toEqual([{ text: 'Kanat Gone', kind: 'PRIMARY' }]);
    expect(await read(stays.id)).toEqual(names);
  });

  it('goes on counting versions, so that nobody takes one for another', async () => {
    const [stays, goes] = [await person('Count Stays'), await person('Count Goes')];
    const patch = { summary: 'known better' };
    await editor.does(personUpdate, { id: goes.id, expectedVersion: 1, patch });
    await merge(stays.id, goes.id);
    await unmerge(stays.id, goes.id);
    const { userErrors } = await editor.does(personUpdate, { id: goes.id, expectedVersion: 1, patch });
    expect(userErrors.map(({ code }) => code)).toEqual(['CONFLICT']);
    const { person: now } = await editor.data<{ person: unknown }>(
      'query ($id: ID!) { person(id: $id) { version summary slug } }',
      { id: goes.id },
    );
    expect(now).toEqual({ version: 3, summary: 'known better', slug: goes.slug });
  });

  it('brings back as hidden whoever was hidden meanwhile', async () => {
    const [stays, goes] = [await person('Brake Bolat'), await person('Bolat Brake')];
    await merge(stays.id, goes.id);
    await sealed.does(recordHide, { id: stays.id, confidentiality: 'SEALED', reason: 'in danger' });
    await unmerge(stays.id, goes.id, sealed);
    const read = 'query ($id: ID!) { person(id: $id) { name confidentiality } }';
    expect(await editor.data(read, { id: goes.id })).toEqual({ person: null });
    expect(await sealed.data(read, { id: goes.id })).toEqual({
      person: { name: 'Bolat Brake', confidentiality: 'SEALED' },
    });
  });

  it('makes nobody public without a second person', async () => {
    const [stays, goes] = [await person('Less Lazzat'), await person('Lazzat More')];
    await publish(goes);
    const asked = await merge(stays.id, goes.id);
    expect(asked.proposal?.state).toBe('PENDING');
    await second.does(proposalApprove, { id: asked.proposal?.id });
    const read = 'query ($id: ID!) { person(id: $id) { name } }';
    expect(await servers.public.data(read, { id: goes.id })).toEqual({ person: null });
    const back = await unmerge(stays.id, goes.id);
    expect(back).toMatchObject({ person: null, proposal: { state: 'PENDING' } });
    expect(await servers.public.data(read, { id: goes.id })).toEqual({ person: null });
    const { userErrors } = await second.does(proposalApprove, { id: back.proposal?.id });
    expect(userErrors).toEqual([]);
    expect(await servers.public.data(read, { id: goes.id })).toEqual({ person: { name: 'Lazzat More' } });
  });
});

describe('merging', () => {
  it('puts details of one tier together, and a refusal before a consent', async () => {
    const [stays, goes] = [await person('Detail Dana'), await person('Dana Detail')];
    const set = (id: string, input: object) => editor.does(detailsSet, { person: id, input });
    await set(stays.id, { contact: 'by her sister', consent: 'GIVEN' });
    await set(goes.id, {
      contact: 'by her lawyer',
      consent: 'REFUSED',
      consentNote: 'asked in May',
      born: '1980-03-02',
    });
    const read = async (id: string) =>
      (
        await editor.data<{ person: { details: unknown } }>(
          'query ($id: ID!) { person(id: $id) { details { contact consent consentNote born { edtf } } } }',
          { id },
        )
      ).person.details;
    const before = [await read(stays.id), await read(goes.id)];
    await merge(stays.id, goes.id);
    expect(await read(stays.id)).toEqual({
      contact: 'by her sister\nby her lawyer',
      consent: 'REFUSED',
      consentNote: 'asked in May',
      born: { edtf: '1980-03-02' },
    });
    await unmerge(stays.id, goes.id);
    expect([await read(stays.id), await read(goes.id)]).toEqual(before);
  });

  it('finds room for details of two tiers that come to the same', async () => {
    const stays = await person('Open Olzhas');
    const goes = await person('Olzhas Sealed', { confidentiality: 'SEALED' });
    await sealed.does(detailsSet, { person: goes.id, input: { contact: 'one' } });
    await sealed.does(detailsSet, { person: goes.id, input: { contact: 'two', confidentiality: 'SEALED' } });
    await merge(stays.id, goes.id, sealed);
    const rows = () =>
      rowsOf(
        servers.owner,
        'SELECT person_id AS who, tier, contact FROM live.person_details WHERE person_id = ANY ($1) ORDER BY tier, contact',
        [[uuid(stays.id), uuid(goes.id)]],
      );
    expect(await rows()).toEqual([{ who: uuid(stays.id), tier: 3, contact: 'two\none' }]);
    await unmerge(stays.id, goes.id, sealed);
    expect(await rows()).toEqual([
      { who: uuid(goes.id), tier: 2, contact: 'one' },
      { who: uuid(goes.id), tier: 3, contact: 'two' },
    ]);
  });

  it('leaves one who takes part twice, with the sources of both, and whoever says more', async () => {
    const [stays, goes] = [await person('Twice Talgat'), await person('Talgat Twice')];
    const [id, source] = await Promise.all([
      servers.id('Case', 'kz-2020-bilash-389'),
      rowsOf<{ id: string }>(servers.owner, 'SELECT id FROM live.sources ORDER BY id LIMIT 1'),
    ]);
    const citations = [{ source: `Source_${source[0]?.id}`, locator: 'page 2' }];
    const add = async (party: string, input: object) => {
      const { userErrors } = await editor.does(participantAdd, { case: id, input: { party, ...input } });
      expect(userErrors).toEqual([]);
    };
    await add(stays.id, { role: 'WITNESS', note: 'heard in court' });
    await add(goes.id, { role: 'WITNESS', citations });
    await add(stays.id, { role: 'EXPERT', note: 'on language' });
    await add(goes.id, { role: 'EXPERT', note: 'on history' });
    await merge(stays.id, goes.id);
    const rows = await rowsOf(
      servers.owner,
      `SELECT p.role, p.note, (SELECT count(*)::integer FROM live.citations c WHERE c.case_participant_id = p.id) AS citations
       FROM live.case_participants p WHERE p.person_id = $1 ORDER BY p.role, p.note`,
      [uuid(stays.id)],
    );
    expect(rows).toEqual([
      { role: 'EXPERT', note: 'on history', citations: 0 },
      { role: 'EXPERT', note: 'on language', citations: 0 },
      { role: 'WITNESS', note: 'heard in court', citations: 1 },
    ]);
  });

  it('tells whoever asks nothing of what else moves', async () => {
    const pair = async (name: string, hidden: object[]) => {
      const stays = await person(`${name} stays`);
      const goes = await person(`${name} goes`, { names: [{ text: `${name} goes`, kind: 'PRIMARY' }, ...hidden] });
      await publish(stays, goes);
      return [stays.id, goes.id] as const;
    };
    const plain = await merge(...(await pair('Plain Pernebek', [])));
    const [stays, goes] = await pair('Secret Serik', [
      { text: 'Secret Serik alias', kind: 'ALIAS', confidentiality: 'SEALED' },
    ]);
    const secret = await merge(stays, goes);
    const shape = ({ person: record, proposal }: Answer) => ({ record, state: proposal?.state });
    expect(shape(secret)).toEqual(shape(plain));
    expect(shape(secret)).toEqual({ record: null, state: 'PENDING' });
    await second.does(proposalApprove, { id: secret.proposal?.id });
    const names = async (who: Someone) =>
      (await who.data<{ person: { names: { text: string }[] } }>(NAMES, { id: goes })).person.names.map(
        ({ text }) => text,
      );
    expect(await names(editor)).toEqual(['Secret Serik stays', 'Secret Serik goes']);
    expect(await names(sealed)).toEqual(['Secret Serik stays', 'Secret Serik goes', 'Secret Serik alias']);
  });
});
