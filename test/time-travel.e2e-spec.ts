import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { completePast } from '@app/timeline';
import { Notebook } from './support/full-case.js';
import {
  caseCreate,
  eventRecord,
  participantAdd,
  personCreate,
  personUpdate,
  sourceCreate,
} from './support/mutations.js';
import { recordHide, recordRetract } from './support/publishing-mutations.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

/** What a case reads like, all that is derived of it included. */
const READS = `title status standing { since { edtf } because { title } } opened { edtf } closed { edtf }
  timeline { totalCount nodes { title confidentiality } } participants { party { ... on Person { name custody { state } } } custody { state } }`;

let servers: WriteServer;
let advocate: Someone;
let sealed: Someone;
let book: Notebook;
/** Change sets by what they did. */
const seqs: Record<string, number> = {};

const latest = async () => (await advocate.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }')).snapshot.seq;

async function did(name: string, work: () => Promise<unknown>): Promise<void> {
  await work();
  seqs[name] = await latest();
}

const event = (name: string, input: object, who = advocate) =>
  book.keep(
    name,
    eventRecord,
    { case: book.id('case'), input: { title: name, citations: [{ source: book.id('source') }], ...input } },
    who,
  );

/** What somebody reads of the case after a change set. */
async function then(who: Someone, name: string): Promise<unknown> {
  const { asOf } = await who.data<{ asOf: { case: unknown } }>(
    `query ($seq: Int, $slug: String) { asOf(seq: $seq) { case(slug: $slug) { ${READS} } } }`,
    { seq: seqs[name], slug: 'travelled' },
  );
  return asOf.case;
}

const story = (status: string, titles: readonly string[], custody: string, more: object = {}) => ({
  status,
  timeline: { totalCount: titles.length, nodes: titles.map((title) => expect.objectContaining({ title })) },
  participants: [{ party: { name: 'Aigul', custody: { state: custody } }, custody: { state: custody } }],
  ...more,
});

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, sealed] = await Promise.all([servers.someone('ADVOCATE'), servers.someone('ADVOCATE', 3)]);
  book = new Notebook(advocate);
  await book.keep('source', sourceCreate, { input: { kind: 'NEWS_ARTICLE', title: 'A report' } });
  await book.keep('person', personCreate, { input: { names: [{ text: 'Aigul', kind: 'PRIMARY' }] } });
  await did('created', () =>
    book.keep('case', caseCreate, {
      input: { slug: 'travelled', title: 'A case', kind: 'CRIMINAL', country: 'KZ' },
    }),
  );
  await did('named', () =>
    book.keep('accused', participantAdd, {
      case: book.id('case'),
      input: { party: book.id('person'), role: 'DEFENDANT' },
    }),
  );
  await did('opened', () => event('opening', { kind: 'INVESTIGATION_OPENED', date: '2020-01-10' }));
  await did('arrested', () => event('arrest', { kind: 'REMANDED', date: '2020-02-01' }));
  await did('released', () => event('release', { kind: 'RELEASED', date: '2020-03-01' }));
  await did('dropped', () => event('dropping', { kind: 'DROPPED', date: '2020-05' }));
  await did('reported', () => event('earlier', { kind: 'SEARCH_CONDUCTED', date: '2019-12-31' }));
}, 60_000);

afterAll(() => servers.stop());

describe('asOf', () => {
  it('tells what was known after each change set: standing, custody, order and counts', async () => {
    expect(await then(advocate, 'created')).toMatchObject({
      status: 'UNKNOWN',
      timeline: { totalCount: 0 },
      participants: [],
    });
    expect(await then(advocate, 'named')).toMatchObject(story('UNKNOWN', [], 'UNKNOWN', { opened: null }));
    expect(await then(advocate, 'opened')).toMatchObject(
      story('UNDER_INVESTIGATION', ['opening'], 'UNKNOWN', { opened: { edtf: '2020-01-10' }, closed: null }),
    );
    expect(await then(advocate, 'arrested')).toMatchObject(
      story('UNDER_INVESTIGATION', ['opening', 'arrest'], 'DETAINED'),
    );
    expect(await then(advocate, 'released')).toMatchObject(
      story('UNDER_INVESTIGATION', ['opening', 'arrest', 'release'], 'AT_LIBERTY'),
    );
    expect(await then(advocate, 'dropped')).toMatchObject(
      story('DROPPED', ['opening', 'arrest', 'release', 'dropping'], 'AT_LIBERTY', { closed: { edtf: '2020-05' } }),
    );
    expect(await then(advocate, 'reported')).toMatchObject(
      story('DROPPED', ['earlier', 'opening', 'arrest', 'release', 'dropping'], 'AT_LIBERTY'),
    );
  });

  it('stands beside the present and beside other states, each with its own statements, in the order asked', async () => {
    const answer = await advocate.data(
      `query ($one: Int!, $other: Int!, $no: Boolean!) {
        before: asOf(seq: $one) { ...Status snapshot { seq } }
        case(slug: "travelled") { status }
        ...Then
        never: asOf(seq: $one) @include(if: $no) { snapshot { seq } }
      }
      fragment Status on Query { case(slug: "travelled") { status } }
      fragment Then on Query { after: asOf(seq: $other) { ...Status cases(filter: { status: [DROPPED], person: "aigul" }) { nodes { slug } } } }`,
      { one: seqs['arrested'], other: seqs['dropped'], no: false },
    );
    expect(JSON.stringify(answer)).toBe(
      JSON.stringify({
        before: { case: { status: 'UNDER_INVESTIGATION' }, snapshot: { seq: seqs['arrested'] } },
        case: { status: 'DROPPED' },
        after: { case: { status: 'DROPPED' }, cases: { nodes: [{ slug: 'travelled' }] } },
      }),
    );
  });

  it('takes one connection at a time, however many states are asked for', async () => {
    const names = Array.from({ length: 20 }, (_, place) => `s${place}`);
    const query = `{ ${names.map((name) => `${name}: asOf(seq: 1) { snapshot { seq } }`).join(' ')} }`;
    const answer = Object.fromEntries(names.map((name) => [name, { snapshot: { seq: 1 } }]));
    const asked = Array.from({ length: 8 }, () => advocate.data(query));
    expect(await Promise.all(asked)).toEqual(asked.map(() => answer));
  });

  it('filters, orders, searches and counts by what was so then', async () => {
    const ask = (seq: number | undefined) =>
      advocate.data(
        `query ($seq: Int) { asOf(seq: $seq) {
          dropped: cases(filter: { status: [DROPPED], text: "a case" }) { totalCount }
          open: cases(filter: { status: [UNDER_INVESTIGATION], text: "a case" }) { totalCount }
          held: persons(filter: { custody: [DETAINED], text: "aigul" }) { totalCount }
          events(filter: { text: "release", person: "aigul" }) { nodes { title } }
          person(slug: "aigul") { timeline { nodes { title } } cases { totalCount } } } }`,
        { seq },
      );
    expect(await ask(seqs['arrested'])).toEqual({
      asOf: {
        dropped: { totalCount: 0 },
        open: { totalCount: 1 },
        held: { totalCount: 1 },
        events: { nodes: [] },
        person: { timeline: { nodes: [{ title: 'opening' }, { title: 'arrest' }] }, cases: { totalCount: 1 } },
      },
    });
    expect(await ask(seqs['dropped'])).toMatchObject({
      asOf: {
        dropped: { totalCount: 1 },
        open: { totalCount: 0 },
        held: { totalCount: 0 },
        events: { nodes: [{ title: 'release' }] },
      },
    });
  });

  it('finds the state at a moment: the latest change set at or before it', async () => {
    const { changeSet } = await advocate.data<{ changeSet: { at: string } }>(
      'query ($seq: Int!) { changeSet(seq: $seq) { at } }',
      { seq: seqs['opened'] },
    );
    const at = 'query ($at: DateTime) { asOf(at: $at) { snapshot { seq } } }';
    expect(await advocate.data(at, { at: changeSet.at })).toEqual({ asOf: { snapshot: { seq: seqs['opened'] } } });
    const before = new Date(Date.parse(changeSet.at) - 1).toISOString();
    const { asOf } = await advocate.data<{ asOf: { snapshot: { seq: number } } }>(at, { at: before });
    expect(asOf.snapshot.seq).toBe((seqs['opened'] ?? 0) - 1);
    expect(await advocate.data(at, { at: '2999-01-01T00:00:00Z' })).toEqual({
      asOf: { snapshot: { seq: await latest() } },
    });
  });

  it('knows nothing of what came after: no change set, no change', async () => {
    const answer = await advocate.data<{ asOf: { case: { history: { totalCount: number } } } }>(
      `query ($seq: Int!, $later: Int!) { asOf(seq: $seq) { changeSet(seq: $later) { seq }
        case(slug: "travelled") { history { totalCount nodes { changeSet { seq } } } } } }`,
      { seq: seqs['opened'], later: seqs['dropped'] },
    );
    expect(answer).toEqual({
      asOf: {
        changeSet: null,
        case: {
          history: {
            totalCount: 3,
            nodes: ['opened', 'named', 'created'].map((name) => ({ changeSet: { seq: seqs[name] } })),
          },
        },
      },
    });
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['nothing', '{ asOf { snapshot { seq } } }', /^Neither "seq" nor "at" is given/],
    [
      'both',
      '{ asOf(seq: 1, at: "2026-01-01T00:00:00Z") { snapshot { seq } } }',
      /^"seq" and "at" name a state in two ways/,
    ],
    [
      'a future change set',
      '{ asOf(seq: 999999) { snapshot { seq } } }',
      /^There is no change set 999999: the latest is \d+\.$/,
    ],
    [
      'change set 0',
      '{ asOf(seq: 0) { snapshot { seq } } }',
      /^Change sets are numbered from 1; there is none of number 0\.$/,
    ],
    [
      'a moment before the record',
      '{ asOf(at: "1999-01-01T00:00:00Z") { snapshot { seq } } }',
      /^Nothing had been recorded by then\. The record begins at /,
    ],
    ['the past of the past', '{ asOf(seq: 2) { asOf(seq: 1) { snapshot { seq } } } }', /^"asOf" stands within "asOf"/],
  ])('%s', async (_name, query, message) => {
    expect(await advocate.errors(query)).toEqual([['BAD_USER_INPUT', expect.stringMatching(message)]]);
  });

  it('what waits for a second person', async () => {
    const editor = await servers.someone('EDITOR');
    for (const field of ['proposals', 'submissions']) {
      expect(await editor.errors(`{ asOf(seq: 1) { ${field} { totalCount } } }`)).toEqual([
        ['BAD_USER_INPUT', `"${field}" shows what waits now, and has no past. Ask for it outside "asOf".`],
      ]);
    }
  });
});

describe('an ID that was read under asOf', () => {
  const idThen = async (name: string) =>
    (
      await advocate.data<{ asOf: { case: { id: string } } }>(
        'query ($seq: Int) { asOf(seq: $seq) { case(slug: "travelled") { id } } }',
        { seq: seqs[name] },
      )
    ).asOf.case.id;
  const NODE = 'query ($id: ID!) { node(id: $id) { id ... on Case { status } } }';

  it('bears its change set and leads back to that state', async () => {
    const id = await idThen('arrested');
    expect(id).toBe(`${book.id('case')}@${seqs['arrested']}`);
    expect(await advocate.data(NODE, { id })).toEqual({ node: { id, status: 'UNDER_INVESTIGATION' } });
    expect(
      await advocate.data(`{ node(id: "${id}") { ... on Case { status } } now: case(slug: "travelled") { status } }`),
    ).toEqual({
      node: { status: 'UNDER_INVESTIGATION' },
      now: { status: 'DROPPED' },
    });
    const beside =
      'query ($past: ID!, $now: ID!) { past: node(id: $past) { id } now: node(id: $now) { id ... on Case { status } } }';
    expect(await advocate.data(beside, { past: id, now: book.id('case') })).toEqual({
      past: { id },
      now: { id: book.id('case'), status: 'DROPPED' },
    });
    expect(await advocate.data(NODE, { id: book.id('case') })).toEqual({
      node: { id: book.id('case'), status: 'DROPPED' },
    });
    expect(
      await advocate.data('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { status } } }', { ids: [id, id] }),
    ).toEqual({ nodes: [{ status: 'UNDER_INVESTIGATION' }, { status: 'UNDER_INVESTIGATION' }] });
    expect(
      await advocate.data(
        'query ($seq: Int, $id: ID) { asOf(seq: $seq) { case(id: $id) { status } node(id: "x") { id } } }',
        {
          seq: seqs['arrested'],
          id,
        },
      ),
    ).toEqual({ asOf: { case: { status: 'UNDER_INVESTIGATION' }, node: null } });
    // However it is written.
    expect(await advocate.data(`{ node(id: "${id.replace('@', '\\u0040')}") { id } }`)).toEqual({ node: { id } });
    const sets = await advocate.data<{ asOf: { changeSet: { id: string } } }>(
      'query ($seq: Int!) { asOf(seq: $seq) { changeSet(seq: $seq) { id } } }',
      { seq: seqs['arrested'] },
    );
    expect(sets.asOf.changeSet.id).toMatch(new RegExp(`^ChangeSet_[0-9a-f-]{36}@${seqs['arrested']}$`));
    expect(await advocate.data(NODE, { id: sets.asOf.changeSet.id })).toEqual({ node: { id: sets.asOf.changeSet.id } });
  });

  it('of what has no past is refused', async () => {
    const waiting = `Proposal_${crypto.randomUUID()}`;
    expect(
      await advocate.errors('query ($id: ID!) { asOf(seq: 1) { node(id: $id) { id } } }', { id: waiting }),
    ).toEqual([['BAD_USER_INPUT', '"node" shows what waits now, and has no past. Ask for it outside "asOf".']]);
  });

  it('is refused where another state is asked for, and where anything is changed', async () => {
    const id = await idThen('arrested');
    const seq = seqs['arrested'];
    expect(await advocate.errors('query ($id: ID) { case(id: $id) { status } }', { id })).toEqual([
      [
        'BAD_USER_INPUT',
        `This ID was read as of change set ${seq}, and here the present is asked for. Ask for it by "node", or within asOf(seq: ${seq}).`,
      ],
    ]);
    expect(
      await advocate.errors('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id, book.id('case')] }),
    ).toEqual([
      [
        'BAD_USER_INPUT',
        'These IDs were read as of different states of the record. Ask for those of each by themselves.',
      ],
    ]);
    const refused = await advocate.does(eventRecord, {
      case: id,
      input: { kind: 'OTHER', date: '2021', title: 'no', citations: [{ source: `${book.id('source')}@${seq}` }] },
    });
    expect(refused.userErrors[0]).toEqual({
      code: 'INVALID',
      message: `This ID was read as of change set ${seq}, and only the present can be changed. Give it without "@${seq}".`,
      field: ['case'],
    });
  });

  it('of a change set that is not there is an error, and forged ones lead nowhere', async () => {
    expect(await advocate.errors(NODE, { id: `${book.id('case')}@999999` })).toEqual([
      ['BAD_USER_INPUT', expect.stringMatching(/^There is no change set 999999/)],
    ]);
    for (const id of [
      `${book.id('case')}@0`,
      `${book.id('case')}@-1`,
      `${book.id('case')}@1@1`,
      `${book.id('case')}@`,
    ]) {
      expect([id, await advocate.data(NODE, { id })]).toEqual([id, { node: null }]);
    }
  });
});

describe('the past shows no more than the present', () => {
  it('tells no old standing of an event that has been hidden since, and tells it again where it is not', async () => {
    await did('hidden', () =>
      event('warrant', { kind: 'WANTED_NOTICE_ISSUED', date: '2020-06', confidentiality: 'SEALED' }, sealed),
    );
    expect(await then(advocate, 'hidden')).toEqual(await then(advocate, 'reported'));
    await sealed.does(recordHide, { id: book.id('dropping'), confidentiality: 'SEALED', reason: 'danger' });
    const open = story('UNDER_INVESTIGATION', ['opening', 'arrest', 'release'], 'AT_LIBERTY', { closed: null });
    expect(await then(advocate, 'dropped')).toMatchObject(open);
    expect(await then(sealed, 'dropped')).toMatchObject(
      story('DROPPED', ['opening', 'arrest', 'release', 'dropping'], 'AT_LIBERTY'),
    );
    const counted = `query ($seq: Int) { asOf(seq: $seq) { cases(filter: { status: [DROPPED], text: "a case" }) { totalCount } } }`;
    expect(await advocate.data(counted, { seq: seqs['dropped'] })).toEqual({ asOf: { cases: { totalCount: 0 } } });
    expect(await sealed.data(counted, { seq: seqs['dropped'] })).toEqual({ asOf: { cases: { totalCount: 1 } } });
    expect(await servers.drifts()).toEqual([]);
  });

  it('reads a retracted record where it stood, and a person by the name they had', async () => {
    await advocate.does(recordRetract, { id: book.id('earlier'), expectedVersion: 1, reason: 'a mistake' });
    await advocate.does(personUpdate, {
      id: book.id('person'),
      expectedVersion: 1,
      patch: { names: [{ text: 'Aigul B', kind: 'PRIMARY' }] },
    });
    expect(await then(sealed, 'reported')).toMatchObject(
      story('DROPPED', ['earlier', 'opening', 'arrest', 'release', 'dropping'], 'AT_LIBERTY'),
    );
    expect(await servers.drifts()).toEqual([]);
  });

  it('is worked out for what was recorded before there was such a past, once', async () => {
    const tables = ['case', 'event', 'charge', 'defendant', 'person'].map((name) => `history.${name}_lines`);
    const kept = async () => {
      const counts = tables.map((table) => `(SELECT count(*)::integer FROM ${table})`).join(', ');
      return (await servers.owner.query({ text: `SELECT ${counts}`, rowMode: 'array' })).rows[0] as number[];
    };
    const before = await kept();
    const said: string[] = [];
    await completePast(servers.database.addresses.owner, (line) => said.push(line));
    expect(said).toEqual([]);
    await servers.owner.query(`TRUNCATE ${tables.join(', ')}; UPDATE ledger.line_past SET complete = false`);
    await completePast(servers.database.addresses.owner, (line) => said.push(line));
    expect(said).toEqual(['The past of standings is being worked out, once; with many cases this takes a while.']);
    expect(await kept()).toEqual(before);
    expect(await servers.drifts()).toEqual([]);
  });

  it('is nothing at all to the public, of a case that never was public', async () => {
    const query = `query ($seq: Int, $id: ID!) { asOf(seq: $seq) { case(slug: "travelled") { id } node(id: $id) { id } } }`;
    expect(await servers.public.data(query, { seq: seqs['dropped'], id: book.id('case') })).toEqual({
      asOf: { case: null, node: null },
    });
    expect(await servers.public.data(NODE_ALONE, { id: `${book.id('case')}@${seqs['dropped']}` })).toEqual({
      node: null,
    });
  });
});

const NODE_ALONE = 'query ($id: ID!) { node(id: $id) { id } }';
