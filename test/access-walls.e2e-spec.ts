import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { connect, refusal, rowsOf } from './support/connect.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

const DENIED = '42501';
const TABLES = [
  'access.attempts',
  'access.recovery_codes',
  'access.salt',
  'access.second_factors',
  'access.sessions',
  'access.setup_links',
  'access.tokens',
];

let database: TestDatabase;
let owner: Client;
let member: Client;
let reader: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, member, reader] = await Promise.all([
    connect(database, 'superuser'),
    connect(database, 'member'),
    connect(database, 'public'),
  ]);
  await owner.query(`
    INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash)
      VALUES (gen_random_uuid(), 'somebody@example.org', 'Somebody', 'ADVOCATE', 2, '$argon2id$none');
    INSERT INTO access.tokens (id, account_id, name, hash, prefix, may_write, expires_at)
      SELECT gen_random_uuid(), id, 'a', sha256('a'), 'casetrail_aaaaaa', true, now() + interval '1 day' FROM live.accounts;
    ANALYZE`);
});

afterAll(async () => {
  await Promise.all([owner, member, reader].map((client) => client.end()));
  await database.drop();
});

/** Each privilege on each table, where a role has it on the whole table or, with the columns, on some. */
async function privileges(role: string): Promise<Record<string, string[]>> {
  const rows = await rowsOf<{ table: string; privilege: string }>(
    owner,
    `SELECT t.name AS table, CASE WHEN has_table_privilege($1, t.name, p.name) THEN p.name ELSE p.name || ' ' ||
         (SELECT string_agg(attname, ', ' ORDER BY attname) FROM pg_attribute WHERE attrelid = t.name::regclass AND attnum > 0
            AND has_column_privilege($1, attrelid, attnum, CASE WHEN p.name IN ('DELETE', 'TRUNCATE', 'TRIGGER') THEN 'SELECT' ELSE p.name END)) END AS privilege
     FROM unnest($2::text[]) t (name), unnest(ARRAY['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE']) p (name)
     WHERE has_table_privilege($1, t.name, p.name)
        OR (p.name IN ('INSERT', 'REFERENCES', 'SELECT', 'UPDATE') AND has_any_column_privilege($1, t.name, p.name)) ORDER BY 1, 2`,
    [role, [...TABLES, 'live.accounts']],
  );
  return Object.fromEntries(
    [...TABLES, 'live.accounts'].map((table) => [
      table,
      rows.filter((row) => row.table === table).map(({ privilege }) => privilege),
    ]),
  );
}

describe('of how people sign in', () => {
  it('every table is known to this test', async () => {
    const tables = await rowsOf<{ name: string }>(
      owner,
      `SELECT 'access.' || relname AS name FROM pg_class WHERE relnamespace = 'access'::regnamespace AND relkind IN ('r', 'v', 'm', 'p', 'f', 'S') ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(TABLES);
  });

  it('the public login sees and touches nothing, not even that it is there', async () => {
    const none = Object.fromEntries([...TABLES, 'live.accounts'].map((table) => [table, []]));
    expect(await privileges('casetrail_public')).toEqual(none);
    for (const table of [...TABLES, 'live.accounts']) {
      for (const statement of [
        `SELECT FROM ${table}`,
        `SELECT count(*) FROM ${table}`,
        `TABLE ${table}`,
        `INSERT INTO ${table} DEFAULT VALUES`,
        `DELETE FROM ${table}`,
        `COPY ${table} TO STDOUT`,
        `LOCK TABLE ${table} IN ACCESS SHARE MODE`,
      ]) {
        expect([statement, await refusal(reader, statement)]).toEqual([statement, DENIED]);
      }
    }
    for (const call of [
      "access.count_attempt('{a}', '{1}', '{1}')",
      "access.uncount_attempt('{a}', '{}')",
      "access.attempt_key('a')",
    ]) {
      expect(await refusal(reader, `SELECT ${call}`)).toBe(DENIED);
    }
    for (const client of [reader, member]) {
      const known = await rowsOf(
        client,
        `SELECT tablename FROM pg_stats WHERE (schemaname = 'access' AND tablename IN ('attempts', 'salt')) OR (tablename = 'accounts' AND session_user = 'casetrail_public')`,
      );
      expect(known).toEqual([]);
    }
  });

  it('members read and write what signing in needs, and no more', async () => {
    expect(await privileges('casetrail_member')).toEqual({
      'access.attempts': [],
      'access.recovery_codes': ['DELETE', 'INSERT', 'SELECT'],
      'access.salt': [],
      'access.second_factors': ['DELETE', 'INSERT', 'SELECT', 'UPDATE last_step'],
      'access.sessions': ['DELETE', 'INSERT', 'SELECT', 'UPDATE offered_secret, seen_at'],
      'access.setup_links': ['DELETE', 'INSERT', 'SELECT'],
      'access.tokens': ['INSERT', 'SELECT', 'UPDATE last_used_on, revoked_at'],
      'live.accounts': ['INSERT', 'SELECT', 'UPDATE'],
    });
    expect(await refusal(member, `UPDATE access.tokens SET may_write = true`)).toBe(DENIED);
    expect(await refusal(member, `UPDATE access.tokens SET expires_at = now()`)).toBe(DENIED);
    expect(await refusal(member, `UPDATE access.sessions SET second_factor_at = now()`)).toBe(DENIED);
    expect(await refusal(member, `SELECT access.attempt_key('a')`)).toBe(DENIED);
    expect(await refusal(member, `CREATE TABLE access.t (n int)`)).toBe(DENIED);
  });

  it('functions that run as the owner look nothing up where others could put it', async () => {
    const functions = await rowsOf(
      owner,
      `SELECT p.oid::regprocedure::text AS name, p.prosecdef AS definer, p.proconfig AS settings, has_function_privilege('casetrail_member', p.oid, 'EXECUTE') AS members
       FROM pg_proc p WHERE p.pronamespace = 'access'::regnamespace ORDER BY 1`,
    );
    const settings = ['search_path=access, pg_temp'];
    expect(functions).toEqual([
      { name: 'access.attempt_key(text)', definer: false, settings, members: false },
      { name: 'access.count_attempt(text[],integer[],integer[])', definer: true, settings, members: true },
      { name: 'access.uncount_attempt(text[],text[])', definer: true, settings, members: true },
    ]);
  });

  it('indexes serve every foreign key, and none is there twice', async () => {
    const bare = await rowsOf(
      owner,
      `SELECT o.conrelid::regclass::text AS table FROM pg_constraint o WHERE o.contype = 'f' AND o.connamespace = 'access'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = o.conrelid AND i.indkey[0] = ANY (o.conkey) AND i.indpred IS NULL)`,
    );
    expect(bare).toEqual([]);
    const twice = await rowsOf(
      owner,
      `SELECT a.indexrelid::regclass::text AS one FROM pg_index a JOIN pg_index b ON a.indrelid = b.indrelid AND a.indexrelid < b.indexrelid
         AND a.indkey = b.indkey AND pg_get_expr(a.indpred, a.indrelid) IS NOT DISTINCT FROM pg_get_expr(b.indpred, b.indrelid)
       WHERE a.indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'access'::regnamespace)`,
    );
    expect(twice).toEqual([]);
  });
});
