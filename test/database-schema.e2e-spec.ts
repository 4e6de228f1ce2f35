import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountEntity } from '@app/access';
import { memberDataSource, migrate, migrationSource } from '@app/database';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../apps/server/src/entities.js';
import { MIGRATIONS } from '../migrations/index.js';
import { connect, rowsOf } from './support/connect.js';
import { RECORD_TABLES } from './support/record-rows.js';
import { dumpSchema } from './support/schema-dump.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connect(database, 'superuser');
}, 30_000);

afterAll(async () => {
  await owner.end();
  await database.drop();
});

describe('the migrations', () => {
  it('go down to nothing and up to the same again', async () => {
    const fresh = await createTestDatabase({ template: null });
    const client = await connect(fresh, 'superuser');
    try {
      const before = await dumpSchema(client);
      expect(before).toEqual([]);
      await migrate(fresh.addresses.owner, MIGRATIONS);
      const up = await dumpSchema(client);
      expect(up).toEqual(await dumpSchema(owner));
      expect(up.length).toBeGreaterThan(1_500);
      const source = migrationSource(fresh.addresses.owner, MIGRATIONS);
      await source.initialize();
      for (const _ of MIGRATIONS) await source.undoLastMigration({ transaction: 'each' });
      await source.destroy();
      expect(await dumpSchema(client)).toEqual([]);
      const applied = await migrate(fresh.addresses.owner, MIGRATIONS);
      expect(applied).toEqual(MIGRATIONS.map(({ name }) => name));
      expect(await dumpSchema(client)).toEqual(up);
    } finally {
      await client.end();
      await fresh.drop();
    }
  }, 60_000);

  it('go down one by one to where each began', async () => {
    const fresh = await createTestDatabase({ template: null });
    const client = await connect(fresh, 'superuser');
    try {
      const levels: string[][] = [];
      for (let count = 1; count <= MIGRATIONS.length; count++) {
        levels.push(await dumpSchema(client));
        await migrate(fresh.addresses.owner, MIGRATIONS.slice(0, count));
      }
      const source = migrationSource(fresh.addresses.owner, MIGRATIONS);
      await source.initialize();
      for (const level of levels.toReversed()) {
        await source.undoLastMigration({ transaction: 'each' });
        expect(await dumpSchema(client)).toEqual(level);
      }
      await source.destroy();
    } finally {
      await client.end();
      await fresh.drop();
    }
  }, 60_000);
});

describe('the entities', () => {
  let entities: DataSource;
  beforeAll(async () => {
    entities = memberDataSource(database.addresses.member, [...ENTITIES, AccountEntity], 1);
    await entities.initialize();
  });
  afterAll(() => entities.destroy());

  it('are one for each record table, and the accounts', () => {
    expect(entities.entityMetadatas.map(({ tableName }) => tableName).toSorted()).toEqual(
      [...RECORD_TABLES, 'accounts'].toSorted(),
    );
    expect(new Set(entities.entityMetadatas.map(({ schema }) => schema))).toEqual(new Set(['live']));
  });

  it.each([...RECORD_TABLES, 'accounts'])('say of %s what the migrations made', async (table) => {
    const columns = await rowsOf<{ name: string; type: string; nullable: boolean; array: boolean }>(
      owner,
      `SELECT a.attname AS name, format_type(coalesce(nullif(t.typelem, 0), a.atttypid), a.atttypmod) AS type, NOT a.attnotnull AS nullable,
         t.typcategory = 'A' AS array
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
       WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname COLLATE "C"`,
      [`live.${table}`],
    );
    const metadata = entities.entityMetadatas.find(({ tableName }) => tableName === table);
    const told = metadata?.columns.map((column) => ({
      name: column.databaseName,
      type: column.type === 'timestamptz' ? 'timestamp with time zone' : String(column.type),
      nullable: column.isNullable,
      array: column.isArray,
    }));
    expect(told?.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(columns);
  });
});

describe('every record table', () => {
  it('is known to the tests', async () => {
    // Whatever is not named here is a table of records, and needs all that follows.
    const others = [
      'accounts',
      'proposals',
      'idempotency_keys',
      'submissions',
      'case_lines',
      'event_lines',
      'charge_lines',
      'defendant_lines',
      'person_lines',
    ];
    const tables = await rowsOf<{ name: string }>(
      owner,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'live'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual([...RECORD_TABLES, ...others].toSorted());
  });

  it.each(RECORD_TABLES)('%s has its policies, its history, its view and its triggers', async (table) => {
    const policies = await rowsOf<{ policy: string }>(
      owner,
      `SELECT p.schemaname || ' ' || p.policyname || ' ' || p.cmd || ' to ' || array_to_string(p.roles, ',') || ' '
         || coalesce(p.qual, '-') || ' / ' || coalesce(p.with_check, '-') AS policy
       FROM pg_policies p WHERE p.tablename = $1 ORDER BY 1`,
      [table],
    );
    const clearance = '( SELECT live.clearance() AS clearance)';
    expect(policies.map(({ policy }) => policy)).toEqual([
      `history member_reads SELECT to casetrail_member (shown <= ${clearance}) / -`,
      `history public_reads SELECT to casetrail_public (shown = 0) / -`,
      `live member_deletes DELETE to casetrail_member (reach <= ${clearance}) / -`,
      `live member_inserts INSERT to casetrail_member - / (tier <= ${clearance})`,
      `live member_reads SELECT to casetrail_member (reach <= ${clearance}) / -`,
      `live member_updates UPDATE to casetrail_member (reach <= ${clearance}) / (tier <= ${clearance})`,
      `live public_reads SELECT to casetrail_public (reach = 0) / -`,
    ]);
    const guarded = await rowsOf(
      owner,
      `SELECT c.relnamespace::regnamespace::text AS schema, c.relrowsecurity AS on, c.relforcerowsecurity AS forced, c.reloptions AS options
       FROM pg_class c WHERE c.relname = $1 AND c.relkind IN ('r', 'v') ORDER BY 1`,
      [table],
    );
    expect(guarded).toEqual([
      { schema: 'as_of', on: false, forced: false, options: ['security_invoker=true'] },
      { schema: 'history', on: true, forced: false, options: null },
      { schema: 'live', on: true, forced: false, options: null },
    ]);
    const triggers = await rowsOf<{ name: string }>(
      owner,
      `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgname ~ '^[abz]_' ORDER BY 1`,
      [`live.${table}`],
    );
    expect(triggers.map(({ name }) => name)).toEqual([
      'a_reach',
      'b_stamp',
      'z_touched_delete',
      'z_touched_insert',
      'z_touched_update',
    ]);
    const columns = (relation: string) =>
      rowsOf<{ name: string }>(
        owner,
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
        [relation],
      );
    const live = (await columns(`live.${table}`)).map(({ name }) => name);
    expect((await columns(`as_of.${table}`)).map(({ name }) => name)).toEqual(live);
    expect((await columns(`history.${table}`)).map(({ name }) => name)).toEqual([
      'seq',
      'until_seq',
      'operation',
      'shown',
      ...live,
    ]);
  });
});

describe('indexes', () => {
  it('serve every foreign key', async () => {
    const bare = await rowsOf(
      owner,
      `SELECT o.conrelid::regclass::text AS table, pg_get_constraintdef(o.oid) AS key FROM pg_constraint o
       WHERE o.contype = 'f' AND o.connamespace IN ('live'::regnamespace, 'history'::regnamespace, 'ledger'::regnamespace)
         AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = o.conrelid AND i.indkey[0] = ANY (o.conkey)
           AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)',
             (SELECT attname FROM pg_attribute WHERE attrelid = o.conrelid AND attnum = i.indkey[0]))))`,
    );
    expect(bare).toEqual([]);
  });

  it('are none of them twice', async () => {
    const twice = await rowsOf(
      owner,
      `SELECT a.indexrelid::regclass::text AS one, b.indexrelid::regclass::text AS other FROM pg_index a JOIN pg_index b ON a.indrelid = b.indrelid
         AND a.indexrelid < b.indexrelid AND a.indkey = b.indkey AND a.indclass = b.indclass
         AND pg_get_expr(a.indpred, a.indrelid) IS NOT DISTINCT FROM pg_get_expr(b.indpred, b.indrelid)
         AND pg_get_expr(a.indexprs, a.indrelid) IS NOT DISTINCT FROM pg_get_expr(b.indexprs, b.indrelid)
       WHERE a.indrelid IN (SELECT oid FROM pg_class WHERE relnamespace IN ('live'::regnamespace, 'history'::regnamespace, 'ledger'::regnamespace))`,
    );
    expect(twice).toEqual([]);
  });
});
