import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { memberDataSource } from '@app/database';
import { recordChange } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { connect, refusal, rowsOf } from './support/connect.js';
import { foldThePast } from './support/fold-the-past.js';
import { change, insertOneOfEach, LEAST, insert, RECORD_TABLES } from './support/record-rows.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

const TIERS = [0, 1, 2, 3] as const;
const CLEARANCES = [null, '', '0', '1', '2', '3'] as const;
const DERIVED = ['case_lines', 'event_lines', 'charge_lines', 'defendant_lines', 'person_lines'];
const DENIED = '42501';

let database: TestDatabase;
let owner: Client;
let member: Client;
let reader: Client;
let writes: DataSource;
let lastSeq: number;

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, member, reader] = await Promise.all([
    connect(database, 'superuser'),
    connect(database, 'member'),
    connect(database, 'public'),
  ]);
  writes = memberDataSource(database.addresses.member, [], 1);
  await writes.initialize();
  const ids: Record<string, string>[] = [];
  for (const tier of TIERS) await change(member, async () => ids.push(await insertOneOfEach(member, tier)));
  // A second version of each, and two public records hidden since, one of them with all that hangs on it.
  await change(member, async () => {
    for (const table of RECORD_TABLES) await member.query(`UPDATE ${table} SET hold = true`);
  });
  await change(member, async () => {
    await member.query(`UPDATE cases SET tier = 3 WHERE id = $1`, [ids[0]?.['cases']]);
    await member.query(`UPDATE organizations SET tier = 1 WHERE id = $1`, [ids[0]?.['organizations']]);
  });
  await change(member, async () => {
    await insertOneOfEach(member, 0);
  });
  lastSeq = Number((await rowsOf<{ seq: string }>(owner, 'SELECT seq FROM ledger.head'))[0]?.seq);
  await foldEverything();
  await foldThePast(database);
}, 60_000);

afterAll(async () => {
  await writes.destroy();
  await Promise.all([owner, member, reader].map((client) => client.end()));
  await database.drop();
});

/** One more change set that touches every case, so that all lines stand. */
async function foldEverything(): Promise<void> {
  await writes.transaction(async (manager) => {
    await manager.query(`SELECT set_config('app.clearance', '3', true)`);
    await recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, () =>
      manager.query('UPDATE cases SET hold = NOT hold'),
    );
  });
}

/** What somebody sees of a table, each row as text, in order. */
async function seen(client: Client, text: string, settings: Record<string, string | null> = {}): Promise<string[]> {
  await client.query('BEGIN');
  try {
    for (const [name, value] of Object.entries(settings)) {
      if (value !== null) await client.query(`SELECT set_config($1, $2, true)`, [name, value]);
    }
    return (await rowsOf<{ row: string }>(client, `SELECT x.row FROM (${text}) x ORDER BY x.row COLLATE "C"`)).map(
      ({ row }) => row,
    );
  } finally {
    await client.query('ROLLBACK');
  }
}

/** A relation, what is told of each of its rows, and which of them, as the owner sees it, a clearance lets through. */
interface Wall {
  relation: string;
  row: string;
  visible: (clearance: number) => string;
  from?: string;
}

const PRESENT = (table: string) => `(SELECT l.reach FROM live.${table} l WHERE l.id = t.id)`;
const LINE_OF = (table: string) =>
  `${{ case_lines: 't.case_id', event_lines: 't.event_id', charge_lines: 't.charge_id' }[table] ?? 't.person_id'} || ' ' || t.tier_from`;
const WALLS: Wall[] = [
  ...RECORD_TABLES.map((table) => ({
    relation: `live.${table}`,
    row: 't.id::text',
    visible: (clearance: number) => `t.reach <= ${clearance}`,
  })),
  ...RECORD_TABLES.map((table) => ({
    relation: `history.${table}`,
    row: `t.id || ' ' || t.seq`,
    // Said here without the column that the policies use: the higher of the reach then and now.
    visible: (clearance: number) => `greatest(t.reach, ${PRESENT(table)}) <= ${clearance}`,
  })),
  ...RECORD_TABLES.map((table) => ({
    relation: `as_of.${table}`,
    from: `history.${table} t`,
    row: `t.id || ' ' || t.version`,
    visible: (clearance: number) =>
      `t.seq <= 2 AND coalesce(t.until_seq, 99) > 2 AND greatest(t.reach, ${PRESENT(table)}) <= ${clearance}`,
  })),
  ...DERIVED.map((table) => ({
    relation: `live.${table}`,
    row: LINE_OF(table),
    visible: (clearance: number) => `t.tier_from <= ${clearance} AND t.tier_to >= ${clearance}`,
  })),
  ...DERIVED.map((table) => ({
    relation: `as_of.${table}`,
    from: `history.${table} t`,
    row: LINE_OF(table),
    visible: (clearance: number) =>
      `t.seq <= 2 AND coalesce(t.until_seq, 99) > 2 AND t.tier_from <= ${clearance} AND t.tier_to >= ${clearance}`,
  })),
  {
    relation: 'ledger.entries',
    row: `t.seq || ' ' || t.kind || ' ' || t.record_id`,
    visible: (clearance) =>
      `greatest(t.reach, CASE t.kind ${RECORD_TABLES.map((table) => `WHEN '${table}' THEN (SELECT l.reach FROM live.${table} l WHERE l.id = t.record_id)`).join(' ')} END) <= ${clearance}`,
  },
];

describe('what each login sees', () => {
  it.each(WALLS)('of $relation is what its clearance lets through', async ({ relation, row, visible, from }) => {
    const all = (clearance: number) =>
      seen(owner, `SELECT ${row} AS row FROM ${from ?? `${relation} t`} WHERE ${visible(clearance)}`);
    const text = `SELECT ${row} AS row FROM ${relation} t`;
    const then = { 'app.as_of': '2' };
    expect(await seen(reader, text, then)).toEqual(await all(0));
    // Whatever the public login says of its clearance, it has none to give.
    expect(await seen(reader, text, { ...then, 'app.clearance': '3' })).toEqual(await all(0));
    for (const clearance of CLEARANCES) {
      const expected = clearance ? await all(Number(clearance)) : [];
      expect([clearance, await seen(member, text, { ...then, 'app.clearance': clearance })]).toEqual([
        clearance,
        expected,
      ]);
    }
    // No wall is passed by having nothing behind it.
    expect((await all(3)).length).toBeGreaterThan(0);
  });

  it('has rows of every tier behind every wall that can have them', async () => {
    const law = ['statutes', 'statute_articles', 'statute_article_versions'];
    for (const table of RECORD_TABLES.filter((name) => !law.includes(name))) {
      const rows = await rowsOf<{ reach: number }>(owner, `SELECT DISTINCT reach FROM live.${table} ORDER BY reach`);
      expect([table, rows.map(({ reach }) => reach)]).toEqual([table, [0, 1, 2, 3]]);
    }
  });

  it('tells nobody of change sets more than number, moment and leaf', async () => {
    for (const client of [reader, member]) {
      const rows = await rowsOf<{ seq: string }>(
        client,
        'SELECT seq, id, at, leaf FROM ledger.change_sets ORDER BY seq',
      );
      expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: lastSeq + 1 }, (_, place) => place + 1));
      for (const column of ['operation', 'actor', 'reason', 'reach', '*']) {
        expect(await refusal(client, `SELECT ${column} FROM ledger.change_sets`)).toBe(DENIED);
      }
    }
  });

  it.each([
    ['accounts are nothing to the public', 'public', 'SELECT email FROM live.accounts'],
    ['nor are the hashes of passwords', 'public', 'SELECT password_hash FROM live.accounts'],
    ['nor are proposals', 'public', 'SELECT FROM live.proposals'],
    ['salts are for the proof alone', 'member', 'SELECT salts FROM ledger.entries'],
    ['commitments too', 'public', 'SELECT commitments FROM ledger.entries'],
    ['the head belongs to the ledger', 'member', 'SELECT FROM ledger.head'],
    ['and so does what is under way', 'member', 'SELECT FROM ledger.pending'],
    ['more of the migrations than their names', 'member', 'SELECT * FROM meta.casetrail_migrations'],
    ['the order in which a change was told', 'public', 'SELECT ordinal FROM ledger.entries'],
    ['how many changes were ever opened', 'member', 'SELECT last_value FROM ledger.change_ids'],
  ] as const)('keeps from them: %s', async (_why, role, statement) => {
    expect(await refusal(role === 'public' ? reader : member, statement)).toBe(DENIED);
  });

  it('never says where a span of tiers ends', async () => {
    for (const client of [reader, member]) {
      for (const table of DERIVED) {
        for (const column of ['tier_to', '*']) {
          expect([table, await refusal(client, `SELECT ${column} FROM live.${table}`)]).toEqual([table, DENIED]);
        }
      }
    }
  });

  it('keeps the statistics of guarded tables from them', async () => {
    await owner.query('ANALYZE');
    for (const client of [reader, member]) {
      const rows = await rowsOf<{ tablename: string }>(
        client,
        `SELECT DISTINCT tablename FROM pg_stats WHERE schemaname IN ('live', 'history', 'ledger') ORDER BY tablename`,
      );
      expect(rows.map(({ tablename }) => tablename)).toEqual(['change_sets']);
    }
  });
});

/** Every table and view of ours, as `schema.name`. */
async function relations(where: string): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    owner,
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('live', 'history', 'as_of', 'ledger', 'meta') AND c.relkind IN ('r', 'v', 'p', 'm', 'f') AND ${where} ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

describe('what each login may write', () => {
  const attempts = (relation: string) => [
    `INSERT INTO ${relation} DEFAULT VALUES`,
    `DELETE FROM ${relation}`,
    `TRUNCATE ${relation}`,
    `LOCK TABLE ${relation} IN ACCESS EXCLUSIVE MODE`,
    `COPY ${relation} FROM STDIN`,
    `ALTER TABLE ${relation} DISABLE TRIGGER ALL`,
  ];

  it('is nothing at all for the public', async () => {
    const all = await relations('true');
    expect(all.length).toBeGreaterThan(3 * RECORD_TABLES.length);
    const { rows } = await owner.query(
      `SELECT r.name FROM unnest($1::text[]) r (name)
      WHERE has_table_privilege('casetrail_public', r.name, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
         OR has_any_column_privilege('casetrail_public', r.name, 'INSERT, UPDATE, REFERENCES')`,
      [all],
    );
    expect(rows).toEqual([]);
    for (const relation of all) {
      for (const statement of attempts(relation))
        expect([statement, await refusal(reader, statement)]).toEqual([
          statement,
          expect.stringMatching(/^42(501|809)$/),
        ]);
    }
  });

  it('is the live tables and the accounts for members, and of them no more than rows', async () => {
    const writable = [
      ...['accounts', 'proposals', 'idempotency_keys', 'submissions'].map((table) => `live.${table}`),
      ...RECORD_TABLES.map((table) => `live.${table}`),
    ].toSorted();
    const others = (await relations('true')).filter((name) => !writable.includes(name));
    const { rows } = await owner.query<{ name: string }>(
      `SELECT r.name FROM unnest($1::text[]) r (name)
      WHERE has_table_privilege('casetrail_member', r.name, 'INSERT, UPDATE, DELETE') ORDER BY 1`,
      [await relations('true')],
    );
    expect(rows.map(({ name }) => name)).toEqual(writable);
    for (const relation of others) {
      for (const statement of attempts(relation))
        expect([statement, await refusal(member, statement)]).toEqual([
          statement,
          expect.stringMatching(/^42(501|809)$/),
        ]);
    }
    for (const table of RECORD_TABLES) expect(await refusal(member, `TRUNCATE live.${table}`)).toBe(DENIED);
    expect(await refusal(member, 'DELETE FROM live.accounts')).toBe(DENIED);
    expect(await refusal(member, 'DELETE FROM live.proposals')).toBe(DENIED);
  });

  it.each([
    ...['live', 'history', 'as_of', 'ledger', 'meta', 'extensions', 'public'].flatMap((schema) => [
      `CREATE TABLE ${schema}.t (n int)`,
      `CREATE VIEW ${schema}.v AS SELECT 1 AS one`,
      `CREATE FUNCTION ${schema}.f() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
      `CREATE SEQUENCE ${schema}.s`,
      `CREATE TYPE ${schema}.e AS ENUM ('a')`,
    ]),
    'CREATE TEMP TABLE persons (id uuid)',
    'CREATE TEMP VIEW persons AS SELECT 1 AS one',
    'CREATE SCHEMA s',
    'CREATE EXTENSION dblink',
    'SET ROLE casetrail_owner',
    'SET SESSION AUTHORIZATION casetrail_owner',
    'SET session_replication_role = replica',
    'ALTER ROLE casetrail_member BYPASSRLS',
    'DROP POLICY public_reads ON live.persons',
    'ALTER TABLE live.persons DISABLE ROW LEVEL SECURITY',
    "SELECT pg_read_file('/etc/hostname')",
    "COPY live.persons TO PROGRAM 'cat'",
    'SELECT lo_create(0)',
  ])('allows nobody: %s', async (statement) => {
    const codes = [await refusal(reader, statement), await refusal(member, statement)];
    expect(codes).toEqual([DENIED, DENIED]);
  });

  it('lets nobody past row security by switching it off', async () => {
    expect(await refusal(reader, 'SET LOCAL row_security = off', 'SELECT FROM live.persons')).toBe(DENIED);
    expect(await refusal(member, 'SET LOCAL row_security = off', 'SELECT FROM live.persons')).toBe(DENIED);
  });

  it('is of no tier above the clearance', async () => {
    for (const [clearance, tier] of [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const) {
      const sealed = change(member, () => insert(member, 'persons', { ...LEAST['persons']?.({}), tier }), {
        clearance,
      });
      await expect(sealed).rejects.toMatchObject({ code: DENIED });
      const touched = await change(
        member,
        () => member.query('UPDATE persons SET hold = NOT hold WHERE reach > $1', [clearance]),
        { clearance },
      );
      expect(touched).toBeNull();
      expect(
        await change(member, () => member.query('DELETE FROM citations WHERE reach > $1', [clearance]), { clearance }),
      ).toBeNull();
    }
    const raised = change(member, () => member.query('UPDATE persons SET tier = 3 WHERE reach = 2'), { clearance: 2 });
    await expect(raised).rejects.toMatchObject({ code: DENIED });
  });
});

describe('functions', () => {
  it('that run as the owner look nothing up where others could put it', async () => {
    const { rows } = await owner.query(`SELECT p.oid::regprocedure::text AS name, p.proconfig FROM pg_proc p
      WHERE p.pronamespace IN ('live'::regnamespace, 'history'::regnamespace, 'as_of'::regnamespace, 'ledger'::regnamespace)
        AND p.prosecdef AND NOT EXISTS (SELECT FROM unnest(p.proconfig) c WHERE c ~ '^search_path=.*, pg_temp$')`);
    expect(rows).toEqual([]);
  });

  const executable = async (role: string): Promise<string[]> => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
       WHERE p.pronamespace IN ('live'::regnamespace, 'history'::regnamespace, 'as_of'::regnamespace, 'ledger'::regnamespace)
         AND has_function_privilege($1, p.oid, 'EXECUTE') ORDER BY p.oid::regprocedure::text COLLATE "C"`,
      [role],
    );
    return rows.map(({ name }) => name);
  };
  const BY_TEXT =
    'cases_numbered_like cases_titled_like events_titled_like organizations_named_like persons_named_like sources_titled_like';
  const BY_LIST = 'cases_with_event_rights cases_with_rights persons_of_nationality';
  const named = (names: string, argument: string) => names.split(' ').map((name) => `${name}(${argument})`);
  const FOUND = ['global_id(text,uuid)', 'names_hidden(uuid)', ...named(BY_TEXT, 'text'), ...named(BY_LIST, 'text[]')];
  const READING = [
    'ledger.describe_change_sets(bigint[],uuid,boolean)',
    ...'ledger.touched(bigint[]) ledger.tree_node(integer,bigint) live.clearance() live.editions_of(uuid)'.split(' '),
    ...named('live.edition_seal live.edition_withdrawn', 'uuid,bigint'),
    ...named('live.public_editions live.public_until', 'uuid[],bigint[]'),
    ...['live', 'as_of'].flatMap((schema) => FOUND.map((name) => `${schema}.${name}`)),
  ].toSorted();

  it('of the public are the filters, and what tells of change sets and editions', async () => {
    expect(await executable('casetrail_public')).toEqual(READING);
  });

  it('of members are those, the ledger, the fold, and what services write with', async () => {
    expect(await executable('casetrail_member')).toEqual(
      [
        ...READING,
        'ledger.commit_change(text,uuid,text,uuid[],uuid[],jsonb)',
        ...'open_change() grow_tree() keep_checkpoint(bigint,text) tree_root(bigint)'
          .split(' ')
          .map((name) => `ledger.${name}`),
        ...'touched_cases() touched_reach() follow_moved() refold_input() lock_reach() made_public() slug_borne(text,text)'
          .split(' ')
          .map((name) => `live.${name}`),
        'live.cases_of_defendants(uuid[])',
        'live.fold_input(uuid[])',
        'live.past_of(uuid[])',
        'live.past_skeletons(uuid[],bigint[])',
        'live.store_lines(uuid[],uuid[],jsonb)',
        'live.store_past(uuid[],uuid[],jsonb)',
        // What services write with, each no further than its caller sees.
        'live.address_key(text)',
        'live.drop_pointers(text,uuid[])',
        'live.has_recorded(uuid,text[],jsonb)',
        'live.hold_names(uuid[])',
        'live.make_public(jsonb,jsonb,uuid[])',
        'live.merge_persons(uuid,uuid)',
        'live.renew(text,uuid)',
        'live.rests_on(text,uuid)',
        'live.retract(text,uuid)',
        'live.seal_edition(uuid,bigint,text)',
        'live.sources_at(text)',
        'live.unmerge_persons(uuid,uuid)',
      ].toSorted(),
    );
  });

  it('that filter answer for each clearance with what it may see', async () => {
    const text = `SELECT DISTINCT persons_named_like('%nam%')::text AS row`;
    const all = (clearance: number) =>
      seen(owner, `SELECT DISTINCT n.person_id::text AS row FROM live.names n WHERE n.reach <= ${clearance}`);
    expect(await seen(reader, text)).toEqual(await all(0));
    expect(await seen(reader, text, { 'app.clearance': '3' })).toEqual(await all(0));
    for (const clearance of CLEARANCES) {
      expect(await seen(member, text, { 'app.clearance': clearance })).toEqual(
        clearance ? await all(Number(clearance)) : [],
      );
    }
  });
});

describe('the ledger cannot be gone around', () => {
  const person = `INSERT INTO persons (id, slug) VALUES (gen_random_uuid(), 'past-the-ledger')`;
  const clear = `SELECT set_config('app.clearance', '3', true)`;
  const NO_CHANGE = 'CT001';

  it.each([
    ['writing outside a change set', [person]],
    ['a change set that was made up', [`SELECT set_config('app.change', '1', true)`, person]],
    ['one that was never closed', ['SELECT ledger.open_change()', person]],
    ['one opened for nothing', ['SELECT ledger.open_change()']],
    [
      'forgetting that one is open',
      ['SELECT ledger.open_change()', person, `SELECT set_config('app.change', '', true)`],
    ],
    [
      'opening a second',
      ['SELECT ledger.open_change()', `SELECT set_config('app.change', '', true)`, 'SELECT ledger.open_change()'],
    ],
    ['closing none', [`SELECT ledger.commit_change('x', NULL, NULL, NULL, NULL, NULL)`]],
    [
      'writing after it was closed',
      ['SELECT ledger.open_change()', `SELECT ledger.commit_change('x', NULL, NULL, NULL, NULL, NULL)`, person],
    ],
    [
      'reopening one that was closed',
      [
        'SELECT ledger.open_change()',
        `SELECT set_config('test.change', current_setting('app.change'), true)`,
        `SELECT ledger.commit_change('x', NULL, NULL, NULL, NULL, NULL)`,
        `SELECT set_config('app.change', current_setting('test.change'), true)`,
        person,
      ],
    ],
  ])('by %s', async (_how, statements) => {
    expect(await refusal(member, clear, ...statements)).toBe(NO_CHANGE);
  });

  it('by a setting that says nothing was touched', async () => {
    const seq = await change(member, async () => {
      await member.query(person);
      await member.query(`SELECT set_config('app.touched', '', true)`);
    });
    const entries = await rowsOf(owner, 'SELECT kind, operation FROM ledger.entries WHERE seq = $1', [seq]);
    expect(entries).toEqual([{ kind: 'persons', operation: 'CREATED' }]);
  });

  it('by a transaction that ends without closing its change', async () => {
    await member.query(`BEGIN; ${clear}; SELECT ledger.open_change(); ${person.replace('past-the', 'around-the')}`);
    await expect(member.query('COMMIT')).rejects.toMatchObject({ code: NO_CHANGE });
    expect(await rowsOf(owner, `SELECT FROM live.persons WHERE slug = 'around-the-ledger'`)).toEqual([]);
    expect(await rowsOf(owner, 'SELECT change FROM ledger.pending')).toEqual([]);
  });

  it('by giving a record another id, or another version', async () => {
    const moved = change(member, () =>
      member.query(`UPDATE persons SET id = gen_random_uuid() WHERE slug = 'past-the-ledger'`),
    );
    await expect(moved).rejects.toMatchObject({ code: 'CT003' });
    await change(member, () =>
      member.query(`UPDATE persons SET version = 77, reach = 0, change_id = 1 WHERE slug = 'past-the-ledger'`),
    );
    expect(
      await rowsOf(
        owner,
        `SELECT p.version, p.reach, p.change_id = s.id AS stamped FROM live.persons p, ledger.change_sets s
      WHERE p.slug = 'past-the-ledger' AND s.seq = (SELECT seq FROM ledger.head)`,
      ),
    ).toEqual([{ version: 2, reach: 2, stamped: true }]);
  });
});
