import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Operation, POLICY, type Role } from '@app/access';
import { memberDataSource } from '@app/database';
import { recordChange } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { ATTEMPTS, type Targets } from './support/rights/operations.js';
import { KINDS, type TieredRecord, writeTieredRecord } from './support/rights/tiered-record.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

const ROLES: readonly Role[] = ['RESEARCHER', 'ADVOCATE', 'EDITOR', 'ADMIN'];
const TIERS = [0, 1, 2, 3] as const;
const OPERATIONS = Object.keys(POLICY) as Operation[];
/** What is new is RESTRICTED: whoever is not cleared for that records nothing. */
const LEAST_TO_WRITE = 2;

/** Everybody there is: each role with each clearance, with a token for writing; one whose token only reads; nobody. */
const EVERYBODY: readonly { name: string; role: Role | null; clearance: number; mayWrite: boolean }[] = [
  { name: 'nobody', role: null, clearance: 0, mayWrite: false },
  ...ROLES.flatMap((role) =>
    TIERS.map((clearance) => ({
      name: `${role} cleared for ${clearance}`,
      role,
      clearance,
      mayWrite: role !== 'RESEARCHER',
    })),
  ),
  { name: 'EDITOR with a token for reading', role: 'EDITOR' as const, clearance: 3, mayWrite: false },
];

let servers: WriteServer;
let member: Client;
let record: TieredRecord;
const people = new Map<string, Someone>();

beforeAll(async () => {
  servers = await WriteServer.start({ CASETRAIL_SEED: 'none' });
  member = await connect(servers.database, 'member');
  record = await writeTieredRecord(member, servers.owner);
  // What is derived of all of it.
  const writes = await memberDataSource(servers.database.addresses.member, [], 1).initialize();
  await writes.transaction(async (manager) => {
    await manager.query(`SELECT set_config('app.clearance', '3', true)`);
    await recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, () =>
      manager.query('UPDATE live.cases SET hold = NOT hold'),
    );
  });
  await writes.destroy();
  for (const { name, role, clearance, mayWrite } of EVERYBODY) {
    people.set(name, role === null ? servers.public : await servers.someone(role, clearance, mayWrite));
  }
}, 120_000);

afterAll(async () => {
  await member.end();
  await servers.stop();
});

const isQuery = (operation: Operation) => operation === 'proposals' || operation === 'submissions';

/** The answer as it would be for any other record of the kind: without the IDs that were asked for. */
async function attempt(who: Someone, operation: Operation, targets: Targets): Promise<unknown> {
  const body = await who.body(`${isQuery(operation) ? 'query' : 'mutation'} { ${ATTEMPTS[operation](targets)} }`);
  let text = JSON.stringify(body);
  for (const [name, id] of Object.entries(targets)) text = text.replaceAll(id as string, `<${name}>`);
  return JSON.parse(text);
}

/** The code of the top-level error that refuses the operation to this account, by the policy table alone; null: it may. */
function refusal(operation: Operation, { role, clearance, mayWrite }: (typeof EVERYBODY)[number]): string | null {
  const { roles, writes } = POLICY[operation];
  if (role === null) return 'UNAUTHENTICATED';
  if (!(roles as readonly Role[]).includes(role)) return 'FORBIDDEN';
  return writes && (!mayWrite || clearance < LEAST_TO_WRITE) ? 'FORBIDDEN' : null;
}

describe.each(EVERYBODY)('$name', (viewer) => {
  const refused = OPERATIONS.filter((operation) => refusal(operation, viewer) !== null);
  const allowed = OPERATIONS.filter((operation) => refusal(operation, viewer) === null);
  const hidden = TIERS.filter((tier) => tier > viewer.clearance);
  const shown = TIERS.filter((tier) => tier <= viewer.clearance);

  it('is refused whatever the policy does not allow, and changes nothing by asking', async () => {
    const who = people.get(viewer.name)!;
    const before = await servers.fingerprint();
    for (const operation of refused) {
      for (const targets of [...record.tiers, record.missing]) {
        const body = await who.body(`${isQuery(operation) ? 'query' : 'mutation'} { ${ATTEMPTS[operation](targets)} }`);
        expect([operation, body.data, body.errors?.map(({ extensions }) => extensions?.['code'])]).toEqual([
          operation,
          null,
          [refusal(operation, viewer)],
        ]);
      }
    }
    expect(await servers.fingerprint()).toBe(before);
  });

  it('learns nothing of what is above the clearance, and changes nothing of it', async () => {
    const who = people.get(viewer.name)!;
    const before = await servers.fingerprint();
    for (const operation of allowed.filter((one) => !isQuery(one))) {
      const nothing = await attempt(who, operation, { ...record.missing, statute: record.tiers[0]!.statute });
      for (const tier of hidden) {
        expect([
          operation,
          tier,
          await attempt(who, operation, { ...record.tiers[tier]!, statute: record.tiers[0]!.statute }),
        ]).toEqual([operation, tier, nothing]);
      }
      expect(codesOf(nothing)).toEqual(['NOT_FOUND']);
    }
    expect(await servers.fingerprint()).toBe(before);
  });

  it('is not told that what they see is not there', async () => {
    const who = people.get(viewer.name)!;
    for (const operation of allowed) {
      for (const tier of shown) {
        const body = (await attempt(who, operation, record.tiers[tier]!)) as { errors?: unknown };
        expect([operation, tier, body.errors]).toEqual([operation, tier, undefined]);
        // What these name beside the record, nothing of the fixture is: a submission of it, somebody merged into it.
        if (!['submissionPublish', 'submissionReject', 'personUnmerge'].includes(operation)) {
          expect([operation, tier, codesOf(body).filter((code) => code === 'NOT_FOUND')]).toEqual([
            operation,
            tier,
            [],
          ]);
        }
      }
    }
  });

  it.each(Object.entries(KINDS).filter(([name]) => name !== 'statute'))(
    'reads a %s by its ID, or none, by its tier',
    async (name) => {
      const who = people.get(viewer.name)!;
      const read = async (targets: Targets) =>
        who.data('query ($id: ID!) { node(id: $id) { __typename } }', { id: targets[name as keyof Targets] });
      const nothing = await read(record.missing);
      expect(nothing).toEqual({ node: null });
      for (const tier of hidden) expect(await read(record.tiers[tier]!)).toEqual(nothing);
      for (const tier of shown)
        expect(await read(record.tiers[tier]!)).toEqual({ node: { __typename: KINDS[name as keyof typeof KINDS][0] } });
    },
  );

  it('counts, lists, filters and orders what they see, and nothing else', async () => {
    const who = people.get(viewer.name)!;
    const counts = `{ persons { totalCount } organizations { totalCount } sources { totalCount } cases { totalCount } events { totalCount }
      titled: cases(filter: { text: "case" }) { totalCount } named: persons(filter: { text: "tier" }) { totalCount }
      charged: cases(filter: { eventKinds: [CHARGED] }) { totalCount } held: persons(filter: { custody: [UNKNOWN] }) { totalCount }
      titles: cases(orderBy: TITLE, first: 100) { nodes { confidentiality } } }`;
    const data = await who.data<Record<string, { totalCount?: number; nodes?: { confidentiality: string }[] }>>(counts);
    const [row] = await rowsOf<Record<string, number>>(
      servers.owner,
      `SELECT ${['persons', 'organizations', 'sources', 'cases', 'case_events']
        .map((table) => `(SELECT count(*)::integer FROM live.${table} WHERE reach <= ${viewer.clearance}) AS ${table}`)
        .join(', ')},
        (SELECT count(DISTINCT case_id)::integer FROM live.case_events WHERE reach <= ${viewer.clearance} AND kind = 'CHARGED') AS charged,
        (SELECT count(DISTINCT person_id)::integer FROM live.names WHERE reach <= ${viewer.clearance} AND folded LIKE '%tier%') AS named,
        (SELECT count(*)::integer FROM live.cases WHERE reach <= ${viewer.clearance} AND title_folded LIKE '%case%') AS titled`,
    );
    expect({
      persons: data['persons']?.totalCount,
      organizations: data['organizations']?.totalCount,
      sources: data['sources']?.totalCount,
      cases: data['cases']?.totalCount,
      case_events: data['events']?.totalCount,
      charged: data['charged']?.totalCount,
      named: data['named']?.totalCount,
      titled: data['titled']?.totalCount,
    }).toEqual(row);
    const tierNames = ['PUBLIC', 'PARTNER', 'RESTRICTED', 'SEALED'].slice(0, viewer.clearance + 1);
    expect(new Set(data['titles']?.nodes?.map(({ confidentiality }) => confidentiality))).toEqual(new Set(tierNames));
  });

  it('reads no history and no change set of what is above the clearance', async () => {
    const who = people.get(viewer.name)!;
    const history = async (targets: Targets) =>
      who.data('query ($id: ID!) { case(id: $id) { history { totalCount } } }', { id: targets.case });
    const nothing = await history(record.missing);
    for (const tier of hidden) expect(await history(record.tiers[tier]!)).toEqual(nothing);
    // The change sets that wrote the tiers, in their order.
    const told = await Promise.all(
      TIERS.map((tier) =>
        who.data<{ changeSet: { summary: string; changes: unknown[] } }>(
          'query ($seq: Int!) { changeSet(seq: $seq) { summary changes { operation } } }',
          { seq: tier + 1 },
        ),
      ),
    );
    for (const tier of hidden) {
      // The law is public, whatever else the change set wrote.
      expect(told[tier]?.changeSet.changes.length).toBeLessThanOrEqual(3);
    }
    for (const tier of shown) expect(told[tier]?.changeSet.changes.length).toBeGreaterThan(3);
  });
});

function codesOf(body: unknown): string[] {
  const data = Object.values((body as { data?: Record<string, { userErrors?: { code: string }[] }> }).data ?? {});
  return data.flatMap((payload) => payload?.userErrors?.map(({ code }) => code) ?? []);
}

describe('what the database itself allows each login', () => {
  const OTHERS = [
    'live.accounts',
    'live.proposals',
    'live.idempotency_keys',
    'access.tokens',
    'access.sessions',
  ] as const;

  it.each(OTHERS)('gives the public login nothing of %s', async (table) => {
    const reader = await connect(servers.database, 'public');
    try {
      for (const statement of [`SELECT FROM ${table}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(reader.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await reader.end();
    }
  });

  it.each([null, 0, 1, 2, 3])(
    'shows a member cleared for %s proposals up to that tier, and lets them change no other',
    async (clearance) => {
      await member.query('BEGIN');
      try {
        await member.query(`SELECT set_config('app.clearance', $1, true)`, [
          clearance === null ? '' : String(clearance),
        ]);
        const seen = await rowsOf<{ reach: number }>(
          member,
          'SELECT DISTINCT reach FROM live.proposals ORDER BY reach',
        );
        expect(seen.map(({ reach }) => reach)).toEqual(TIERS.filter((tier) => clearance !== null && tier <= clearance));
        const [all] = await rowsOf<{ count: number }>(
          servers.owner,
          `SELECT count(*)::integer FROM live.proposals WHERE reach <= ${clearance ?? -1}`,
        );
        const changed = await member.query(`UPDATE live.proposals SET reason = 'x'`);
        expect(changed.rowCount).toBe(all?.count);
      } finally {
        await member.query('ROLLBACK');
      }
    },
  );
});
