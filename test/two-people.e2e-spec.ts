import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { personCreate, personUpdate, proposalApprove } from './support/mutations.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

/** Roads by which one person might make something public, or decide on their own: each was open once. */
let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let other: Someone;
let sealed: Someone;

const REASONED = '$id: ID!, $duplicate: ID!, $reason: String!';
const SET = 'person { id version } proposal { id state }';
const merge = { field: 'personMerge', types: REASONED, select: SET };
const unmerge = { field: 'personUnmerge', types: REASONED, select: SET };
const hide = {
  field: 'recordHide',
  types: '$id: ID!, $confidentiality: Confidentiality!, $reason: String!',
  select: 'record { version }',
};

interface Changed {
  person: { id: string; version: number } | null;
  proposal: { id: string; state: string } | null;
}

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, other, sealed] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR'),
    servers.someone('EDITOR'),
    servers.someone('EDITOR', 3),
  ]);
}, 60_000);

afterAll(() => servers.stop());

const versionOf = async (id: string, who = sealed): Promise<number> =>
  (
    await who.data<{ node: { version: number } }>('query ($id: ID!) { node(id: $id) { ... on Person { version } } }', {
      id,
    })
  ).node.version;

const namesSeen = async (who: Someone, id: string): Promise<string[] | null> =>
  (
    await who.data<{ node: { names: { text: string }[] } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Person { names { text } } } }',
      { id },
    )
  ).node?.names.map(({ text }) => text) ?? null;

async function approved(who: Someone, proposal: { id: string } | null): Promise<void> {
  expect((await who.does(proposalApprove, { id: proposal?.id })).userErrors).toEqual([]);
}

describe('a proposal of somebody cleared for SEALED', () => {
  it('is read and decided on only by who is cleared as high, and leaves what is sealed sealed', async () => {
    const bilash = await servers.id('Person', 'serikzhan-bilash');
    const second = await servers.someone('EDITOR', 3);
    const given = async () =>
      (
        await sealed.data<{ node: { names: { text: string; kind: string; language: string | null }[] } }>(
          'query ($id: ID!) { node(id: $id) { ... on Person { names { text kind language } } } }',
          { id: bilash },
        )
      ).node.names;
    const hidden = { text: 'Secret Alias', kind: 'ALIAS', confidentiality: 'SEALED' };
    const first = await sealed.does<Changed>(personUpdate, {
      id: bilash,
      expectedVersion: await versionOf(bilash),
      patch: { names: [...(await given()), hidden] },
    });
    // Nothing public says anything new: a hidden name needs nobody, or one who may see it.
    if (first.proposal) await approved(second, first.proposal);
    const names = [...(await given()), { text: 'New Public Alias', kind: 'ALIAS' }];
    const asked = await sealed.does<Changed>(personUpdate, {
      id: bilash,
      expectedVersion: await versionOf(bilash),
      patch: { names },
    });
    expect(asked.proposal?.state).toBe('PENDING');
    const seen = await editor.data<{ proposals: { nodes: { id: string }[] } }>(
      '{ proposals(first: 100) { nodes { id input } } }',
    );
    expect(seen.proposals.nodes.some(({ id }) => id === asked.proposal?.id)).toBe(false);
    expect((await editor.does(proposalApprove, { id: asked.proposal?.id })).userErrors.map(({ code }) => code)).toEqual(
      ['NOT_FOUND'],
    );
    await approved(second, asked.proposal);
    expect((await namesSeen(servers.public, bilash))?.includes('New Public Alias')).toBe(true);
    expect((await namesSeen(servers.public, bilash))?.includes('Secret Alias')).toBe(false);
    expect((await namesSeen(sealed, bilash))?.includes('Secret Alias')).toBe(true);
  });
});

describe('taking a merge back', () => {
  it('never gives a version out twice', async () => {
    const person = async (name: string) =>
      (
        await advocate.does<{ person: { id: string } }>(personCreate, {
          input: { names: [{ text: name, kind: 'PRIMARY' }], force: true },
        })
      ).person.id;
    const [stays, goes] = [await person('Version Vera'), await person('Vera Version')];
    await advocate.does(personUpdate, { id: goes, expectedVersion: 1, patch: { summary: 'two' } });
    await editor.does(merge, { id: stays, duplicate: goes, reason: 'x' });
    await editor.does(unmerge, { id: stays, duplicate: goes, reason: 'x' });
    expect(await versionOf(goes)).toBe(3);
    const late = await advocate.does(personUpdate, { id: goes, expectedVersion: 2, patch: { summary: 'late' } });
    expect(late.userErrors.map(({ code }) => code)).toEqual(['CONFLICT']);
  });

  it('brings nobody back to the public who was hidden meanwhile', async () => {
    const [stays, goes] = [
      await servers.id('Person', 'erbol-dauletbek'),
      await servers.id('Person', 'almas-akhmetbek'),
    ];
    const merged = await editor.does<Changed>(merge, { id: stays, duplicate: goes, reason: 'x' });
    await approved(other, merged.proposal);
    await editor.does(hide, { id: stays, confidentiality: 'RESTRICTED', reason: 'x' });
    const taken = await editor.does<Changed>(unmerge, { id: stays, duplicate: goes, reason: 'x' });
    expect([taken.person?.id, taken.proposal, taken.userErrors]).toEqual([goes, null, []]);
    expect(await namesSeen(servers.public, goes)).toBeNull();
  });
});

describe('a name more hidden than its bearer', () => {
  it('is held back once the bearer is hidden by a patch, as by recordHide', async () => {
    const kusman = await servers.id('Person', 'saltanat-kusman');
    const { node } = await advocate.data<{ node: { names: object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Person { names { text kind language } } } }',
      { id: kusman },
    );
    const names = [...node.names, { text: 'Hidden Alias', kind: 'ALIAS', confidentiality: 'RESTRICTED' }];
    const asked = await advocate.does<Changed>(personUpdate, {
      id: kusman,
      expectedVersion: await versionOf(kusman),
      patch: { names },
    });
    if (asked.proposal) await approved(editor, asked.proposal);
    const raised = await advocate.does<Changed>(personUpdate, {
      id: kusman,
      expectedVersion: await versionOf(kusman),
      patch: { confidentiality: 'RESTRICTED' },
    });
    expect(raised.userErrors).toEqual([]);
    const { rows } = await servers.owner.query(`SELECT hold FROM live.names WHERE text = 'Hidden Alias'`);
    expect(rows).toEqual([{ hold: true }]);
    expect(await servers.drifts()).toEqual([]);
  });
});
