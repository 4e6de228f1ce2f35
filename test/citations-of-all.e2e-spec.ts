import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  affiliationCreate,
  articleCreate,
  caseCreate,
  caseRelate,
  chargeAdd,
  citationAdd,
  detailsSet,
  eventRecord,
  organizationCreate,
  participantAdd,
  personCreate,
  relationshipCreate,
  sourceCreate,
  sourceUpdate,
  statuteCreate,
} from './support/mutations.js';
import { refused } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let source: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  advocate = await servers.someone('ADVOCATE');
  source = await make(sourceCreate, { input: { kind: 'VIDEO', title: 'A recording' } });
}, 60_000);

afterAll(() => servers.stop());

interface Added {
  citation: { id: string; subject: { id: string; version: number } } | null;
  changeSet: { seq: number } | null;
  proposal: { id: string; state: string } | null;
}

const ADD = {
  ...citationAdd,
  select: `citation { id stance locator quote credibility source { id } subject { ... on Node { id } version } }
    changeSet { seq } proposal { id state }`,
};
const add = (subject: string, input: object = {}) =>
  advocate.does<Added>(ADD, { subject, input: { source, ...input }, reason: 'more to read' });

/** Does a mutation, and answers the ID of the record it made. */
async function make(mutation: Parameters<Someone['does']>[0], args: object): Promise<string> {
  const { userErrors, ...answer } = await advocate.does<Record<string, { id?: string } | null>>(mutation, args);
  const id = Object.entries(answer).find(([field, value]) => value?.id && field !== 'proposal')?.[1]?.id;
  if (!id) throw new Error(JSON.stringify(userErrors));
  return id;
}

const name = (text: string) => ({ names: [{ text, kind: 'PRIMARY' }] });

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
    PersonDetails: await make(detailsSet, {
      person: Person,
      expectedVersion: null,
      input: { contact: 'nowhere' },
    }),
    Affiliation: await make(affiliationCreate, {
      input: { person: Person, organization: Organization, role: 'judge' },
    }),
    Relationship: await make(relationshipCreate, {
      input: { from: Person, to: other, kind: 'SIBLING' },
    }),
    StatuteArticle: await make(articleCreate, { input: { statute: Statute, number: '7' } }),
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

describe('recording', () => {
  it('adds a source to a record of any kind, and counts the record up', async () => {
    const records = await oneOfEach();
    expect(Object.keys(records)).toHaveLength(13);
    for (const [type, subject] of Object.entries(records)) {
      const { citation, changeSet, proposal, userErrors } = await add(subject, {
        locator: 'minute 3',
        // A passage may name somebody, and the law is public at once.
        quote: LAW.includes(type) ? null : 'Ол кінәлі емес.',
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
          quote: LAW.includes(type) ? null : 'Ол кінәлі емес.',
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

  it('of what changes nothing of a public record, nobody is asked', async () => {
    const id = await servers.id('Source', 'almaty-police-letter-174');
    const { node } = await servers.public.data<{ node: { title: string; version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Source { title version } } }',
      { id },
    );
    const before = await servers.fingerprint();
    for (const patch of [{}, { title: node.title }]) {
      const answer = await advocate.does(sourceUpdate, { id, expectedVersion: node.version, patch });
      expect(answer).toMatchObject({
        source: { version: node.version },
        changeSet: null,
        proposal: null,
        userErrors: [],
      });
    }
    expect(await servers.fingerprint()).toBe(before);
  });

  it('of an organization, nobody is a relative', async () => {
    const party = await make(organizationCreate, { input: { ...name('Unrelated'), kind: 'NGO' } });
    const matter = await make(caseCreate, { input: { title: 'Unrelated', kind: 'CIVIL', country: 'KZ' } });
    const args = { case: matter, input: { party, role: 'RELATIVE' } };
    expect(await refused(servers, advocate, participantAdd, args)).toEqual([
      'INVALID',
      'An organization is nobody’s RELATIVE. Choose another role, or name a person.',
      'input.role',
    ]);
  });
});
