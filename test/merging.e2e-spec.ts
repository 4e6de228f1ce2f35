import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import { completePast } from '@app/timeline';
import { connect, rowsOf } from './support/connect.js';
import { personCreate } from './support/mutations.js';
import { change, insert, LEAST } from './support/record-rows.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(120_000);

const MERGE = {
  types: '$id: ID!, $duplicate: ID!, $reason: String!',
  select: 'person { id slug name } proposal { id state } changeSet { seq }',
};
const merge = { field: 'personMerge', ...MERGE };
const unmerge = { field: 'personUnmerge', ...MERGE };

let servers: WriteServer;
let member: Client;
let advocate: Someone;
let editor: Someone;
let other: Someone;
let sealed: Someone;

beforeAll(async () => {
  servers = await WriteServer.start();
  [member, advocate, editor, other, sealed] = await Promise.all([
    connect(servers.database, 'member'),
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR'),
    servers.someone('EDITOR'),
    servers.someone('EDITOR', 3),
  ]);
}, 60_000);

afterAll(async () => {
  await member.end();
  await servers.stop();
});

async function person(name: string, who = advocate): Promise<{ id: string; slug: string }> {
  const input = { names: [{ text: name, kind: 'PRIMARY' }], force: true };
  return (await who.does<{ person: { id: string; slug: string } }>(personCreate, { input })).person;
}

const TABLES = [
  'persons',
  'names',
  'person_details',
  'affiliations',
  'relationships',
  'case_participants',
  'charges',
  'event_parties',
  'event_defendants',
  'penalties',
  'pointers',
  'citations',
  'merged_persons',
  'cases',
  'case_events',
];
const LINES = ['case_lines', 'event_lines', 'charge_lines', 'defendant_lines', 'person_lines'];

/** Everything that stands, but for how often and by which change it was written. */
async function standing(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of [...TABLES, ...LINES]) {
    // Of what is derived, what each tier sees: where two tiers' last updates differ, they have a line each.
    const tiers = LINES.includes(table)
      ? ', generate_series(t.tier_from::integer, t.tier_to::integer) v (seen)'
      : ", (VALUES ('')) v (seen)";
    const rows = await rowsOf<{ row: string }>(
      servers.owner,
      `SELECT ((to_jsonb(t) - ARRAY['version', 'change_id', 'updated_seq', 'updated_at', 'tier_from', 'tier_to']) || jsonb_build_object('seen', v.seen))::text AS row
       FROM live.${table} t${tiers} ORDER BY 1`,
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

describe('merging two records of one person', () => {
  it('leaves one, to which the old slug and ID lead, also in filters and in what is recorded later', async () => {
    const [stays, goes] = [await person('Merged Marat'), await person('Marat Merged')];
    const answer = await editor.does(merge, { id: stays.id, duplicate: goes.id, reason: 'the same man' });
    expect(answer).toMatchObject({
      person: { id: stays.id, slug: stays.slug, name: 'Merged Marat' },
      proposal: null,
      userErrors: [],
    });
    const read = await advocate.data(
      `query ($id: ID!, $slug: String!) { byId: person(id: $id) { id names { text kind } } bySlug: person(slug: $slug) { id } node(id: $id) { id }
        cases(filter: { person: $slug }) { totalCount } }`,
      { id: goes.id, slug: goes.slug },
    );
    expect(read).toEqual({
      byId: {
        id: stays.id,
        names: [
          { text: 'Merged Marat', kind: 'PRIMARY' },
          { text: 'Marat Merged', kind: 'ALIAS' },
        ],
      },
      bySlug: { id: stays.id },
      node: { id: stays.id },
      cases: { totalCount: 0 },
    });
    const again = await person('Marat Merged');
    expect(again.slug).toBe('marat-merged-2');
    const { userErrors } = await editor.does(merge, { id: stays.id, duplicate: goes.id, reason: 'again' });
    expect(userErrors).toEqual([
      { code: 'INVALID', message: 'The two are one record already. Give the IDs of two.', field: ['duplicate'] },
    ]);
    expect(
      (
        await servers.public.data<{ person: unknown }>('query ($slug: String!) { person(slug: $slug) { id } }', {
          slug: goes.slug,
        })
      ).person,
    ).toBeNull();
  });

  it('leads through chains, and each is taken out of its own', async () => {
    const [a, b, c] = [await person('Chain A'), await person('Chain B'), await person('Chain C')];
    const before = await standing();
    await editor.does(merge, { id: b.id, duplicate: a.id, reason: 'x' });
    await editor.does(merge, { id: c.id, duplicate: b.id, reason: 'x' });
    const first = await advocate.data<{ person: { id: string } }>('query ($id: ID!) { person(id: $id) { id } }', {
      id: a.id,
    });
    expect(first.person.id).toBe(c.id);
    await editor.does(unmerge, { id: c.id, duplicate: b.id, reason: 'x' });
    const second = await advocate.data<{ person: { id: string } }>('query ($id: ID!) { person(id: $id) { id } }', {
      id: a.id,
    });
    expect(second.person.id).toBe(b.id);
    await editor.does(unmerge, { id: b.id, duplicate: a.id, reason: 'x' });
    expect(await standing()).toEqual(before);
  });

  it('of somebody public waits for a second editor', async () => {
    const bilash = await servers.id('Person', 'serikzhan-bilash');
    const double = await person('Bilash Serikzhan');
    const asked = await editor.does<{ proposal: { id: string } | null }>(merge, {
      id: bilash,
      duplicate: double.id,
      reason: 'the same',
    });
    expect(asked).toMatchObject({ person: null, proposal: { state: 'PENDING' }, changeSet: null, userErrors: [] });
    const approve = { field: 'proposalApprove', types: '$id: ID!', select: 'proposal { state }' };
    const done = await other.does(approve, { id: asked.proposal?.id });
    expect(done).toEqual({ proposal: { state: 'APPROVED' }, userErrors: [] });
    // The duplicate was RESTRICTED, and so is its name.
    const names = async (who: Someone) =>
      (
        await who.data<{ person: { names: { text: string }[] } }>(
          '{ person(slug: "serikzhan-bilash") { names { text } } }',
        )
      ).person.names.map(({ text }) => text);
    expect((await names(editor)).includes('Bilash Serikzhan')).toBe(true);
    expect((await names(servers.public)).includes('Bilash Serikzhan')).toBe(false);
  });

  it('is for editors, and of persons they see', async () => {
    const [stays, hidden] = [await person('Stays Saule'), await person('Hidden Hamit')];
    expect(
      await advocate.errors(
        'mutation ($id: ID!) { personMerge(id: $id, duplicate: $id, reason: "x") { userErrors { code } } }',
        { id: stays.id },
      ),
    ).toEqual([['FORBIDDEN', 'personMerge is for the roles EDITOR; yours is ADVOCATE.']]);
    const sealedSlug = 'sealed-0123456789abcdef01234567';
    await change(member, () =>
      member.query(`UPDATE persons SET tier = 3, slug = $2 WHERE id = $1`, [hidden.id.split('_')[1], sealedSlug]),
    );
    const missing = 'Person_00000000-0000-4000-8000-000000000000';
    const answers = await Promise.all(
      [hidden.id, missing].map((duplicate) => editor.does(merge, { id: stays.id, duplicate, reason: 'x' })),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.userErrors.map(({ code, field }) => [code, field])).toEqual([['NOT_FOUND', ['duplicate']]]);
  });
});

describe('taking a merge back', () => {
  it('restores exactly what was, for whatever the two had, on whatever tiers', async () => {
    const tier = fc.integer({ min: 0, max: 3 });
    const thing = fc.record({
      table: fc.constantFrom(
        'names',
        'person_details',
        'affiliations',
        'relationships',
        'case_participants',
        'charges',
        'event_parties',
        'event_defendants',
        'penalties',
        'citations',
      ),
      tier,
      whose: fc.constantFrom('stays', 'goes'),
    });
    const scene = fc.record({
      tiers: fc.record({ stays: tier, goes: tier }),
      things: fc.array(thing, { minLength: 1, maxLength: 14 }),
    });
    await fc.assert(
      fc.asyncProperty(scene, async ({ tiers, things }) => {
        const ids: Record<string, string> = {};
        await change(member, async () => {
          ids['case'] = await insert(member, 'cases', { ...LEAST['cases']?.({}), tier: 0 });
          ids['source'] = await insert(member, 'sources', { ...LEAST['sources']?.({}), tier: 0 });
          ids['organization'] = await insert(member, 'organizations', { ...LEAST['organizations']?.({}), tier: 0 });
          ids['event'] = await insert(member, 'case_events', {
            ...LEAST['case_events']?.({ cases: ids['case'] }),
            tier: 0,
          });
          await insert(member, 'citations', { source_id: ids['source'], case_event_id: ids['event'], tier: 0 });
          for (const whose of ['stays', 'goes'] as const) {
            ids[whose] = await insert(member, 'persons', { ...LEAST['persons']?.({}), tier: tiers[whose] });
            await insert(member, 'names', {
              ...LEAST['names']?.({ persons: ids[whose] }),
              kind: 'PRIMARY',
              text: whose,
              tier: tiers[whose],
            });
          }
          const details = new Set<string>();
          for (const { table, tier: own, whose } of things) {
            const who = ids[whose]!;
            if (table === 'person_details' && details.has(`${whose} ${own}`)) continue;
            if (table === 'person_details') details.add(`${whose} ${own}`);
            const parents = {
              persons: who,
              others: whose === 'stays' ? ids['goes'] : ids['stays'],
              cases: ids['case'],
              organizations: ids['organization'],
              sources: ids['source'],
            };
            const row =
              table === 'penalties'
                ? { event_id: ids['event'], ordinal: 0, kind: 'FINE', person_id: who }
                : LEAST[table]?.(table === 'citations' ? parents : { ...parents, case_events: ids['event'] });
            const id = await insert(member, table, { ...row, tier: own });
            if (table === 'case_participants')
              await insert(member, 'citations', { source_id: ids['source'], case_participant_id: id, tier: own });
          }
        });
        // What is derived stands before it is compared.
        const touch = {
          field: 'caseUpdate',
          types: '$id: ID!, $expectedVersion: Int!, $patch: CasePatch!',
          select: 'case { id } proposal { id }',
        };
        const asked = await sealed.does<{ proposal: { id: string } | null }>(touch, {
          id: `Case_${ids['case']}`,
          expectedVersion: 1,
          patch: { summary: 'touched' },
        });
        await approved(asked.proposal);
        // What was written without a fold has a past without lines.
        await servers.owner.query('UPDATE ledger.line_past SET complete = false');
        await completePast(servers.database.addresses.owner, () => undefined);
        const before = await standing();
        const merged = await sealed.does<{ proposal: { id: string } | null }>(merge, {
          id: `Person_${ids['stays']}`,
          duplicate: `Person_${ids['goes']}`,
          reason: 'x',
        });
        expect(merged.userErrors).toEqual([]);
        await approved(merged.proposal);
        const left = await rowsOf(servers.owner, 'SELECT FROM live.persons WHERE id = $1', [ids['goes']]);
        expect(left).toEqual([]);
        const taken = await sealed.does<{ proposal: { id: string } | null }>(unmerge, {
          id: `Person_${ids['stays']}`,
          duplicate: `Person_${ids['goes']}`,
          reason: 'x',
        });
        expect(taken.userErrors).toEqual([]);
        await approved(taken.proposal);
        expect(await standing()).toEqual(before);
      }),
      { numRuns: 25 },
    );
    expect(await servers.drifts()).toEqual([]);
  });

  it('leaves what was written since where it is', async () => {
    const [stays, goes] = [await person('Since Sanzhar'), await person('Sanzhar Since')];
    await editor.does(merge, { id: stays.id, duplicate: goes.id, reason: 'x' });
    const relate = {
      field: 'affiliationCreate',
      types: '$input: AffiliationInput!',
      select: 'affiliation { id person { id } }',
    };
    const organization = await servers.id('Organization', 'atajurt');
    const { affiliation } = await advocate.does<{ affiliation: { id: string } }>(relate, {
      input: { person: goes.id, organization, role: 'member' },
    });
    await editor.does(unmerge, { id: stays.id, duplicate: goes.id, reason: 'two people after all' });
    const { node } = await advocate.data<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on Affiliation { person { id } } } }',
      { id: affiliation.id },
    );
    expect(node).toEqual({ person: { id: stays.id } });
    const { person: back } = await advocate.data<{ person: unknown }>(
      'query ($slug: String!) { person(slug: $slug) { id name } }',
      { slug: goes.slug },
    );
    expect(back).toEqual({ id: goes.id, name: 'Sanzhar Since' });
  });

  async function approved(proposal: { id: string } | null): Promise<void> {
    if (!proposal) return;
    const second = await secondEditor();
    const approve = { field: 'proposalApprove', types: '$id: ID!', select: 'proposal { state }' };
    expect(await second.does(approve, { id: proposal.id })).toEqual({
      proposal: { state: 'APPROVED' },
      userErrors: [],
    });
  }

  let second: Someone | null = null;
  async function secondEditor(): Promise<Someone> {
    second ??= await servers.someone('EDITOR', 3);
    return second;
  }
});
