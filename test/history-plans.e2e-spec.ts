import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GraphClient } from './support/graph-client.js';
import { createLargeDatabase } from './support/large-database.js';
import { PlanReader } from './support/plan-reader.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { type SentStatement, type StatementTap, tapStatements } from './support/statement-tap.js';
import { type TestDatabase } from './support/test-database.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let readers: PlanReader[];
let tap: StatementTap;
let server: RunningServer;
let graph: GraphClient;

beforeAll(async () => {
  database = await createLargeDatabase();
  readers = [await PlanReader.open(database, 'public'), await PlanReader.open(database, 'member', '2')];
  tap = await tapStatements(database.addresses.public);
  server = await startServer({ env: { ...database.env, DATABASE_URL_PUBLIC: tap.address, CASETRAIL_SEED: 'none' } });
  graph = new GraphClient(server);
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await tap?.close();
  for (const reader of readers ?? []) await reader.end();
  await database?.drop();
});

/** The statements that answering a query takes, each once. */
async function statementsOf(query: string): Promise<SentStatement[]> {
  tap.sent.length = 0;
  await graph.data(query);
  return [...new Map(tap.sent.map((statement) => [statement.text, statement])).values()];
}

const CHANGE =
  'operation changeSet { seq reason actor { id } } record { confidentiality } fields { field before after }';

describe('at 20,000 records of each kind, by index, for the public and for members', () => {
  it.each([
    ['a change set of 400 changes', `{ changeSet(seq: 77) { summary reason hash changes { ${CHANGE} } } }`, 2_000],
    ['the latest one', '{ snapshot { seq at } }', 5],
    ['the history of a person', `{ person(slug: "person-77") { history { totalCount nodes { ${CHANGE} } } } }`, 20],
    [
      'the history of an organization',
      `{ organization(slug: "organization-77") { history { totalCount nodes { ${CHANGE} } } } }`,
      20,
    ],
    ['the history of a case', `{ case(slug: "case-77") { history { totalCount nodes { ${CHANGE} } } } }`, 100],
    [
      'the histories of a page of persons',
      `{ persons(first: 20) { nodes { history(first: 5) { totalCount nodes { ${CHANGE} } } } } }`,
      500,
    ],
  ])('%s', async (_what, query, most) => {
    const statements = await statementsOf(query);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) {
      for (const reader of readers) {
        for (const mode of ['custom', 'generic', 'auto'] as const) {
          const { whole, rows } = await reader.read(statement, mode);
          expect(rows).toBeLessThan(most);
          expect({ text: statement.text, mode, whole }).toEqual({ text: statement.text, mode, whole: [] });
        }
      }
    }
  });
});
