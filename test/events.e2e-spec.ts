import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  caseCreate,
  chargeAdd,
  eventCorrect,
  eventRecord,
  participantAdd,
  personCreate,
  sourceCreate,
} from './support/mutations.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let sealed: Someone;
let bilash389: string;
let article: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, sealed] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR'),
    servers.someone('ADVOCATE', 3),
  ]);
  bilash389 = await servers.id('Case', 'kz-2020-bilash-389');
  article = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
}, 60_000);

afterAll(() => servers.stop());

const statusOf = async (who: Someone, id: string): Promise<string> =>
  (await who.data<{ case: { status: string } }>('query ($id: ID!) { case(id: $id) { status } }', { id })).case.status;

/** A case of its own, with one charge against one person. */
async function madeUpCase(name: string): Promise<{ id: string; person: string; charge: string; source: string }> {
  const { person } = await advocate.does<{ person: { id: string } }>(personCreate, {
    input: { names: [{ text: name, kind: 'PRIMARY' }] },
  });
  const { source } = await advocate.does<{ source: { id: string } }>(sourceCreate, {
    input: { kind: 'NEWS_ARTICLE', title: `About ${name}` },
  });
  const { case: made } = await advocate.does<{ case: { id: string } }>(caseCreate, {
    input: { title: `The case of ${name}`, kind: 'CRIMINAL', country: 'KZ' },
  });
  await advocate.does(participantAdd, { case: made.id, input: { party: person.id, role: 'DEFENDANT' } });
  const { charge } = await advocate.does<{ charge: { id: string } }>(chargeAdd, {
    case: made.id,
    input: { defendant: person.id, offence: 'made up' },
  });
  return { id: made.id, person: person.id, charge: charge.id, source: source.id };
}

describe('recording an event', () => {
  it('moves the standing for those who see it, and for nobody else', async () => {
    const answer = await advocate.does(eventRecord, {
      case: bilash389,
      input: { kind: 'DROPPED', date: '2021-06', citations: [{ source: article }], reason: 'a letter came' },
    });
    expect(answer).toEqual({
      event: {
        id: expect.stringMatching(/^CaseEvent_/),
        title: 'Dropped',
        version: 1,
        confidentiality: 'RESTRICTED',
        date: { edtf: '2021-06' },
      },
      case: { status: 'DROPPED' },
      changeSet: { seq: 9 },
      proposal: null,
      userErrors: [],
    });
    const researcher = await servers.someone('RESEARCHER', 1);
    expect([await statusOf(servers.public, bilash389), await statusOf(researcher, bilash389)]).toEqual([
      'UNDER_INVESTIGATION',
      'UNDER_INVESTIGATION',
    ]);
    expect([await statusOf(editor, bilash389), await statusOf(sealed, bilash389)]).toEqual(['DROPPED', 'DROPPED']);
  });

  it('names the event in the way of one that cannot follow, and records nothing', async () => {
    const before = await servers.fingerprint();
    const { userErrors, ...rest } = await advocate.does<{ event: unknown; changeSet: unknown }>(eventRecord, {
      case: bilash389,
      input: { kind: 'CHARGED', date: '2021-08', citations: [{ source: article }] },
    });
    expect(rest).toEqual({ event: null, case: null, changeSet: null, proposal: null });
    expect(userErrors).toEqual([
      {
        code: 'ILLEGAL_SEQUENCE',
        message: expect.stringMatching(
          /^CHARGED follows only UNKNOWN, .*; in the way is "Dropped" in June 2021 \(CaseEvent_[0-9a-f-]{36}\), since which it stands DROPPED\. Correct what is wrong, or say in `irregularity` why it was so\.$/,
        ),
        field: ['input', 'kind'],
      },
    ]);
    expect(await servers.fingerprint()).toBe(before);
  });

  it('records it with a reason for its irregularity, and marks it', async () => {
    const made = await madeUpCase('Irregular Ivan');
    const record = (input: object) =>
      advocate.does<{ event: { id: string } | null }>(eventRecord, {
        case: made.id,
        input: { citations: [{ source: made.source }], ...input },
      });
    await record({ kind: 'ACQUITTED', date: '2021-01-01' });
    expect((await record({ kind: 'CHARGED', date: '2021-02-01' })).event).toBeNull();
    const { event, userErrors } = await record({
      kind: 'CHARGED',
      date: '2021-02-01',
      irregularity: 'The prosecutor charged him again all the same.',
    });
    expect(userErrors).toEqual([]);
    const { node } = await advocate.data<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on CaseEvent { irregularity } } }',
      { id: event?.id },
    );
    expect(node).toEqual({ irregularity: 'The prosecutor charged him again all the same.' });
  });

  it.each([
    {
      what: 'no source',
      input: { citations: [] },
      error: ['UNSOURCED', ['input', 'citations']],
    },
    {
      what: 'a source that disputes it alone',
      input: (made: { source: string }) => ({ citations: [{ source: made.source, stance: 'DISPUTES' }] }),
      error: ['UNSOURCED', ['input', 'citations']],
    },
    {
      what: 'a source that is not there',
      input: { citations: [{ source: 'Source_00000000-0000-4000-8000-000000000000' }] },
      error: ['NOT_FOUND', ['input', 'citations', '0', 'source']],
    },
    {
      what: 'a charge of another case',
      input: async () => ({ charges: [(await madeUpCase('Other Olga')).charge] }),
      error: ['INVALID', ['input', 'charges', '0']],
    },
    {
      what: 'a defendant who is not accused',
      input: async () => ({ defendants: [(await madeUpCase('Other Oleg')).person] }),
      error: ['INVALID', ['input', 'defendants', '0']],
    },
    {
      what: 'an amount without its currency',
      input: { kind: 'SENTENCED', penalties: [{ kind: 'FINE', amount: '100.50' }] },
      error: ['INVALID', ['input', 'penalties', '0', 'currency']],
    },
    {
      what: 'categories of an opinion on something else',
      input: { wgadCategories: ['II'] },
      error: ['INVALID', ['input', 'wgadCategories']],
    },
    {
      what: 'a tier below that of what is new',
      input: { confidentiality: 'PUBLIC' },
      error: ['INVALID', ['input', 'confidentiality']],
    },
    {
      what: 'a tier above the writer',
      input: { confidentiality: 'SEALED' },
      error: ['INVALID', ['input', 'confidentiality']],
    },
    { what: 'a blank title', input: { title: '  ' }, error: ['INVALID', ['input', 'title']] },
    { what: 'an override of direction', input: { title: 'a\u202Eb' }, error: ['INVALID', ['input', 'title']] },
  ])('refuses $what, and changes nothing', async ({ input, error }) => {
    const made = await madeUpCase('Refused Rita').catch(() => null);
    const case_ = made ?? (await forced('Refused Rita'));
    const given = typeof input === 'function' ? await input(case_) : input;
    const before = await servers.fingerprint();
    const { userErrors } = await advocate.does(eventRecord, {
      case: case_.id,
      input: { kind: 'OTHER', date: '2021', citations: [{ source: case_.source }], ...given },
    });
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([error]);
    expect(await servers.fingerprint()).toBe(before);
  });

  async function forced(name: string) {
    const { rows } = await servers.owner.query<{ id: string }>(
      `SELECT c.id FROM live.cases c WHERE c.title = $1 LIMIT 1`,
      [`The case of ${name}`],
    );
    const { rows: sources } = await servers.owner.query<{ id: string }>(
      'SELECT id FROM live.sources WHERE title = $1',
      [`About ${name}`],
    );
    return { id: `Case_${rows[0]?.id}`, source: `Source_${sources[0]?.id}`, person: '', charge: '' };
  }
});

describe('correcting an event', () => {
  it('puts the new one in its place for those who see it; both stay in the history', async () => {
    const { case: opened } = await servers.public.data<{
      case: { timeline: { nodes: { id: string; kind: string; version: number }[] } };
    }>('{ case(slug: "kz-2020-bilash-174") { timeline { nodes { id kind version } } } }');
    const old = opened.timeline.nodes.find(({ kind }) => kind === 'DROPPED')!;
    const { userErrors, ...answer } = await advocate.does(eventCorrect, {
      event: old.id,
      expectedVersion: old.version,
      input: { kind: 'SUSPENDED', date: '2021-02', citations: [{ source: article }] },
    });
    expect(userErrors).toEqual([]);
    expect(answer).toMatchObject({ event: { corrects: { id: old.id } }, case: { status: 'SUSPENDED' } });
    const kinds = async (who: Someone) =>
      (
        await who.data<{ case: { timeline: { nodes: { kind: string }[] } } }>(
          '{ case(slug: "kz-2020-bilash-174") { timeline { nodes { kind } } } }',
        )
      ).case.timeline.nodes.map(({ kind }) => kind);
    expect((await kinds(servers.public)).includes('DROPPED')).toBe(true);
    expect((await kinds(servers.public)).includes('SUSPENDED')).toBe(false);
    expect((await kinds(advocate)).includes('DROPPED')).toBe(false);
    expect((await kinds(advocate)).includes('SUSPENDED')).toBe(true);
    const id = await servers.id('Case', 'kz-2020-bilash-174');
    expect([await statusOf(servers.public, id), await statusOf(advocate, id)]).toEqual(['DROPPED', 'SUSPENDED']);
    const again = await advocate.does(eventCorrect, {
      event: old.id,
      expectedVersion: old.version,
      input: { kind: 'DROPPED', date: '2021-02', citations: [{ source: article }] },
    });
    expect(again.userErrors.map(({ code, field }) => [code, field])).toEqual([['CONFLICT', ['event']]]);
  });
});

describe('one Idempotency-Key', () => {
  const input = () => ({ kind: 'STATEMENT_ISSUED', date: '2021-08', citations: [{ source: article }] });

  it('twenty times at once is one change and one answer', async () => {
    const { rows: before } = await servers.owner.query<{ seq: string }>('SELECT seq FROM ledger.head');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        advocate.does(eventRecord, { case: bilash389, input: input() }, { 'idempotency-key': 'twenty' }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ event: { title: 'Statement issued' }, userErrors: [] });
    const { rows: after } = await servers.owner.query<{ seq: string }>('SELECT seq FROM ledger.head');
    expect(Number(after[0]?.seq) - Number(before[0]?.seq)).toBe(1);
  });

  it('is refused for other arguments, whatever the order of the same ones', async () => {
    const send = (given: object) =>
      advocate.does<{ event: { id: string } | null }>(
        eventRecord,
        { case: bilash389, input: given },
        { 'idempotency-key': 'other' },
      );
    const first = await send(input());
    const turned = await send(Object.fromEntries(Object.entries(input()).toReversed()));
    expect(turned.event?.id).toBe(first.event?.id);
    const before = await servers.fingerprint();
    expect(await send({ ...input(), date: '2021-09' })).toEqual({
      event: null,
      case: null,
      changeSet: null,
      proposal: null,
      userErrors: [
        {
          code: 'IDEMPOTENCY_MISMATCH',
          message: 'This Idempotency-Key came with other arguments before. Use a new key for a new request.',
          field: null,
        },
      ],
    });
    expect(await servers.fingerprint()).toBe(before);
  });

  it('belongs to an account', async () => {
    const mine = await advocate.does<{ event: { id: string } }>(
      eventRecord,
      { case: bilash389, input: input() },
      { 'idempotency-key': 'mine' },
    );
    const theirs = await editor.does<{ event: { id: string } }>(
      eventRecord,
      { case: bilash389, input: input() },
      { 'idempotency-key': 'mine' },
    );
    expect(theirs.event.id).not.toBe(mine.event.id);
  });

  it('is not kept for what was refused', async () => {
    const refused = await advocate.does(
      eventRecord,
      { case: bilash389, input: { ...input(), citations: [] } },
      { 'idempotency-key': 'refused' },
    );
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['UNSOURCED']);
    const recorded = await advocate.does(
      eventRecord,
      { case: bilash389, input: input() },
      { 'idempotency-key': 'refused' },
    );
    expect(recorded.userErrors).toEqual([]);
  });

  it.each([['two words'], ['x'.repeat(256)]])('is visible ASCII, and not too long', async (key) => {
    const response = await advocate.send(
      'mutation { personCreate(input: { names: [] }) { userErrors { code } } }',
      {},
      { 'idempotency-key': key },
    );
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        errors: [
          {
            message: 'Idempotency-Key takes 1 to 255 visible ASCII characters, such as a UUID.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      },
    ]);
  });

  it('goes with one mutation', async () => {
    const one = '(input: { names: [] }) { userErrors { code } }';
    const response = await advocate.send(
      `mutation { a: personCreate${one} b: personCreate${one} }`,
      {},
      { 'idempotency-key': 'both' },
    );
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        errors: [
          {
            message: 'An Idempotency-Key goes with one mutation. Send each in a request of its own.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      },
    ]);
  });
});

describe('eight advocates at once', () => {
  it('keep the standing and the ledger right', async () => {
    const made = await madeUpCase('Busy Bakyt');
    const kinds = [
      'HEARING',
      'STATEMENT_TAKEN',
      'SUMMONED',
      'STATEMENT_ISSUED',
      'DETAINED',
      'CHARGED',
      'TRIAL_OPENED',
      'RELEASED',
    ];
    const answers = await Promise.all(
      kinds.flatMap((kind) =>
        [1, 2, 3].map((day) =>
          advocate.does(eventRecord, {
            case: made.id,
            input: { kind, date: `2021-03-0${day}`, citations: [{ source: made.source }] },
          }),
        ),
      ),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await servers.drifts()).toEqual([]);
    expect(await statusOf(advocate, made.id)).toBe('ON_TRIAL');
  });
});
