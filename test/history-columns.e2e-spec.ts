import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { INTERNAL } from '../libs/ledger/src/history/shown-column.js';
import { PARTS } from '../libs/ledger/src/history/shown-parts.js';
import { RECORDS } from '../libs/ledger/src/history/shown-records.js';
import { connect, rowsOf } from './support/connect.js';
import { RECORD_TABLES } from './support/record-rows.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

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

/** Every column that the history shows or has decided not to; of a date, the days follow from what is written. */
function knownColumns(table: string): string[] {
  const { columns, internal = [] } = RECORDS[table] ?? PARTS[table] ?? { columns: {} };
  const { partOf = {}, within = {}, order = [], field = '' } = PARTS[table] ?? {};
  const decides = typeof field === 'string' ? [] : [field.column];
  const named = [...Object.keys(columns), ...Object.keys(partOf), ...Object.keys(within), ...order, ...decides];
  const days = named
    .filter((column) => column.endsWith('_edtf'))
    .flatMap((column) => [column.replace(/edtf$/, 'earliest'), column.replace(/edtf$/, 'latest')]);
  return [...new Set([...named, ...days, ...internal, ...INTERNAL])].toSorted();
}

describe('what the history shows', () => {
  it('is of every table of records, each either a record or a part', () => {
    expect([...Object.keys(RECORDS), ...Object.keys(PARTS)].toSorted()).toEqual(RECORD_TABLES.toSorted());
  });

  it.each(RECORD_TABLES)('is decided for every column of %s', async (table) => {
    const columns = await rowsOf<{ name: string }>(
      owner,
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [`live.${table}`],
    );
    expect(knownColumns(table)).toEqual(columns.map(({ name }) => name).toSorted());
  });

  it('is called what the graph calls it', () => {
    const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
    const unknown = Object.values(RECORDS).flatMap(({ type, columns }) => {
      const fields = (schema.getType(type) as GraphQLObjectType).getFields();
      return Object.values(columns).flatMap(({ field }) =>
        fields[field.split('.')[0] ?? ''] ? [] : [`${type}.${field}`],
      );
    });
    const parts = Object.values(PARTS).flatMap(({ partOf, field }) =>
      Object.values(partOf).flatMap((type) => {
        const known = (schema.getType(type) as GraphQLObjectType).getFields();
        const all = typeof field === 'string' ? [field] : Object.values(field.fields);
        return all.some((name) => known[name]) ? [] : [`${type}.${all.join('|')}`];
      }),
    );
    // What only inputs know: whether a record is left out of publications, where a relation starts, and who was merged.
    const inputs = Object.values(RECORDS).map(({ type }) => `${type}.hold`);
    expect([...unknown, ...parts].toSorted()).toEqual([...inputs, 'RelatedCase.from', 'Person.merged'].toSorted());
  });
});
