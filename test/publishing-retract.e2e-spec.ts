import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { caseToRetract } from './support/case-to-retract.js';
import { Notebook } from './support/full-case.js';
import { chargeAdd, eventCorrect } from './support/mutations.js';
import { citationAdd, recordRetract, relationshipCreate } from './support/publishing-mutations.js';
import { publish, seenBy, submit } from './support/submissions.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;
let advocate: Someone;
let sealed: Someone;
let editor: Someone;
let bilash: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, sealed, editor] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('ADVOCATE', 3),
    servers.someone('EDITOR'),
  ]);
  bilash = await servers.id('Case', 'kz-2020-bilash-389');
}, 60_000);

afterAll(() => servers.stop());

const versionOf = async (id: string): Promise<number> =>
  (
    await sealed.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Recorded { version } } }',
      { id },
    )
  ).node.version;

const retract = async (id: string, who = advocate) =>
  who.does<{ retractedId: string | null; changeSet: { seq: number } | null; proposal: object | null }>(recordRetract, {
    id,
    expectedVersion: await versionOf(id),
    reason: 'wrong',
  });

const resting = (...ids: string[]) => [
  {
    code: 'CONFLICT',
    message: `Other records rest on this one: ${ids.join(', ')}. Retract or change these first.`,
    field: ['id'],
  },
];

const GRAPH = `query ($case: ID!) { case(id: $case) { status participants { role } charges { offence status }
  timeline { nodes { kind } } related { kind } fileNumbers { value } citations { locator } } }`;

describe('a record that others rest on', () => {
  it('stays until these are retracted or changed, and they are named', async () => {
    const book = await caseToRetract(advocate, bilash, 'Resting');
    const before = await servers.fingerprint();
    const id = (name: string) => book.id(name);
    const sorted = (...names: string[]) => names.map(id).toSorted();
    expect((await retract(id('friend'))).userErrors).toEqual(resting(id('friendship')));
    expect((await retract(id('officer'))).userErrors).toEqual(resting(id('post'), id('opened')));
    expect((await retract(id('court'))).userErrors).toEqual(resting(id('post'), id('opened')));
    expect((await retract(id('charge'))).userErrors).toEqual(resting(id('charged')));
    expect((await retract(id('second source'))).userErrors).toEqual(resting(id('charged')));
    expect((await retract(id('source'))).userErrors).toEqual(
      resting(...sorted('opened', 'charged', 'detained'), id('case')),
    );
    // The events that name nobody but him and his charges would be about everybody.
    expect((await retract(id('accused'))).userErrors.map(({ message }) => message)).toEqual([
      `Other records rest on this one: ${[
        ...sorted('detained', 'charged'),
        id('as accused'),
        ...sorted('charge', 'second charge'),
      ].join(', ')}, 1 more. Retract or change these first.`,
    ]);
    expect(await servers.fingerprint()).toBe(before);
  });

  it('is an article that anybody is charged under, and its statute', async () => {
    const statute = await servers.id('Statute', 'kz-criminal-code');
    const { article } = (
      await advocate.data<{
        statute: {
          article: { id: string; cases: { nodes: { charges: { id: string; article: { id: string } | null }[] }[] } };
        };
      }>(
        `{ statute(slug: "kz-criminal-code") { article(number: "174") { id cases { nodes { charges { id article { id } } } } } } }`,
      )
    ).statute;
    const charges = article.cases.nodes.flatMap(({ charges: all }) =>
      all.filter((one) => one.article?.id === article.id).map(({ id }) => id),
    );
    expect((await retract(article.id)).userErrors).toEqual(resting(...charges.toSorted()));
    expect((await retract(statute)).userErrors.map(({ code }) => code)).toEqual(['CONFLICT']);
  });
});

describe('a record that is retracted', () => {
  it('is gone from the present with its parts, each kind, and the rest follows', async () => {
    const book = await caseToRetract(advocate, bilash, 'Each');
    const id = book.id('case');
    const gone = async (name: string) => {
      const answer = await retract(book.id(name));
      expect(answer).toEqual({
        retractedId: book.id(name),
        changeSet: { seq: expect.any(Number) },
        proposal: null,
        userErrors: [],
      });
      return (await advocate.data<{ case: Record<string, unknown> }>(GRAPH, { case: id })).case;
    };
    expect(await gone('detained')).toMatchObject({
      timeline: { nodes: [{ kind: 'INVESTIGATION_OPENED' }, { kind: 'CHARGED' }] },
    });
    expect(await gone('second charge')).toMatchObject({ charges: [{ offence: 'charge', status: 'CHARGED' }] });
    expect(await gone('charged')).toMatchObject({
      status: 'UNDER_INVESTIGATION',
      timeline: { nodes: [{ kind: 'INVESTIGATION_OPENED' }] },
    });
    expect(await gone('charge')).toMatchObject({ charges: [] });
    expect(await gone('relation')).toMatchObject({ related: [] });
    expect(await gone('as accused')).toMatchObject({ participants: [] });
    for (const name of ['friendship', 'details', 'accused', 'friend', 'post', 'opened', 'officer', 'second source'])
      await gone(name);
    expect(await gone('court')).toMatchObject({
      fileNumbers: [{ value: '7' }],
      timeline: { nodes: [] },
      status: 'UNKNOWN',
    });
    await retract(book.id('case'));
    expect((await retract(book.id('source'))).userErrors).toEqual([]);
    expect(await seenBy(sealed, book)).toEqual([]);
    expect(await servers.drifts()).toEqual([]);
  });

  it('takes a whole case with it, public or not, and leaves the custody of its people right', async () => {
    const book = await caseToRetract(advocate, bilash, 'Whole');
    const { id: waiting } = await submit(advocate, { id: book.id('case') });
    expect(await publish(editor, waiting)).toEqual([]);
    const CUSTODY = 'query ($id: ID!) { person(id: $id) { custody { state } cases { totalCount } } }';
    const custody = { id: book.id('accused') };
    expect(await servers.public.data(CUSTODY, custody)).toEqual({
      person: { custody: { state: 'DETAINED' }, cases: { totalCount: 1 } },
    });
    expect((await retract(book.id('case'))).userErrors).toEqual([]);
    expect(await servers.public.data(CUSTODY, custody)).toEqual({
      person: { custody: { state: 'UNKNOWN' }, cases: { totalCount: 0 } },
    });
    expect(await seenBy(servers.public, book)).toEqual([
      'accused',
      'court',
      'officer',
      'post',
      'second source',
      'source',
    ]);
    expect(await seenBy(advocate, book)).toEqual([
      'accused',
      'court',
      'details',
      'friend',
      'friendship',
      'officer',
      'post',
      'second source',
      'source',
    ]);
    expect(await servers.drifts()).toEqual([]);
  });

  it('gives the place back to the event it corrected', async () => {
    const book = await caseToRetract(advocate, bilash, 'Corrected');
    await book.keep('correction', eventCorrect, {
      event: book.id('opened'),
      expectedVersion: 1,
      input: { kind: 'INVESTIGATION_OPENED', date: '2019-12', citations: [{ source: book.id('source') }] },
    });
    expect((await retract(book.id('correction'))).userErrors).toEqual([]);
    const DATES = 'query ($id: ID!) { case(id: $id) { timeline { nodes { date { edtf } } } } }';
    const { case: after } = await advocate.data<{ case: { timeline: { nodes: { date: { edtf: string } }[] } } }>(
      DATES,
      { id: book.id('case') },
    );
    expect(after.timeline.nodes.map(({ date }) => date.edtf)).toEqual(['2020-01', '2020-02', '2020-02']);
    expect(await servers.drifts()).toEqual([]);
  });

  it('takes along what rests on it and is hidden from whoever retracts, without a word', async () => {
    const book = await caseToRetract(advocate, bilash, 'Hidden');
    const hidden = new Notebook(sealed);
    for (const [name, one] of Object.entries(book.ids)) hidden.ids[name] = one;
    const SEALED = { confidentiality: 'SEALED' };
    await hidden.person('ghost', { names: [{ text: 'Ghost', kind: 'PRIMARY' }], ...SEALED });
    await hidden.keep('hidden friendship', relationshipCreate, {
      input: { from: book.id('friend'), to: hidden.id('ghost'), kind: 'SPOUSE', ...SEALED },
    });
    await hidden.participant('hidden suspect', 'friend', 'SUSPECT', SEALED);
    await hidden.keep('hidden charge', chargeAdd, {
      case: book.id('case'),
      input: { defendant: book.id('friend'), offence: 'hidden', ...SEALED },
    });
    await hidden.event('hidden event', {
      kind: 'CHARGED',
      date: '2020-03',
      charges: [hidden.id('hidden charge')],
      citations: [{ source: book.id('source') }],
      ...SEALED,
    });
    await hidden.event('half hidden', {
      kind: 'HEARING',
      date: '2020-04',
      involved: [book.id('friend')],
      citations: [{ source: book.id('second source') }],
      ...SEALED,
    });
    await hidden.event('unsourced', {
      kind: 'HEARING',
      date: '2020-05',
      citations: [{ source: book.id('second source') }],
      ...SEALED,
    });
    await retract(book.id('friendship'));
    expect(await retract(book.id('friend'))).toMatchObject({ retractedId: book.id('friend'), userErrors: [] });
    const left = await seenBy(sealed, hidden);
    expect(left).toContain('half hidden');
    expect(
      left.filter((name) =>
        ['friend', 'hidden suspect', 'hidden charge', 'hidden event', 'hidden friendship'].includes(name),
      ),
    ).toEqual([]);
    // The charge of the visible event is no reason against it once another source bears that out as well.
    await retract(book.id('charged'));
    expect((await retract(book.id('second source'))).userErrors).toEqual([]);
    expect(await seenBy(sealed, hidden)).toEqual(
      Object.keys(hidden.ids)
        .filter(
          (name) =>
            ![
              'friend',
              'friendship',
              'hidden friendship',
              'hidden suspect',
              'hidden charge',
              'hidden event',
              'half hidden',
              'unsourced',
              'charged',
              'second source',
            ].includes(name),
        )
        .toSorted(),
    );
    expect(await servers.drifts()).toEqual([]);
  });

  it('is refused for another version, for what is not there, and for those who do not record', async () => {
    const book = await caseToRetract(advocate, bilash, 'Refused');
    await advocate.does(citationAdd, { subject: book.id('opened'), input: { source: book.id('second source') } });
    const stale = await advocate.does(recordRetract, { id: book.id('opened'), expectedVersion: 1, reason: 'x' });
    expect(stale.userErrors.map(({ code, field }) => [code, field])).toEqual([['CONFLICT', ['expectedVersion']]]);
    const none = await advocate.does(recordRetract, {
      id: 'Case_00000000-0000-4000-8000-000000000000',
      expectedVersion: 1,
      reason: 'x',
    });
    expect(none.userErrors).toEqual([
      { code: 'NOT_FOUND', message: 'There is no such record that you may see. Give the ID of one.', field: ['id'] },
    ]);
    const researcher = await servers.someone('RESEARCHER', 3);
    await expect(
      researcher.does(recordRetract, { id: book.id('opened'), expectedVersion: 2, reason: 'x' }),
    ).rejects.toThrow('for the roles ADVOCATE and EDITOR');
  });
});
