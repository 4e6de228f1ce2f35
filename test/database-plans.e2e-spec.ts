import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildSchema, type GraphQLInputObjectType } from 'graphql';
import { GraphClient } from './support/graph-client.js';
import { createLargeDatabase } from './support/large-database.js';
import { LARGE } from './support/large-record.sql.js';
import { type PlanMode, PlanReader } from './support/plan-reader.js';
import { ROOT } from './support/program.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { type SentStatement, type StatementTap, tapStatements } from './support/statement-tap.js';
import { type TestDatabase } from './support/test-database.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let planner: PlanReader;
let tap: StatementTap;
let server: RunningServer;
let graph: GraphClient;

beforeAll(async () => {
  database = await createLargeDatabase();
  planner = await PlanReader.open(database, 'public');
  tap = await tapStatements(database.addresses.public);
  server = await startServer({ env: { ...database.env, DATABASE_URL_PUBLIC: tap.address, CASETRAIL_SEED: 'none' } });
  graph = new GraphClient(server);
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await tap?.close();
  await planner?.end();
  await database?.drop();
});

/** The statements that answering a query takes, each once. */
async function statementsOf(query: string, variables?: Record<string, unknown>): Promise<SentStatement[]> {
  tap.sent.length = 0;
  await graph.data(query, variables);
  return [...new Map(tap.sent.map((statement) => [statement.text, statement])).values()];
}

/** Fails with the statement and the tables where any is read whole. */
async function expectNoScan(
  statements: SentStatement[],
  modes: PlanMode[] = ['custom', 'generic', 'auto'],
): Promise<void> {
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    for (const mode of modes)
      expect({ ...statement, mode, whole: (await planner.read(statement, mode)).whole }).toEqual({
        ...statement,
        mode,
        whole: [],
      });
  }
}

const EVENT = `id kind stage date { edtf } title summary place actor { __typename } involved { __typename } charges { id } defendants { name }
  penalties { kind } restraint { kind } attribution disputed irregularity corrects { id } after { id } rights wgadCategories
  citations { locator source { title authors { name } publisher { name } } } confidentiality version recordedAt`;
const STANDING = `status final since { edtf } because { id } explanation`;
const CASE = `id slug title kind country fileNumbers { value authority { name } } summary status standing { ${STANDING} } opened { edtf } closed { edtf }
  participants { role party { __typename } standing { ${STANDING} } custody { state } citations { id } }
  charges { status standing { ${STANDING} } defendant { name } article { number statute { slug } } articleVersion { title } replaces { id } citations { id } }
  timeline { nodes { ${EVENT} } } related { kind case { slug } } rights sources { title } citations { id } confidentiality version recordedAt`;
const PERSON = `id slug name names { text } gender born { edtf } nationalities affiliations { organization { name } } relationships { to { name } }
  custody { state since { edtf } because { id } } cases { nodes { slug } } timeline { nodes { id } } citations { id } recordedAt`;

describe('what is reached by name', () => {
  it.each([
    ['a case in full', `{ case(slug: "case-77") { ${CASE} } }`],
    ['a person in full', `{ person(slug: "person-77") { ${PERSON} } }`],
    [
      'an organization',
      `{ organization(slug: "organization-77") { name kind parent { name } affiliations { person { name } } cases { nodes { slug } } citations { id } recordedAt } }`,
    ],
    [
      'a source',
      `{ source(slug: "source-77") { title authors { name person { name } } publisher { name } citations { id } citedBy { nodes { id } } cases { nodes { slug } } recordedAt } }`,
    ],
    [
      'a law with its cases',
      `{ statute(slug: "statute-7") { title articles { nodes { number cases { nodes { slug } } versions { title } } } } }`,
    ],
  ])('%s', async (_what, query) => {
    await expectNoScan(await statementsOf(query));
  });
});

const SCHEMA = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
/** A value for each field of a filter that few records match, as GraphQL text. */
const FILTERS: Record<string, Record<string, string>> = {
  CaseFilter: {
    articles: '["174"]',
    country: '"KB"',
    custody: '[DETAINED]',
    during: '"2010-05"',
    eventKinds: '[PAROLED]',
    kind: 'MILITARY',
    openedFrom: '"2019-01-01"',
    openedTo: '"2000-02-01"',
    organization: '"organization-77"',
    person: '"person-77"',
    rights: '["ICCPR-9"]',
    status: '[REHABILITATED]',
    statute: '"statute-7"',
    text: '"abc12"',
    updatedSince: '"2022-09-26T12:00:00Z"',
  },
  EventFilter: {
    actor: '"person-77"',
    articles: '["174"]',
    country: '"KB"',
    during: '"2010-05"',
    kinds: '[PAROLED]',
    person: '"person-77"',
    stages: '[EVIDENCE]',
    statute: '"statute-7"',
    text: '"abc12"',
    updatedSince: '"2022-09-26T12:00:00Z"',
  },
  PersonFilter: {
    articles: '["174"]',
    country: '"KB"',
    custody: '[DETAINED]',
    gender: 'FEMALE',
    statute: '"statute-7"',
    text: '"abc12"',
    updatedSince: '"2022-09-26T12:00:00Z"',
  },
  OrganizationFilter: { country: '"KB"', kind: 'COURT', text: '"abc12"' },
  SourceFilter: {
    kind: 'VIDEO',
    language: '"uz"',
    publishedFrom: '"2019-01-01"',
    publishedTo: '"2000-02-01"',
    publisher: '"organization-77"',
    text: '"abc12"',
  },
};
const LISTS: Record<string, string> = {
  CaseFilter: 'cases',
  EventFilter: 'events',
  PersonFilter: 'persons',
  OrganizationFilter: 'organizations',
  SourceFilter: 'sources',
};

describe('lists', () => {
  it('are tried with every filter there is', () => {
    for (const [filter, values] of Object.entries(FILTERS)) {
      const type = SCHEMA.getType(filter) as GraphQLInputObjectType;
      expect([filter, Object.keys(values).toSorted()]).toEqual([filter, Object.keys(type.getFields()).toSorted()]);
    }
  });

  it.each(Object.values(LISTS))('%s without a filter', async (list) => {
    await expectNoScan(await statementsOf(`{ ${list}(first: 20) { nodes { id } pageInfo { endCursor } } }`));
  });

  it.each(['LATEST_EVENT', 'OPENED', 'TITLE', 'RECENTLY_UPDATED'])(
    'cases ordered by %s, from the middle on',
    async (order) => {
      const page = await graph.data<{ cases: { pageInfo: { endCursor: string } } }>(
        `{ cases(orderBy: ${order}, first: 50) { pageInfo { endCursor } } }`,
      );
      const after = page.cases.pageInfo.endCursor;
      await expectNoScan(
        await statementsOf(
          `query ($after: String) { cases(orderBy: ${order}, first: 20, after: $after) { nodes { id } } }`,
          { after },
        ),
      );
      await expectNoScan(
        await statementsOf(
          `query ($after: String) { cases(orderBy: ${order}, last: 20, before: $after) { nodes { id } } }`,
          { after },
        ),
      );
    },
  );

  it.each(
    Object.entries(FILTERS).flatMap(([filter, values]) =>
      Object.entries(values).map(([field, value]) => [filter, field, value] as const),
    ),
  )('by %s.%s', async (filter, field, value) => {
    const statements = await statementsOf(
      `{ ${LISTS[filter]}(filter: { ${field}: ${value} }, first: 20) { nodes { id } } }`,
    );
    // Of a moment that is not told, nobody can say whether little or nearly all has changed since.
    await expectNoScan(statements, field === 'updatedSince' ? ['custom', 'auto'] : undefined);
  });

  it.each(
    Object.entries(FILTERS).flatMap(([filter, values]) =>
      Object.entries(values)
        .filter(([field]) =>
          ['articles', 'person', 'organization', 'actor', 'publisher', 'rights', 'text'].includes(field),
        )
        .map(([field, value]) => [filter, field, value] as const),
    ),
  )('by %s.%s, which few match, look at few rows and not at all there are', async (filter, field, value) => {
    const statements = await statementsOf(
      `{ ${LISTS[filter]}(filter: { ${field}: ${value} }, first: 20) { pageInfo { hasNextPage } } }`,
    );
    for (const statement of statements) {
      for (const mode of ['custom', 'generic'] as const)
        expect((await planner.read(statement, mode)).rows).toBeLessThan(LARGE / 10);
    }
  });
});
