import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventRecord, organizationCreate, personCreate, proposalApprove } from './support/mutations.js';
import {
  caseCreate,
  caseRelate,
  chargeAdd,
  citationAdd,
  participantAdd,
  sourceCreate,
  statuteArticleCreate,
  statuteCreate,
} from './support/record-mutations.js';
import { notFound, nowhere, refused } from './support/refused.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let cleared: Someone;
let source: string;
let hidden: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, cleared] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR'),
    servers.someone('ADVOCATE', 3),
  ]);
  source = await make(sourceCreate, { input: { kind: 'VIDEO', title: 'A recording' } });
  hidden = await make(sourceCreate, { input: { kind: 'VIDEO', title: 'Hidden', confidentiality: 'SEALED' } }, cleared);
}, 60_000);

afterAll(() => servers.stop());

interface Added {
  citation: { id: string; subject: { id: string; version: number } } | null;
  changeSet: { seq: number } | null;
  proposal: { id: string; state: string } | null;
}

const add = (subject: string, input: object = {}, who = advocate) =>
  who.does<Added>(citationAdd, { subject, input: { source, ...input }, reason: 'more to read' });

/** Does a mutation, and answers the ID of the record it made. */
async function make(mutation: Parameters<Someone['does']>[0], args: object, who = advocate): Promise<string> {
  const { userErrors, ...answer } = await who.does<Record<string, { id?: string } | null>>(mutation, args);
  const id = Object.entries(answer).find(([field, value]) => value?.id && field !== 'proposal')?.[1]?.id;
  if (!id) throw new Error(JSON.stringify(userErrors));
  return id;
}

const name = (text: string) => ({ names: [{ text, kind: 'PRIMARY' }] });
const mutation = (field: string, types: string, select: string) => ({ field, types, select });

const LAW = ['Statute', 'StatuteArticle'];

/** A record of every kind, as its ID. */
async function oneOfEach(): Promise<Record<string, string>> {
  const [Person, other] = await Promise.all(
    ['Cited Serik', 'Cited Sara'].map((text) => make(personCreate, { input: name(text) })),
  );
  const Organization = await make(organizationCreate, { input: { ...name('Cited Court'), kind: 'COURT' } });
  const [Case, otherCase] = await Promise.all(
    ['Cited', 'Other cited'].map((title) => make(caseCreate, { input: { title, kind: 'CRIMINAL', country: 'KZ' } })),
  );
  const Statute = await make(statuteCreate, { input: { title: 'Cited Code', country: 'KZ' } });
  return {
    Person: Person!,
    Organization,
    Case: Case!,
    Statute,
    PersonDetails: await make(
      mutation('personDetailsSet', '$person: ID!, $input: PersonDetailsInput!', 'details { id }'),
      {
        person: Person,
        input: { contact: 'nowhere' },
      },
    ),
    Affiliation: await make(mutation('affiliationCreate', '$input: AffiliationInput!', 'affiliation { id }'), {
      input: { person: Person, organization: Organization, role: 'judge' },
    }),
    Relationship: await make(mutation('relationshipCreate', '$input: RelationshipInput!', 'relationship { id }'), {
      input: { from: Person, to: other, kind: 'SIBLING' },
    }),
    StatuteArticle: await make(statuteArticleCreate, { input: { statute: Statute, number: '7' } }),
    Source: await make(sourceCreate, { input: { kind: 'OTHER', title: 'Cited source' } }),
    CaseParticipant: await make(participantAdd, { case: Case, input: { party: Person, role: 'DEFENDANT' } }),
    Charge: await make(chargeAdd, { case: Case, input: { defendant: Person, offence: 'made up' } }),
    RelatedCase: await make(caseRelate, { from: Case, input: { to: otherCase, kind: 'FOLLOWS' } }),
    CaseEvent: await make(eventRecord, {
      case: Case,
      input: { kind: 'CHARGED', date: '2021', citations: [{ source }] },
    }),
  };
}

describe('citationAdd', () => {
  it('adds a source to a record of any kind, and counts the record up', async () => {
    const records = await oneOfEach();
    expect(Object.keys(records)).toHaveLength(13);
    for (const [type, subject] of Object.entries(records)) {
      const quote = LAW.includes(type) ? null : 'Ол кінәлі емес.';
      const { citation, changeSet, proposal, userErrors } = await add(subject, {
        locator: 'minute 3',
        quote,
        stance: 'DISPUTES',
        credibility: 2,
      });
      expect([type, userErrors, proposal, citation]).toEqual([
        type,
        [],
        null,
        {
          id: expect.stringMatching(/^Citation_/),
          locator: 'minute 3',
          quote,
          stance: 'DISPUTES',
          credibility: 2,
          source: { id: source },
          // The law is public, and the source is not: its readers must not see that anything was added.
          subject: { id: subject, version: LAW.includes(type) ? 1 : 2 },
        },
      ]);
      const { rows } = await servers.owner.query<{ kind: string; operation: string }>(
        `SELECT e.kind, e.operation FROM ledger.entries e WHERE e.seq = $1 AND e.kind <> 'citations'`,
        [changeSet?.seq],
      );
      expect([type, rows.map(({ operation }) => operation)]).toEqual([type, LAW.includes(type) ? [] : ['UPDATED']]);
    }
    // What rests on the law is as public as the law, once its source is.
    const tiers = await servers.owner.query(
      `SELECT tier, count(*)::integer FROM live.citations c WHERE c.source_id = $1 GROUP BY tier ORDER BY tier`,
      [source.slice('Source_'.length)],
    );
    expect(tiers.rows).toEqual([
      { tier: 0, count: 2 },
      { tier: 2, count: 12 },
    ]);
    expect(await servers.drifts()).toEqual([]);
  });

  it('supports, where nothing else is said', async () => {
    const subject = await make(personCreate, { input: name('Supported Saule') });
    expect((await add(subject)).citation).toMatchObject({ stance: 'SUPPORTS', locator: null, credibility: null });
  });

  it('refuses a source for itself', async () => {
    expect(await refused(servers, advocate, citationAdd, { subject: source, input: { source }, reason: null })).toEqual(
      [{ code: 'INVALID', message: 'A source does not bear itself out. Cite another.', field: ['input', 'source'] }],
    );
  });

  it('answers what is hidden as what is not there', async () => {
    const subject = await make(personCreate, { input: name('Unsupported Umit') });
    for (const id of [hidden, nowhere('Source'), subject]) {
      expect(await refused(servers, advocate, citationAdd, { subject, input: { source: id }, reason: null })).toEqual([
        notFound('source', 'input', 'source'),
      ]);
    }
    const account = `Account_${advocate.account}`;
    for (const id of [hidden, nowhere('Person'), 'nonsense', account]) {
      expect(await refused(servers, advocate, citationAdd, { subject: id, input: { source }, reason: null })).toEqual([
        notFound('record', 'subject'),
      ]);
    }
  });

  it.each([
    ['a credibility below 1', { credibility: 0 }, ['input', 'credibility']],
    ['a credibility above 6', { credibility: 7 }, ['input', 'credibility']],
    ['no stance', { stance: null }, ['input', 'stance']],
    ['a blank locator', { locator: ' ' }, ['input', 'locator']],
    ['a quote that is a page', { quote: 'x'.repeat(2001) }, ['input', 'quote']],
  ])('refuses %s', async (_, given, field) => {
    const subject = await servers.id('Person', 'serikzhan-bilash');
    const args = { subject, input: { source, ...given }, reason: null };
    expect((await refused(servers, advocate, citationAdd, args)).map((error) => [error.code, error.field])).toEqual([
      ['INVALID', field],
    ]);
  });

  it('refuses a reason that is too long', async () => {
    const args = { subject: source, input: { source }, reason: 'x'.repeat(4001) };
    expect((await refused(servers, advocate, citationAdd, args)).map((error) => [error.code, error.field])).toEqual([
      ['INVALID', ['reason']],
    ]);
  });
});

describe('citationAdd on what is public', () => {
  const citations = async (who: Someone, id: string) =>
    (
      await who.data<{ node: { version: number; citations: { stance: string }[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Recorded { version citations { stance } } } }',
        { id },
      )
    ).node;

  it('waits for a second person; a source that disputes stands beside those that support', async () => {
    const { case: shown } = await servers.public.data<{ case: { timeline: { nodes: { id: string }[] } } }>(
      '{ case(slug: "kz-2020-bilash-174") { timeline { nodes { id } } } }',
    );
    const subject = shown.timeline.nodes[0]!.id;
    const publicSource = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
    const before = await citations(servers.public, subject);
    const { citation, changeSet, proposal, userErrors } = await add(subject, {
      source: publicSource,
      stance: 'DISPUTES',
    });
    expect([citation, changeSet, proposal?.state, userErrors]).toEqual([null, null, 'PENDING', []]);
    expect([await citations(servers.public, subject), await citations(advocate, subject)]).toEqual([before, before]);
    const approved = await editor.does<{ record: unknown }>(proposalApprove, { id: proposal?.id });
    expect([approved.userErrors, approved.record]).toEqual([[], { id: subject, version: before.version + 1 }]);
    expect(await citations(servers.public, subject)).toEqual({
      version: before.version + 1,
      citations: [...before.citations, { stance: 'DISPUTES' }],
    });
  });

  it('acts at once on the law', async () => {
    const subject = await servers.id('Statute', 'kz-criminal-code');
    const publicSource = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
    const before = await citations(servers.public, subject);
    const { userErrors } = await add(subject, { source: publicSource, quote: 'A name, perhaps.' });
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([['INVALID', ['input', 'quote']]]);
    const { citation, proposal } = await add(subject, { source: publicSource });
    expect([citation?.subject, proposal]).toEqual([{ id: subject, version: before.version + 1 }, null]);
    expect(await citations(servers.public, subject)).toEqual({
      version: before.version + 1,
      citations: [...before.citations, { stance: 'SUPPORTS' }],
    });
  });

  it('brings no event back into the open', async () => {
    const { case: shown } = await servers.public.data<{
      case: { timeline: { nodes: { id: string; citations: { source: { id: string } }[] }[] } };
    }>('{ case(slug: "kz-2019-bilash") { timeline { nodes { id citations { source { id } } } } } }');
    const { id: subject, citations: cited } = shown.timeline.nodes[0]!;
    expect(new Set(cited.map((one) => one.source.id)).size).toBe(1);
    const own = cited[0]!.source.id;
    const another = await servers.id('Source', 'almaty-police-letter-174');
    expect(own).not.toBe(another);
    await cleared.does(
      mutation('recordHide', '$id: ID!, $confidentiality: Confidentiality!, $reason: String!', 'record { version }'),
      {
        id: own,
        confidentiality: 'RESTRICTED',
        reason: 'withdrawn by its publisher',
      },
    );
    const open = async () =>
      (await servers.public.data<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', { id: subject })).node;
    expect(await open()).toBeNull();
    // What is new is RESTRICTED on whatever is not public: it brings nothing into the open.
    const { citation, proposal } = await add(subject, { source: another });
    expect([citation?.subject.id, proposal, await open()]).toEqual([subject, null, null]);
    expect(await servers.drifts()).toEqual([]);
  });
});
