import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { historyTables } from '@app/ledger';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { RECORD_TABLES } from './support/record-rows.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

const TABLES = historyTables();

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connect(database, 'superuser');
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

describe('what the history shows', () => {
  it('is of every table of records', () => {
    expect(TABLES.map(({ table }) => table).toSorted()).toEqual(RECORD_TABLES.toSorted());
  });

  it.each(TABLES)('is decided for every column of $table', async ({ table, columns }) => {
    const rows = await rowsOf<{ name: string }>(
      owner,
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [`live.${table}`],
    );
    expect([...columns].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });

  it('is called what the graph calls it', () => {
    const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
    const fields = TABLES.flatMap(({ shownAs }) =>
      shownAs.flatMap(([type, names]) => {
        const known = (schema.getType(type) as GraphQLObjectType).getFields();
        // A table of parts may serve several types, with fields for each.
        const unknown = names.filter((name) => !known[name.split('.')[0] ?? '']);
        return unknown.length < names.length && shownAs.length > 1 ? [] : unknown.map((name) => `${type}.${name}`);
      }),
    );
    // What only inputs know: whether a record is left out of publications, and where a relation starts.
    const inputs = TABLES.flatMap(({ shownAs }) =>
      shownAs.flatMap(([type, names]) => (names.includes('hold') ? [`${type}.hold`] : [])),
    );
    expect(fields.toSorted()).toEqual([...inputs, 'RelatedCase.from', 'Person.merged'].toSorted());
  });
});
