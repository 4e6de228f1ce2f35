import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { personCreate, personUpdate, proposalApprove, proposalReject } from './support/mutations.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let other: Someone;
let bilash: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, other] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR'),
    servers.someone('EDITOR'),
  ]);
  bilash = await servers.id('Person', 'serikzhan-bilash');
}, 60_000);

afterAll(() => servers.stop());

interface Updated {
  person: { version: number; summary: string } | null;
  proposal: { id: string; state: string } | null;
  changeSet: { seq: number } | null;
}

const read = async (who: Someone, id = bilash) =>
  (
    await who.data<{ node: { version: number; summary: string | null } }>(
      'query ($id: ID!) { node(id: $id) { ... on Person { version summary } } }',
      { id },
    )
  ).node;

const update = async (who: Someone, patch: object, id = bilash) =>
  who.does<Updated>(personUpdate, { id, expectedVersion: (await read(who, id)).version, patch });

const waiting = async (who: Someone) =>
  (
    await who.data<{ proposals: { totalCount: number; nodes: Record<string, unknown>[] } }>(
      '{ proposals { totalCount nodes { id operation input state reason by { displayName } record { ... on Node { id } } } } }',
    )
  ).proposals;

describe('a change of what is public', () => {
  it('waits: the record stays as it is, for everybody', async () => {
    const before = await read(servers.public);
    const answer = await update(advocate, { summary: 'Changed.', reason: 'better words' });
    expect(answer).toEqual({
      person: null,
      proposal: { id: expect.stringMatching(/^Proposal_/), state: 'PENDING' },
      changeSet: null,
      userErrors: [],
    });
    expect([await read(servers.public), await read(advocate)]).toEqual([before, before]);
    expect(await waiting(editor)).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: answer.proposal?.id,
          operation: 'personUpdate',
          input: expect.any(String),
          state: 'PENDING',
          reason: 'better words',
          by: { displayName: expect.stringMatching(/^ADVOCATE/) },
          record: { id: bilash },
        },
      ],
    });
  });

  it('is for editors to decide on, and not for whoever made it', async () => {
    const made = await update(editor, { summary: 'By an editor.' });
    const own = await editor.does(proposalApprove, { id: made.proposal?.id });
    expect(own.userErrors).toEqual([
      { code: 'FORBIDDEN', message: 'Nobody decides on their own proposal. Ask another editor.', field: ['id'] },
    ]);
    expect(
      await advocate.errors('mutation ($id: ID!) { proposalApprove(id: $id) { userErrors { code } } }', {
        id: made.proposal?.id,
      }),
    ).toEqual([['FORBIDDEN', 'proposalApprove is for the roles EDITOR; yours is ADVOCATE.']]);
    expect(await advocate.errors('{ proposals { totalCount } }')).toEqual([
      ['FORBIDDEN', 'proposals is for the roles EDITOR; yours is ADVOCATE.'],
    ]);
    expect(await servers.public.errors('{ proposals { totalCount } }')).toEqual([
      ['UNAUTHENTICATED', 'proposals is for people with an account. Sign in, or send a token.'],
    ]);
    const nobody = await servers.public.data('query ($id: ID!) { node(id: $id) { id } }', { id: made.proposal?.id });
    expect(nobody).toEqual({ node: null });
    const rejected = await other.does(proposalReject, { id: made.proposal?.id, reason: 'not better' });
    expect(rejected).toEqual({ proposal: { state: 'REJECTED' }, record: null, changeSet: null, userErrors: [] });
  });

  it('is carried out when another approves it, and what was made for the version before is stale', async () => {
    const first = await update(advocate, { summary: 'First.' });
    const second = await update(advocate, { summary: 'Second.' });
    const { version } = await read(servers.public);
    expect(await other.does(proposalApprove, { id: first.proposal?.id })).toEqual({
      proposal: { state: 'APPROVED', decidedBy: { displayName: expect.stringMatching(/^EDITOR/) } },
      record: { id: bilash, version: version + 1 },
      changeSet: { seq: expect.any(Number) },
      userErrors: [],
    });
    expect(await read(servers.public)).toEqual({ version: version + 1, summary: 'First.' });
    const before = await servers.fingerprint();
    const stale = await editor.does(proposalApprove, { id: second.proposal?.id });
    expect(stale).toMatchObject({ proposal: { state: 'STALE' }, record: null, changeSet: null });
    expect(stale.userErrors).toEqual([
      {
        code: 'CONFLICT',
        message: `The proposal can no longer be carried out: The record was at version ${version} when this was proposed, and is at version ${version + 1}. Propose the change anew.`,
        field: ['id'],
      },
    ]);
    expect(await read(servers.public)).toEqual({ version: version + 1, summary: 'First.' });
    expect(await servers.fingerprint()).not.toBe(before);
    const again = await editor.does(proposalApprove, { id: second.proposal?.id });
    expect(again.userErrors).toEqual([
      { code: 'CONFLICT', message: 'This proposal is decided already: it is STALE.', field: ['id'] },
    ]);
  });

  it('is refused at once where a rule refuses it, and never waits', async () => {
    const { userErrors, proposal } = await update(advocate, { names: [{ text: 'No primary', kind: 'ALIAS' }] });
    expect([proposal, userErrors.map(({ code, field }) => [code, field])]).toEqual([
      null,
      [['INVALID', ['patch', 'names']]],
    ]);
  });

  it('that hides it acts at once, with all else it says', async () => {
    const kusman = await servers.id('Person', 'saltanat-kusman');
    const answer = await update(advocate, { confidentiality: 'RESTRICTED', summary: 'Hidden.' }, kusman);
    expect(answer).toMatchObject({ person: { summary: 'Hidden.' }, proposal: null, userErrors: [] });
    const { node } = await servers.public.data<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', {
      id: kusman,
    });
    expect(node).toBeNull();
    expect(await servers.drifts()).toEqual([]);
  });
});

describe('two edits from one version', () => {
  it('one wins, and the other learns what has changed, and in which change set', async () => {
    const { person } = await advocate.does<{ person: { id: string } }>(personCreate, {
      input: { names: [{ text: 'Twice Edited', kind: 'PRIMARY' }] },
    });
    const edit = (patch: object) => advocate.does<Updated>(personUpdate, { id: person.id, expectedVersion: 1, patch });
    const answers = await Promise.all([edit({ summary: 'One' }), edit({ summary: 'Two' })]);
    const won = answers.find(({ userErrors }) => userErrors.length === 0);
    const lost = answers.find(({ userErrors }) => userErrors.length > 0);
    expect(lost?.userErrors).toEqual([
      {
        code: 'CONFLICT',
        message: `The record is at version 2, not 1 any more: change set ${won?.changeSet?.seq} changed summary. Read it again, then decide.`,
        field: ['expectedVersion'],
      },
    ]);
    expect(await read(advocate, person.id)).toEqual({ version: 2, summary: won?.person?.summary });
    const named = await advocate.does<Updated>(personUpdate, {
      id: person.id,
      expectedVersion: 2,
      patch: {
        names: [
          { text: 'Twice Edited', kind: 'PRIMARY' },
          { text: 'Another', kind: 'ALIAS' },
        ],
      },
    });
    expect(named.person?.version).toBe(3);
    const late = await edit({ summary: 'Late' });
    expect(late.userErrors[0]?.message).toBe(
      `The record is at version 3, not 1 any more: change set ${named.changeSet?.seq} changed what hangs on it: names, authors or citations; change set ${won?.changeSet?.seq} changed summary. Read it again, then decide.`,
    );
  });

  it('says so of a version that never was', async () => {
    const { userErrors } = await advocate.does(personUpdate, {
      id: bilash,
      expectedVersion: 99,
      patch: { summary: 'x' },
    });
    expect(userErrors.map(({ code, message }) => [code, message.replace(/version \d+;/, 'version N;')])).toEqual([
      ['CONFLICT', 'The record is at version N; there is no version 99 of it.'],
    ]);
  });
});
