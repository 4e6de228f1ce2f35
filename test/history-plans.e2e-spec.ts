import { memberDataSource, writeWithClearance } from '@app/database';
import { recordChange } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import { ENTITIES } from '../apps/server/src/entities.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
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

/** The statements that answering takes, each once. */
async function statementsOf(ask: () => Promise<unknown>): Promise<SentStatement[]> {
  tap.sent.length = 0;
  await ask();
  return [...new Map(tap.sent.map((statement) => [statement.text, statement])).values()];
}

/** Fails with the statement and the tables where any is read whole, or more rows than are asked for. */
async function expectNoScan(statements: readonly SentStatement[], most: number): Promise<void> {
  for (const statement of statements) {
    for (const reader of readers) {
      for (const mode of ['custom', 'generic', 'auto'] as const) {
        const { whole, rows } = await reader.read(statement, mode);
        expect({ text: statement.text, mode, whole }).toEqual({ text: statement.text, mode, whole: [] });
        expect(rows).toBeLessThan(most);
      }
    }
  }
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
    const statements = await statementsOf(() => graph.data(query));
    expect(statements.length).toBeGreaterThan(0);
    await expectNoScan(statements, most);
  });

  it('what changed between two editions, and what became of an event that has gone', async () => {
    const writes = await memberDataSource(database.addresses.member, ENTITIES, 1).initialize();
    const recorded = (work: (manager: EntityManager) => Promise<unknown>) =>
      writeWithClearance(writes, 3, (manager) =>
        recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, async () => {
          await work(manager);
        }),
      );
    const event = randomUUID();
    await recorded(async (manager) => {
      await manager.query(
        `INSERT INTO live.case_events (id, case_id, kind, date_edtf, date_earliest, date_latest, title, title_folded, tier)
         SELECT $1, c.id, 'OTHER', '2020', '2020-01-01', '2020-12-31', 'Gone', 'gone', 0 FROM live.cases c WHERE c.slug = 'case-77'`,
        [event],
      );
      await manager.query(
        `INSERT INTO live.citations (id, source_id, case_event_id, tier)
         SELECT $2, s.id, $1, 0 FROM live.sources s WHERE s.slug = 'source-77'`,
        [event, randomUUID()],
      );
    });
    const { case: found } = await graph.data<{ case: { edition: { seq: number } } }>(
      '{ case(slug: "case-77") { edition { seq } } }',
    );
    await recorded((manager) => manager.query(`SELECT live.retract('case_events', $1)`, [event]));
    await writes.destroy();
    const { seq } = found.edition;
    const statements = await statementsOf(async () => {
      for (const path of [`changes.json?from=${seq}`, `changes?from=${seq}`]) {
        const answer = await fetch(`${server.url}/cases/case-77/${path}`);
        const { retracted } = (await answer.json()) as { retracted: { id: string }[] };
        expect(retracted.map(({ id }) => id)).toEqual([`CaseEvent_${event}`]);
      }
      const page = await fetch(`${server.url}/cases/case-77@${seq}`, { headers: { accept: 'text/html' } });
      expect(await page.text()).toContain('class="fate"');
    });
    const sought = [
      'live.editions_of(',
      'RECURSIVE corrected',
      `event.operation = 'RETRACTED'`,
      'FROM history.cases h',
    ];
    const ours = statements.filter(({ text }) => sought.some((words) => text.includes(words)));
    expect(ours.length).toBe(sought.length);
    await expectNoScan(ours, 100);
  });
});
