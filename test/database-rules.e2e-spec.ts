import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { badValues } from './support/bad-rows.js';
import { connect, rowsOf } from './support/connect.js';
import { change, insert, insertOneOfEach, LEAST, RECORD_TABLES, type Row } from './support/record-rows.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

let database: TestDatabase;
let owner: Client;
let member: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, member] = await Promise.all([connect(database, 'superuser'), connect(database, 'member')]);
}, 30_000);

afterAll(async () => {
  await Promise.all([owner.end(), member.end()]);
  await database.drop();
});

const STANDING = { tier_from: 0, tier_to: 3, status: 'UNKNOWN', because: [] };
const CUSTODY = { custody: 'UNKNOWN', custody_because: [] };
/** A good row of each table that holds no records. */
const OTHERS: Record<string, () => Row> = {
  'live.accounts': () => ({
    id: randomUUID(),
    email: 'you@example.org',
    display_name: 'You',
    role: 'ADMIN',
    clearance: 2,
    password_hash: '$argon2id$v=19$…',
  }),
  'live.proposals': () => ({
    id: randomUUID(),
    operation: 'x',
    input: '{}',
    record_kind: 'persons',
    record_id: randomUUID(),
    record_version: 1,
    reach: 0,
    clearance: 2,
  }),
  'live.submissions': () => ({
    id: randomUUID(),
    case_id: randomUUID(),
    reach: 0,
    clearance: 2,
    by_account: randomUUID(),
    include: [],
    exclude: [],
    becoming: '{}',
    items: '[]',
  }),
  'live.idempotency_keys': () => ({
    account: randomUUID(),
    operation: 'x',
    key_hash: Buffer.alloc(32),
    request_hash: Buffer.alloc(32),
  }),
  'live.case_lines': () => ({
    ...STANDING,
    case_id: randomUUID(),
    event_count: 0,
    latest_key: '-infinity',
    opened_key: '-infinity',
    change_id: 1,
  }),
  'live.event_lines': () => ({
    event_id: randomUUID(),
    tier_from: 0,
    tier_to: 3,
    case_id: randomUUID(),
    position: 1,
    line_key: '2020-01-01',
    irregular: false,
  }),
  'live.charge_lines': () => ({ ...STANDING, charge_id: randomUUID() }),
  'live.defendant_lines': () => ({ ...STANDING, ...CUSTODY, case_id: randomUUID(), person_id: randomUUID() }),
  'live.person_lines': () => ({ ...CUSTODY, tier_from: 0, tier_to: 3, person_id: randomUUID() }),
  'ledger.erasures': () => ({
    id: randomUUID(),
    record_kind: 'persons',
    record_id: randomUUID(),
    field: 'summary',
    reason: 'Asked for by the person.',
    requested_by: randomUUID(),
  }),
  'ledger.erasure_targets': () => ({
    erasure_id: randomUUID(),
    kind: 'persons',
    record_id: randomUUID(),
    seq: 1,
    field: 'summary',
  }),
  'ledger.tree_nodes': () => ({ level: 1, index: 0, hash: Buffer.alloc(32) }),
  'ledger.signing_keys': () => ({ verifier: 'cases.example.org+0a1b2c3d+AQ', from_size: 0 }),
  'ledger.checkpoints': () => ({ size: 900, root: Buffer.alloc(32), note: 'x' }),
  'ledger.line_past': () => ({ singleton: false, complete: true }),
  'ledger.editions': () => ({ record_id: randomUUID(), seq: 1, sha256: Buffer.alloc(32) }),
  'ledger.head': () => ({ singleton: false, seq: 1, at: '2020-01-01' }),
  'ledger.change_sets': () => ({
    seq: 900,
    id: 900,
    at: '2020-01-01',
    operation: 'x',
    reach: 0,
    leaf: Buffer.alloc(32),
  }),
  'ledger.entries': () => ({
    seq: 1,
    ordinal: 900,
    kind: 'persons',
    record_id: randomUUID(),
    operation: 'CREATED',
    reach: 0,
    shown: 0,
    fields: ['id'],
    salts: [Buffer.alloc(32)],
    commitments: [Buffer.alloc(32)],
  }),
};

/** Parents that need not be there: the checks are looked at alone. */
const anywhere = (): Record<string, string> =>
  Object.fromEntries([...RECORD_TABLES, 'others', 'otherCases'].map((table) => [table, randomUUID()]));

function goodRow(table: string): Row {
  const name = table.replace('live.', '');
  if (LEAST[name]) return { id: randomUUID(), tier: 0, reach: 3, change_id: 1, ...LEAST[name](anywhere()) };
  const other = OTHERS[table];
  if (!other) throw new Error(`No good row of ${table} is known.`);
  return other();
}

/** The name of the constraint that refuses the row, or null; triggers and references are left out of it. */
async function refusedBy(table: string, row: Row): Promise<string | null> {
  const columns = Object.keys(row);
  await owner.query('BEGIN; SET LOCAL session_replication_role = replica');
  try {
    await owner.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
      columns.map((column) => row[column]),
    );
    return null;
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error);
  } finally {
    await owner.query('ROLLBACK');
  }
}

interface Check {
  relation: string;
  name: string;
  definition: string;
}

async function constraints(type: 'c' | 'u' | 'x', schemas: string[]): Promise<Check[]> {
  return rowsOf<Check>(
    owner,
    `SELECT n.nspname || '.' || c.relname AS relation, o.conname AS name, pg_get_constraintdef(o.oid) AS definition
     FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE o.contype = $1 AND n.nspname = ANY ($2) ORDER BY 1, 2`,
    [type, schemas],
  );
}

describe('every check', () => {
  it('lets a good row pass', async () => {
    for (const table of [
      ...RECORD_TABLES.map((name) => `live.${name}`),
      ...Object.keys(OTHERS).filter((name) => !['ledger.head', 'ledger.line_past'].includes(name)),
    ]) {
      expect([table, await refusedBy(table, goodRow(table))]).toEqual([table, null]);
    }
  });

  it('refuses a row that it alone speaks of, and nothing bad passes', async () => {
    const checks = await constraints('c', ['live', 'ledger']);
    expect(checks.length).toBeGreaterThan(200);
    const unproven: string[] = [];
    for (const { relation, name, definition } of checks) {
      const refusals: (string | null)[] = [];
      for (const bad of badValues(definition)) {
        refusals.push(await refusedBy(relation, { ...goodRow(relation), ...bad }));
      }
      if (!refusals.includes(name) || refusals.includes(null))
        unproven.push(`${name} of ${relation}: ${definition} → ${refusals.join(', ')}`);
    }
    expect(unproven).toEqual([]);
  });

  it('of the history holds as well', async () => {
    const rows = new Map<string, Row>();
    await change(member, async () => {
      for (const [table, id] of Object.entries(await insertOneOfEach(member, 0))) rows.set(table, { id });
    });
    for (const { relation, name, definition } of await constraints('c', ['history'])) {
      const live = relation.replace('history', 'live');
      const id = rows.get(relation.replace('history.', ''))?.['id'];
      const refusals: (string | null)[] = [];
      for (const bad of badValues(definition)) {
        if (relation.endsWith('_lines')) {
          refusals.push(await refusedBy(relation, { seq: 1, ...goodRow(live), tier_to: 0, ...bad }));
          continue;
        }
        const past: Row = { seq: 1, until_seq: null, operation: 'CREATED', shown: 3, ...bad };
        // A reach cannot be given alone: the row is the one that stands.
        if ('reach' in past) past['shown'] = -1;
        const added = owner.query(`INSERT INTO ${relation} SELECT $1, $2, $3, $4, l.* FROM ${live} l WHERE l.id = $5`, [
          past['seq'],
          past['until_seq'],
          past['operation'],
          past['shown'],
          id,
        ]);
        refusals.push(
          await added.then(
            () => 'nothing',
            (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
          ),
        );
      }
      expect([name, new Set(refusals)]).toEqual([name, new Set([name])]);
    }
  });
});

describe('uniqueness', () => {
  it('answers for nothing that a writer may not see', async () => {
    // Slugs above RESTRICTED are random; the law is PUBLIC; details are one a tier.
    expect(
      (await constraints('u', ['live', 'ledger', 'history'])).map(
        ({ relation, definition }) => `${relation} ${definition}`,
      ),
    ).toEqual([
      'ledger.change_sets UNIQUE (id)',
      'live.case_events UNIQUE (id, case_id)',
      'live.cases UNIQUE (slug)',
      'live.charges UNIQUE (id, case_id)',
      'live.merged_persons UNIQUE (slug)',
      'live.organizations UNIQUE (slug)',
      'live.person_details UNIQUE (person_id, tier)',
      'live.persons UNIQUE (slug)',
      'live.sources UNIQUE (slug)',
      'live.statute_articles UNIQUE (statute_id, number)',
      'live.statutes UNIQUE (slug)',
    ]);
    const indexes = await rowsOf<{ name: string }>(
      owner,
      `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       WHERE i.indisunique AND NOT i.indisprimary AND c.relnamespace IN ('live'::regnamespace, 'ledger'::regnamespace)
         AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = i.indexrelid) ORDER BY 1`,
    );
    expect(indexes.map(({ name }) => name)).toEqual([
      'ledger.checkpoints_size',
      'ledger.pending_open',
      'ledger.signing_keys_current',
      'live.accounts_email',
      'live.names_one_primary_organization',
      'live.names_one_primary_person',
    ]);
  });

  it.each(['persons', 'organizations', 'sources', 'cases'])(
    'of slugs of %s: a sealed one says nothing',
    async (table) => {
      const row = (slug: string, tier: number) => ({ ...LEAST[table]?.({}), slug, tier });
      await expect(change(member, () => insert(member, table, row('somebody', 3)))).rejects.toMatchObject({
        code: '23514',
      });
      await change(member, () => insert(member, table, row('somebody', 2)));
      // Raising the tier takes the name away with it, and gives it free.
      const raise = (slug: string) =>
        change(member, () => member.query(`UPDATE ${table} SET tier = 3, slug = $1 WHERE slug = 'somebody'`, [slug]));
      await expect(raise('somebody')).rejects.toMatchObject({ code: '23514' });
      await raise(`sealed-${'0a'.repeat(12)}`);
      expect(await change(member, () => insert(member, table, row('somebody', 0)), { clearance: 0 })).toEqual(
        expect.any(Number),
      );
    },
  );

  it('of details: the same person may have some of each tier, and one of each', async () => {
    let person = '';
    await change(member, async () => {
      person = await insert(member, 'persons', { ...LEAST['persons']?.({}), tier: 0 });
      await insert(member, 'person_details', { person_id: person, tier: 3 });
    });
    const details = (tier: number) =>
      change(member, () => insert(member, 'person_details', { person_id: person, tier }), { clearance: 2 });
    expect(await details(2)).toEqual(expect.any(Number));
    await expect(details(2)).rejects.toMatchObject({ code: '23505' });
  });

  it('of wordings: no two of an article in a language are in force on one day', async () => {
    let article = '';
    await change(member, async () => {
      const statutes = await insert(member, 'statutes', { ...LEAST['statutes']?.({}) });
      article = await insert(member, 'statute_articles', { ...LEAST['statute_articles']?.({ statutes }) });
    });
    const wording = (from: string | null, to: string | null, language = 'kk') =>
      change(member, () =>
        insert(member, 'statute_article_versions', {
          article_id: article,
          title: 'Wording',
          language,
          in_force_edtf: 'x',
          in_force_earliest: from,
          in_force_latest: to,
          tier: 0,
        }),
      );
    await wording('2015-01-01', '2019-12-31');
    await wording('2015-01-01', null, 'ru');
    await wording('2020-01-01', null);
    for (const [from, to] of [
      ['2019-12-31', '2019-12-31'],
      [null, '2015-01-01'],
      ['2030-01-01', '2031-01-01'],
      [null, null],
    ] as const) {
      await expect(wording(from, to)).rejects.toMatchObject({ code: '23P01' });
    }
    await wording(null, '2014-12-31');
  });
});

describe('an event', () => {
  let ids: Record<string, string>;
  beforeAll(async () => {
    await change(member, async () => {
      ids = await insertOneOfEach(member, 0);
    });
  });

  it('without a supporting citation is refused at the end', async () => {
    const unsourced = (stance?: string) =>
      change(member, async () => {
        const event = await insert(member, 'case_events', { ...LEAST['case_events']?.({ cases: ids['cases'] }) });
        if (stance) await insert(member, 'citations', { source_id: ids['sources'], case_event_id: event, stance });
      });
    await expect(unsourced()).rejects.toMatchObject({ code: 'CT002' });
    await expect(unsourced('DISPUTES')).rejects.toMatchObject({ code: 'CT002' });
    expect(await unsourced('SUPPORTS')).toEqual(expect.any(Number));
  });

  it.each([
    ['taken away', 'DELETE FROM citations WHERE case_event_id = $1'],
    ['turned against it', `UPDATE citations SET stance = 'DISPUTES' WHERE case_event_id = $1`],
    [
      'moved elsewhere',
      `UPDATE citations SET case_event_id = NULL, case_id = '${randomUUID()}' WHERE case_event_id = $1`,
    ],
  ])('cannot have its last support %s', async (_how, statement) => {
    const event = ids['case_events'];
    const text = statement.replace(/'[0-9a-f-]{36}'/, `'${ids['cases'] ?? ''}'`);
    await expect(change(member, () => member.query(text, [event]))).rejects.toMatchObject({ code: 'CT002' });
  });

  it('names charges of its own case alone', async () => {
    let other = '';
    await change(member, async () => {
      const cases = await insert(member, 'cases', { ...LEAST['cases']?.({}) });
      other = await insert(member, 'charges', { case_id: cases, offence: 'another' });
    });
    for (const caseId of [
      ids['cases'],
      (await rowsOf<{ case_id: string }>(owner, 'SELECT case_id FROM live.charges WHERE id = $1', [other]))[0]?.case_id,
    ]) {
      const naming = change(member, () =>
        insert(member, 'event_charges', { case_id: caseId, event_id: ids['case_events'], charge_id: other }),
      );
      await expect(naming).rejects.toMatchObject({ code: '23503' });
    }
  });

  it('follows and corrects events of its own case alone', async () => {
    let event = '';
    await change(member, async () => {
      event = (await insertOneOfEach(member, 0))['case_events'] ?? '';
    });
    for (const role of ['AFTER', 'CORRECTS']) {
      const link = { role, from_event_id: ids['case_events'], to_event_id: event, case_id: ids['cases'] };
      await expect(change(member, () => insert(member, 'pointers', link))).rejects.toMatchObject({ code: '23503' });
    }
  });
});

describe('a version', () => {
  it('counts change sets, not statements, and not the moves of others', async () => {
    let ids: Record<string, string> = {};
    const versions = async () =>
      (
        await rowsOf<{ version: number; reach: number }>(owner, 'SELECT version, reach FROM live.names WHERE id = $1', [
          ids['names'],
        ])
      )[0];
    await change(member, async () => {
      ids = await insertOneOfEach(member, 0);
      await member.query(`UPDATE names SET language = 'kk' WHERE id = $1`, [ids['names']]);
    });
    expect(await versions()).toEqual({ version: 1, reach: 0 });
    await change(member, async () => {
      for (const language of ['ru', 'en'])
        await member.query(`UPDATE names SET language = $2 WHERE id = $1`, [ids['names'], language]);
    });
    expect(await versions()).toEqual({ version: 2, reach: 0 });
    await change(member, () => member.query('UPDATE persons SET tier = 1 WHERE id = $1', [ids['persons']]));
    expect(await versions()).toEqual({ version: 2, reach: 1 });
    const nothing = await change(member, () =>
      member.query('UPDATE names SET language = language WHERE id = $1', [ids['names']]),
    );
    expect(nothing).toBeNull();
    expect(await versions()).toEqual({ version: 2, reach: 1 });
  });
});
