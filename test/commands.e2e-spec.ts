import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataFolder } from './support/data-folder.js';
import { CLI, runProgram } from './support/program.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

let database: TestDatabase;
let data: DataFolder;
let server: RunningServer;
let superuser: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  data = new DataFolder();
  server = await startServer({ env: { ...data.env, ...database.env, CASETRAIL_SEED: 'first-record' } });
  superuser = new Client({ connectionString: database.addresses.superuser });
  await superuser.connect();
}, 60_000);

afterAll(async () => {
  await superuser.end();
  await server.stop();
  await database.drop();
  data.remove();
});

const casetrail = (args: string[], stdin = '') =>
  runProgram({ command: [...CLI, ...args], env: { ...data.env, ...database.env }, stdin });

/** As somebody who has the whole database in hand: no trigger fires, nothing reaches the ledger. */
async function tamper(statement: string, values: unknown[] = []): Promise<string> {
  await superuser.query('BEGIN');
  await superuser.query('SET LOCAL session_replication_role = replica');
  const { rows } = await superuser.query<{ id: string }>(statement, values);
  await superuser.query('COMMIT');
  return rows[0]?.id ?? '';
}

const caseId = `(SELECT id FROM live.cases WHERE slug = 'kz-2020-bilash-389')`;

describe('casetrail check, beside a running server', () => {
  it('says OK of a database in which everything is as recorded', async () => {
    const { code, stdout } = await casetrail(['check']);
    expect(stdout).toBe('OK: 165 records, 4 cases, 7 persons\n');
    expect(code).toBe(0);
  }, 30_000);

  it.each([
    {
      what: 'a status',
      how: `UPDATE live.case_lines SET status = 'DROPPED' WHERE case_id = ${caseId} RETURNING case_id AS id`,
      back: `UPDATE live.case_lines SET status = 'UNDER_INVESTIGATION' WHERE case_id = ${caseId}`,
      line: (id: string) => `live.case_lines ${id} tiers 0-3: wrong: status`,
    },
    {
      what: 'a place in a timeline',
      how: `UPDATE live.event_lines SET position = position + 5 WHERE event_id = (SELECT id FROM live.case_events
        WHERE case_id = ${caseId} AND kind = 'COMPLAINT_FILED') RETURNING event_id AS id`,
      back: `UPDATE live.event_lines SET position = position - 5 WHERE event_id = (SELECT id FROM live.case_events
        WHERE case_id = ${caseId} AND kind = 'COMPLAINT_FILED')`,
      line: (id: string) => `live.event_lines ${id} tiers 0-3: wrong: position`,
    },
    {
      what: 'a custody',
      how: `UPDATE live.person_lines SET custody = 'AT_LIBERTY' WHERE custody = 'IMPRISONED' RETURNING person_id AS id`,
      back: `UPDATE live.person_lines SET custody = 'IMPRISONED' WHERE custody = 'AT_LIBERTY'`,
      line: (id: string) => `live.person_lines ${id} tiers 0-3: wrong: custody`,
    },
  ])(
    'reports $what that was changed behind its back, without a word of the record',
    async ({ how, back, line }) => {
      const id = await tamper(how);
      const { code, stdout } = await casetrail(['check']);
      await tamper(back);
      expect(stdout).toBe(`${line(id)}\n1 drifts: 165 records, 4 cases, 7 persons\n`);
      expect(code).toBe(1);
    },
    30_000,
  );

  it('reports a wording that was changed outside the ledger', async () => {
    const changed = `UPDATE live.cases SET title = $1 WHERE slug = 'kz-2020-bilash-389' RETURNING id`;
    const { rows } = await superuser.query<{ title: string }>(`SELECT title FROM live.cases WHERE id = ${caseId}`);
    const id = await tamper(changed, ['Another title']);
    const { code, stdout } = await casetrail(['check']);
    await tamper(changed, [rows[0]?.title]);
    expect(stdout).toContain(`live.cases ${id}`);
    expect(stdout).toContain('title');
    expect(stdout).not.toContain('Another title');
    expect(code).toBe(1);
  }, 30_000);

  it('puts derived values right when told to', async () => {
    const id = await tamper(
      `UPDATE live.case_lines SET status = 'DROPPED' WHERE case_id = ${caseId} RETURNING case_id AS id`,
    );
    const repaired = await casetrail(['check', '--repair']);
    expect(repaired.stdout).toContain(`live.case_lines ${id}`);
    expect(repaired.code).toBe(0);
    expect((await casetrail(['check'])).stdout).toBe('OK: 165 records, 4 cases, 7 persons\n');
  }, 40_000);
});

describe('casetrail account create', () => {
  const create = (email: string, password: string, ...more: string[]) =>
    casetrail(['account', 'create', '--email', email, '--name', 'Ann', '--role', 'ADVOCATE', ...more], `${password}\n`);

  it('makes an account, with the clearance of its role, and keeps nothing but a hash of the password', async () => {
    const { code, stdout } = await create('Ann@Example.org', 'a long enough password');
    expect(stdout).toBe('Made the account ann@example.org: Ann, ADVOCATE, clearance RESTRICTED.\n');
    expect(code).toBe(0);
    const { rows } = await superuser.query('SELECT email, role, clearance, password_hash FROM live.accounts');
    expect(rows).toEqual([
      {
        email: 'ann@example.org',
        role: 'ADVOCATE',
        clearance: 2,
        password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/),
      },
    ]);
  }, 30_000);

  it('makes no second one of the same address', async () => {
    const { code, stderr } = await create('ann@example.org', 'another long password');
    expect(stderr.trim()).toBe('There is an account for ann@example.org already.');
    expect(code).toBe(1);
    expect((await superuser.query('SELECT FROM live.accounts')).rowCount).toBe(1);
  }, 30_000);

  it('refuses a short password and leaves nothing behind', async () => {
    const { code } = await create('bob@example.org', 'short');
    expect(code).toBeGreaterThan(0);
    expect((await superuser.query('SELECT FROM live.accounts')).rowCount).toBe(1);
  }, 30_000);
});
