import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Notebook, writeFullCase } from './support/full-case.js';
import { caseSubmit, submissionReject } from './support/publishing-mutations.js';
import { type Item, refusedSubmission, seenBy, submit, told } from './support/submissions.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

const ROLE = 'They take part only in a role that is left out.';
const OTHER_END = 'It leads to somebody, or to an organization, that would not be public.';
const REFUSED = 'Consent to publication is REFUSED, and the submission does not name them.';
const ABOUT = 'It is about somebody who is left out.';
const notUnlessNamed = (role: string) =>
  `Nobody who takes part as ${role} is published unless the submission names them.`;

const HELD = {
  Counsel: REFUSED,
  'Counsel as counsel': ABOUT,
  'Held judge': ROLE,
  'Judge as judge': 'It is on hold.',
  Victim: ROLE,
  'Victim as victim': notUnlessNamed('VICTIM'),
  Witness: ROLE,
  'Witness as witness': notUnlessNamed('WITNESS'),
  'affiliation elsewhere': OTHER_END,
  'charged wrongly': 'Another event, which would be public, stands in its place.',
  'held source': 'It is on hold.',
  kinship: OTHER_END,
  'on hold': 'It is on hold.',
  unsourced: 'No source that supports it would be public.',
};
const PUBLIC = [
  'Anna',
  'Anna as defendant',
  'Court',
  'Newspaper',
  'Officer',
  'Police',
  'affiliation',
  'case',
  'charge',
  'charged',
  'letter',
  'opened',
  'relation',
  'report',
];

let servers: WriteServer;
let advocate: Someone;
let other: Someone;
let sealed: Someone;
let editor: Someone;
let sealedEditor: Someone;
let book: Notebook;
let id: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, other, sealed, editor, sealedEditor] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('ADVOCATE'),
    servers.someone('ADVOCATE', 3),
    servers.someone('EDITOR'),
    servers.someone('EDITOR', 3),
  ]);
  book = await writeFullCase(advocate, sealed, await servers.id('Case', 'kz-2020-bilash-389'));
  id = book.id('case');
}, 60_000);

afterAll(() => servers.stop());

describe('the list of a submission', () => {
  it('holds what becomes public, and why the rest of the case does not', async () => {
    const submission = await submit(advocate, { id, note: 'ready' });
    expect(told(book, submission)).toEqual({ public: PUBLIC, held: HELD });
    expect([submission.state, submission.note]).toEqual(['PENDING', 'ready']);
    expect(new Set(submission.items.map(({ confidentiality }) => confidentiality))).toEqual(new Set(['RESTRICTED']));
  });

  it('is in the order in which people look at a case, with version and consent', async () => {
    const { items } = await submit(advocate, { id });
    const show = ({ record, version, consent }: Item) => [record.__typename, book.name(record.id), version, consent];
    expect(items.slice(0, 7).map(show)).toEqual([
      ['Case', 'case', 1, null],
      ['CaseParticipant', 'Anna as defendant', 1, 'GIVEN'],
      ['CaseParticipant', 'Victim as victim', 1, null],
      ['CaseParticipant', 'Witness as witness', 1, null],
      ['CaseParticipant', 'Counsel as counsel', 1, 'REFUSED'],
      ['CaseParticipant', 'Judge as judge', 1, null],
      ['Charge', 'charge', 1, null],
    ]);
    expect(items.filter(({ record }) => record.__typename === 'Person').map(show)).toEqual([
      ['Person', 'Anna', 1, 'GIVEN'],
      ['Person', 'Victim', 1, null],
      ['Person', 'Witness', 1, null],
      ['Person', 'Counsel', 1, 'REFUSED'],
      ['Person', 'Held judge', 1, null],
      ['Person', 'Officer', 1, null],
    ]);
  });

  it('holds whom the submission names, and leaves out what it leaves out with all that hangs on it', async () => {
    const include = ['Victim as victim', 'Counsel'].map((name) => book.id(name));
    const exclude = ['Officer', 'letter', 'relation'].map((name) => book.id(name));
    const { [`opened`]: opened, ...held } = told(book, await submit(advocate, { id, include, exclude })).held;
    expect(opened).toBe('No source that supports it would be public.');
    const { Counsel, kinship, Victim, ...rest } = HELD;
    delete (rest as Partial<typeof HELD>)['Counsel as counsel'];
    delete (rest as Partial<typeof HELD>)['Victim as victim'];
    expect([Counsel, kinship, Victim]).toEqual([REFUSED, OTHER_END, ROLE]);
    expect(held).toEqual({
      ...rest,
      letter: 'The submission leaves it out.',
      relation: 'The submission leaves it out.',
    });
  });

  it('leaves out an event that would be about everybody, once its only charge or defendant is left out', async () => {
    const exclude = [book.id('charge')];
    expect(told(book, await submit(advocate, { id, exclude })).held).toMatchObject({
      charge: 'The submission leaves it out.',
      charged: 'Every charge that it names is left out.',
    });
    const without = told(book, await submit(advocate, { id, exclude: [book.id('Anna')] }));
    expect(without.held).toMatchObject({
      Anna: 'The submission leaves it out.',
      'Anna as defendant': ABOUT,
      charge: ABOUT,
      charged: 'Every charge that it names is left out.',
    });
    expect(without.public).toEqual([
      'Court',
      'Newspaper',
      'Officer',
      'Police',
      'case',
      'letter',
      'opened',
      'relation',
      'report',
    ]);
  });

  it('holds what is SEALED for those who see it, and publishes it by name alone', async () => {
    const left = told(book, await submit(sealed, { id }));
    expect(left.held).toEqual({
      ...HELD,
      'Expert as expert': ABOUT,
      'Sealed expert': 'It is SEALED, and the submission does not name it.',
    });
    const include = [book.id('Expert as expert')];
    const named = await submit(sealed, { id, include });
    expect(told(book, named)).toEqual({
      public: [...PUBLIC, 'Expert as expert', 'Sealed expert'].toSorted(),
      held: HELD,
    });
    // An editor who may not see all of it is not told of any.
    const read = `query ($id: ID!) { node(id: $id) { id } }`;
    expect(await editor.data(read, { id: named.id })).toEqual({ node: null });
    expect(await sealedEditor.data(read, { id: named.id })).toEqual({ node: { id: named.id } });
  });

  it('has changed nothing that is on record', async () => {
    const before = await servers.fingerprint();
    await submit(advocate, { id });
    const after = await servers.fingerprint();
    const sums = (text: string) =>
      (JSON.parse(text) as { name: string; sum: string }[]).filter(({ name }) => name !== 'live.submissions');
    expect(sums(after)).toEqual(sums(before));
    expect(await seenBy(servers.public, book)).toEqual([]);
    expect(await servers.drifts()).toEqual([]);
  });
});

describe('what is not submitted', () => {
  it('is a case that is not there, and what is not of the case', async () => {
    const none = {
      code: 'NOT_FOUND',
      message: 'There is no such case that you may see. Give the ID of one.',
      field: ['id'],
    };
    expect(await refusedSubmission(advocate, { id: 'Case_00000000-0000-4000-8000-000000000000' })).toEqual([none]);
    expect(await refusedSubmission(advocate, { id: book.id('Anna') })).toEqual([none]);
    const elsewhere = await servers.id('Person', 'serikzhan-bilash');
    for (const [argument, stranger] of [
      ['include', elsewhere],
      ['exclude', book.id('Sealed expert')],
      ['include', book.id('consent of Anna')],
    ] as const) {
      expect(await refusedSubmission(advocate, { id, [argument]: [stranger] })).toEqual([
        {
          code: 'NOT_FOUND',
          message: 'There is no such record of this case that you may see. Give the ID of one.',
          field: [argument, '0'],
        },
      ]);
    }
  });

  it('is a contradiction, or nothing', async () => {
    const both = [book.id('Victim')];
    expect(await refusedSubmission(advocate, { id, include: both, exclude: both })).toEqual([
      { code: 'INVALID', message: 'This is both included and left out. Say one of them.', field: ['exclude', '0'] },
    ]);
    expect(await refusedSubmission(advocate, { id, exclude: [id] })).toEqual([
      {
        code: 'INVALID',
        message: 'Nothing of the case can be published. The submission leaves it out.',
        field: ['id'],
      },
    ]);
    expect(await refusedSubmission(advocate, { id: await servers.id('Case', 'kz-2020-bilash-389') })).toEqual([
      {
        code: 'INVALID',
        message:
          'Nothing would become public: all of it is so already, or left out. Record something new, or include what is left out.',
        field: ['id'],
      },
    ]);
  });

  it('is anything by somebody who may not record', async () => {
    const researcher = await servers.someone('RESEARCHER', 3);
    await expect(researcher.does(caseSubmit, { id })).rejects.toThrow(
      'caseSubmit is for the roles ADVOCATE and EDITOR',
    );
    await expect(servers.public.does(caseSubmit, { id })).rejects.toThrow('caseSubmit is for people with an account');
  });
});

describe('what waits', () => {
  const LIST = '{ submissions { totalCount nodes { id case { id } by { id } } pageInfo { hasNextPage endCursor } } }';
  const OF_CASE = 'query ($id: ID!) { case(id: $id) { submission { id } } }';

  it('is listed for editors, each who sees all of it; a new submission takes the place of the one before', async () => {
    await submit(sealed, { id, include: [book.id('Sealed expert')] });
    const first = await submit(advocate, { id });
    const second = await submit(advocate, { id });
    const listed = { id: second.id, case: { id }, by: { id: `Account_${advocate.account}` } };
    expect(await editor.data(LIST)).toEqual({
      submissions: { totalCount: 1, nodes: [listed], pageInfo: { hasNextPage: false, endCursor: expect.any(String) } },
    });
    expect(await sealedEditor.data<{ submissions: { totalCount: number } }>(LIST)).toMatchObject({
      submissions: { totalCount: 2 },
    });
    expect(
      await editor.data('query ($id: ID!) { node(id: $id) { ... on Submission { state } } }', { id: first.id }),
    ).toEqual({
      node: { state: 'SUPERSEDED' },
    });
    expect(await editor.data(OF_CASE, { id })).toEqual({ case: { submission: { id: second.id } } });
  });

  it('is there for nobody else, save whoever submitted it', async () => {
    const { id: waiting } = await submit(advocate, { id });
    const read = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await advocate.data(read, { id: waiting })).toEqual({ node: { id: waiting } });
    for (const nobody of [
      other,
      servers.public,
      await servers.someone('RESEARCHER', 3),
      await servers.someone('ADMIN', 3),
    ]) {
      expect(await nobody.data(read, { id: waiting })).toEqual({ node: null });
      expect(await nobody.errors(LIST)).toHaveLength(1);
    }
    expect(await advocate.data(OF_CASE, { id })).toEqual({ case: { submission: null } });
    const bilash = await servers.id('Case', 'kz-2020-bilash-389');
    expect(await servers.public.data(OF_CASE, { id: bilash })).toEqual({ case: { submission: null } });
  });

  it('is read in as many statements, however much it lists', async () => {
    const query = `query ($id: ID!) { case(id: $id) { submission { by { id } items {
      record { __typename version ... on Node { id } } consent heldBecause } } } }`;
    const { statements } = await editor.counted(query, { id });
    await book.person('Another officer');
    await book.event('searched', {
      kind: 'SEARCH_CONDUCTED',
      date: '2021-03-01',
      involved: [book.id('Another officer')],
      citations: [{ source: book.id('letter') }],
    });
    await submit(advocate, { id });
    expect((await editor.counted(query, { id })).statements).toBe(statements);
  });

  it('waits no more once it is rejected, by whichever editor', async () => {
    const { id: waiting } = await submit(advocate, { id });
    const rejected = await editor.does(submissionReject, { id: waiting, reason: 'too early' });
    expect(rejected).toEqual({
      submission: {
        id: waiting,
        state: 'REJECTED',
        decision: 'too early',
        decidedBy: { displayName: expect.any(String) },
      },
      changeSet: null,
      userErrors: [],
    });
    expect((await sealedEditor.does(submissionReject, { id: waiting, reason: 'again' })).userErrors).toEqual([
      { code: 'CONFLICT', message: 'This submission waits no more: it is REJECTED.', field: ['id'] },
    ]);
    const own = await submit(editor, { id });
    expect((await editor.does(submissionReject, { id: own.id, reason: 'taken back' })).userErrors).toEqual([]);
    await expect(advocate.does(submissionReject, { id: own.id, reason: 'x' })).rejects.toThrow('for the roles EDITOR');
  });
});
