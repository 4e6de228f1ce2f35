import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { createLargeDatabase } from './support/large-database.js';
import {
  caseSubmit,
  caseWithdraw,
  recordHide,
  recordRetract,
  submissionPublish,
} from './support/publishing-mutations.js';
import { submit } from './support/submissions.js';
import { WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;

beforeAll(async () => {
  servers = await WriteServer.start({ CASETRAIL_SEED: 'none' }, await createLargeDatabase());
}, 180_000);

afterAll(() => servers.stop());

/** How often each large table has been read whole, and how often by index. */
async function reads(): Promise<Map<string, { whole: number; byIndex: number }>> {
  // What a connection has counted is known once it is closed, or has been idle for a while.
  await servers.owner.query('SELECT pg_stat_clear_snapshot()');
  const { rows } = await servers.owner.query<{ name: string; whole: string; index: string }>(
    `SELECT schemaname || '.' || s.relname AS name, seq_scan AS whole, idx_scan AS index
     FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE c.reltuples > 500`,
  );
  return new Map(rows.map(({ name, whole, index }) => [name, { whole: Number(whole), byIndex: Number(index) }]));
}

it('reads no table whole to publish, withdraw, hide and retract a case of a large record', async () => {
  const [advocate, editor] = [await servers.someone('ADVOCATE'), await servers.someone('EDITOR')];
  const { rows } = await servers.owner.query<{ id: string }>(
    `SELECT 'Case_' || id AS id FROM live.cases WHERE slug = 'case-10'`,
  );
  const id = rows[0]!.id;
  const before = await reads();
  const submission = await submit(advocate, { id });
  expect(submission.items.filter(({ heldBecause }) => heldBecause === null).length).toBeGreaterThan(3);
  expect((await editor.does(submissionPublish, { id: submission.id })).userErrors).toEqual([]);
  expect((await editor.does(caseWithdraw, { id, expectedVersion: 2, reason: 'x' })).userErrors).toEqual([]);
  expect((await advocate.does(caseSubmit, { id })).userErrors).toEqual([]);
  const source = submission.items.find(({ record }) => record.__typename === 'Source')!.record.id;
  expect((await advocate.does(recordRetract, { id: source, expectedVersion: 3, reason: 'x' })).userErrors).toHaveLength(
    1,
  );
  expect((await advocate.does(recordRetract, { id, expectedVersion: 3, reason: 'x' })).userErrors).toEqual([]);
  const person = (
    await servers.owner.query<{ id: string }>(`SELECT 'Person_' || id AS id FROM live.persons WHERE slug = 'person-77'`)
  ).rows[0]!.id;
  expect(
    (await advocate.does(recordHide, { id: person, confidentiality: 'RESTRICTED', reason: 'x' })).userErrors,
  ).toEqual([]);
  await servers.server.stop();
  const after = await reads();
  expect([...after].filter(([name, { whole }]) => whole > before.get(name)!.whole)).toEqual([]);
  // What counts has been counted.
  const used = [...after].filter(([name, { byIndex }]) => byIndex > before.get(name)!.byIndex).map(([name]) => name);
  expect(used).toEqual(
    expect.arrayContaining(['live.citations', 'live.case_events', 'history.case_events', 'ledger.entries']),
  );
});
