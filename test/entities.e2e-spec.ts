import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { memberDataSource } from '@app/database';
import { ENTITIES } from '../apps/server/src/entities.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

/** Entities are written by hand and so are the tables; neither is made from the other. */
describe('the entities', () => {
  let database: TestDatabase;
  let source: DataSource;
  let columns: Map<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = memberDataSource(database.addresses.member, ENTITIES);
    await source.initialize();
    const client = new Client({ connectionString: database.addresses.owner });
    await client.connect();
    const { rows } = await client.query<{ name: string; type: string; nullable: boolean }>(
      `SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS name,
         format_type(a.atttypid, a.atttypmod) AS type, c.is_nullable = 'YES' AS nullable
       FROM information_schema.columns c
       JOIN pg_attribute a ON a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name
       WHERE c.table_schema IN ('live', 'ledger')`,
    );
    await client.end();
    columns = new Map(rows.map(({ name, type, nullable }) => [name, described(type, nullable)]));
  });

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('name columns that the migrations make, of the same type, and null where these may be', () => {
    const wanted = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column): [string, string] => [
        `${entity.schema}.${entity.tableName}.${column.databaseName}`,
        described(`${source.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`, column.isNullable),
      ]),
    );
    expect(wanted.map(([name]) => [name, columns.get(name)])).toEqual(wanted);
  });

  it('are all the record tables', () => {
    const mapped = new Set(source.entityMetadatas.map(({ schema, tableName }) => `${schema}.${tableName}`));
    const records = [...columns.keys()].filter((name) => name.endsWith('.hold')).map((name) => name.slice(0, -5));
    expect(records.filter((table) => !mapped.has(table))).toEqual([]);
    expect(records.length).toBe(mapped.size);
  });
});

function described(type: string, nullable: boolean): string {
  return nullable ? `${type} or null` : type;
}
