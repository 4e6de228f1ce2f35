import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Notebook } from './support/full-case.js';
import { sharingCases } from './support/sharing-cases.js';
import { caseCreate } from './support/mutations.js';
import { caseWithdraw, recordHide } from './support/publishing-mutations.js';
import { publish, seenBy, submit } from './support/submissions.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor] = await Promise.all([servers.someone('ADVOCATE'), servers.someone('EDITOR')]);
}, 60_000);

afterAll(() => servers.stop());

const read = async (id: string, who = editor) =>
  (
    await who.data<{ node: { version: number; confidentiality: string; slug?: string } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Recorded { version confidentiality } ... on Person { slug } ... on Case { slug } ... on Source { slug } } }',
      { id },
    )
  ).node!;

const hide = (who: Someone, id: string, confidentiality: string) =>
  who.does<{ record: { id: string } | null; changeSet: object | null }>(recordHide, {
    id,
    confidentiality,
    reason: 'danger',
  });

describe('withdrawing a case', () => {
  it('takes back all that no other public case needs', async () => {
    const { one, other } = await sharingCases(advocate, editor, 'W');
    const id = one.id('case');
    const { version } = await read(id);
    const answer = await editor.does(caseWithdraw, { id, expectedVersion: version, reason: 'they ask for it' });
    expect(answer).toEqual({
      case: { id, confidentiality: 'RESTRICTED', version: version + 1 },
      changeSet: { seq: expect.any(Number) },
      userErrors: [],
    });
    // The affiliation stays between two who stay; with it what it rests on, and who wrote that.
    expect(await seenBy(servers.public, one)).toEqual([
      'own',
      'own affiliation',
      'own source',
      'paper',
      'police',
      'shared',
      'shared affiliation',
      'shared source',
    ]);
    expect(await seenBy(servers.public, other)).toEqual(
      Object.keys(other.ids)
        .filter((name) => name !== 'ministry')
        .toSorted(),
    );
    expect(await servers.drifts()).toEqual([]);

    const alone = await editor.does(caseWithdraw, { id: other.id('case'), expectedVersion: 2, reason: 'this too' });
    expect(alone.userErrors).toEqual([]);
    expect(await seenBy(servers.public, other)).toEqual([]);
    expect(await seenBy(servers.public, one)).toEqual([]);
    expect(await servers.drifts()).toEqual([]);
  });

  it('is refused for what is not public, for another version, and for advocates', async () => {
    const book = new Notebook(advocate);
    await book.keep('case', caseCreate, { input: { title: 'Hidden', kind: 'CRIMINAL', country: 'KZ' } });
    const id = book.id('case');
    expect((await editor.does(caseWithdraw, { id, expectedVersion: 1, reason: 'x' })).userErrors).toEqual([
      { code: 'INVALID', message: 'The case is not public, so it cannot be withdrawn.', field: ['id'] },
    ]);
    const bilash = await servers.id('Case', 'kz-2020-bilash-389');
    expect((await editor.does(caseWithdraw, { id: bilash, expectedVersion: 7, reason: 'x' })).userErrors).toEqual([
      {
        code: 'CONFLICT',
        message: 'The record is at version 1; there is no version 7 of it.',
        field: ['expectedVersion'],
      },
    ]);
    await expect(advocate.does(caseWithdraw, { id: bilash, expectedVersion: 1, reason: 'x' })).rejects.toThrow(
      'for the roles EDITOR',
    );
    expect(
      (await editor.does(caseWithdraw, { id: bilash, expectedVersion: 1, reason: '' })).userErrors.map(
        ({ code, field }) => [code, field],
      ),
    ).toEqual([['INVALID', ['reason']]]);
    const { data } = await servers.public.body('query ($id: ID!) { case(id: $id) { confidentiality } }', {
      id: bilash,
    });
    expect(data).toEqual({ case: { confidentiality: 'PUBLIC' } });
  });

  it('leaves out again what is left out the next time, though it was public before', async () => {
    const book = new Notebook(advocate);
    await book.person('victim');
    await book.person('known', { names: [{ text: 'Known', kind: 'PRIMARY' }] });
    await book.source('source');
    await book.keep('case', caseCreate, { input: { title: 'Again', kind: 'CRIMINAL', country: 'KZ' } });
    const id = book.id('case');
    await book.participant('as victim', 'victim', 'VICTIM');
    await book.participant('known as victim', 'known', 'VICTIM');
    await book.event('event', {
      kind: 'HEARING',
      date: '2020',
      involved: [book.id('victim'), book.id('known')],
      citations: [{ source: book.id('source') }],
    });
    const first = await submit(advocate, { id, include: [book.id('as victim'), book.id('known')] });
    expect(await publish(editor, first.id)).toEqual([]);
    expect(await seenBy(servers.public, book)).toEqual(Object.keys(book.ids).toSorted());
    // The brake is pulled on the case alone: its records are hidden with it, and their own tiers are as they were.
    expect((await hide(advocate, id, 'RESTRICTED')).userErrors).toEqual([]);
    expect(await seenBy(servers.public, book)).toEqual(['known', 'source', 'victim']);
    const second = await submit(advocate, { id });
    expect(await publish(editor, second.id)).toEqual([]);
    expect(await seenBy(servers.public, book)).toEqual(['case', 'event', 'known', 'source', 'victim']);
    const INVOLVED = 'query ($id: ID!) { node(id: $id) { ... on CaseEvent { involved { __typename } } } }';
    expect(await servers.public.data(INVOLVED, { id: book.id('event') })).toEqual({ node: { involved: [] } });
    expect(await servers.drifts()).toEqual([]);
  });
});
