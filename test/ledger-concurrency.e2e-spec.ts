import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { memberDataSource, migrationSource } from '@app/database';
import { checkRecords, describeDrift, recordChange } from '@app/ledger';
import { checkLines, refoldTouched } from '@app/timeline';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { connect, rowsOf } from './support/connect.js';
import { change, insert, insertOneOfEach, LEAST } from './support/record-rows.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

const WRITERS = 8;
const CHANGES = 25;
const BEFORE = 2;
const KINDS = ['CHARGED', 'DETAINED', 'RELEASED', 'TRIAL_OPENED', 'CONVICTED', 'HEARING'];

let database: TestDatabase;
let owner: Client;
let member: Client;
let other: Client;
let writes: DataSource;
let checks: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, member, other] = await Promise.all([
    connect(database, 'superuser'),
    connect(database, 'member'),
    connect(database, 'member'),
  ]);
  writes = memberDataSource(database.addresses.member, [], WRITERS);
  checks = migrationSource(database.addresses.owner, []);
  await Promise.all([writes.initialize(), checks.initialize()]);
}, 30_000);

afterAll(async () => {
  await Promise.all([writes.destroy(), checks.destroy()]);
  await Promise.all([owner.end(), member.end(), other.end()]);
  await database.drop();
});

/** Everything that `casetrail check` would find. */
async function drifts(repair = false): Promise<string[]> {
  const found: string[] = [];
  const options = {
    report: (drift: Parameters<typeof describeDrift>[0]) => found.push(describeDrift(drift)),
    repair,
    settle: refoldTouched,
  };
  await checkRecords(checks, options);
  await checkLines(checks, options);
  return found;
}

describe('eight writers at once', () => {
  let cases: Record<string, string>[];
  const seen: number[][] = [];

  /** Records one event in one of the cases, as the service would. */
  async function recordEvent(writer: number, turn: number): Promise<void> {
    await writes.transaction(async (manager) => {
      await manager.query(`SELECT set_config('app.clearance', '3', true)`);
      await recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, async () => {
        const of = cases[(writer + turn) % cases.length];
        const [row] = await manager.query<{ id: string }[]>(
          `INSERT INTO live.case_events (id, case_id, kind, date_edtf, date_earliest, date_latest, title, title_folded, tier)
           VALUES (gen_random_uuid(), $1, $2, '2020', '2020-01-01', '2020-12-31', 'e', 'e', $3) RETURNING id`,
          [of?.['cases'], KINDS[(writer * CHANGES + turn) % KINDS.length], turn % 4],
        );
        await manager.query(
          `INSERT INTO live.citations (id, source_id, case_event_id, tier) VALUES (gen_random_uuid(), $1, $2, 0)`,
          [of?.['sources'], row?.id],
        );
      });
    });
  }

  beforeAll(async () => {
    cases = [];
    await change(member, async () => {
      const one = await insertOneOfEach(member, 0);
      // The same person stands accused in a second case, so that custody is folded over both.
      const second = await insert(member, 'cases', { ...LEAST['cases']?.({}), tier: 0 });
      await insert(member, 'case_participants', {
        case_id: second,
        person_id: one['persons'],
        role: 'DEFENDANT',
        tier: 0,
      });
      cases.push(one, { ...one, cases: second });
    });
    await writes.transaction(async (manager) => {
      await manager.query(`SELECT set_config('app.clearance', '3', true)`);
      const work = () => manager.query('UPDATE live.cases SET hold = NOT hold');
      await recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, work);
    });
    // What was written without a fold has a past without lines.
    await drifts(true);
    let working = true;
    const watch = (async () => {
      while (working) {
        const rows = await rowsOf<{ seq: number }>(other, 'SELECT seq::integer FROM ledger.change_sets ORDER BY seq');
        seen.push(rows.map(({ seq }) => seq));
        await delay(5);
      }
    })();
    const writer = async (one: number): Promise<void> => {
      for (let turn = 0; turn < CHANGES; turn++) await recordEvent(one, turn);
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, one) => writer(one)));
    working = false;
    await watch;
  }, 60_000);

  it('leave a ledger without gaps, whose time never goes back', async () => {
    const sets = await rowsOf<{ seq: number; at: Date }>(
      owner,
      'SELECT seq::integer, at FROM ledger.change_sets ORDER BY seq',
    );
    expect(sets.map(({ seq }) => seq)).toEqual(
      Array.from({ length: WRITERS * CHANGES + BEFORE }, (_, place) => place + 1),
    );
    const times = sets.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(await rowsOf(owner, 'SELECT seq::integer FROM ledger.head')).toEqual([{ seq: WRITERS * CHANGES + BEFORE }]);
    expect(await rowsOf(owner, 'SELECT FROM ledger.pending')).toEqual([]);
  });

  it('are seen by others in the order of their numbers', () => {
    expect(new Set(seen.map((seqs) => seqs.length)).size).toBeGreaterThan(3);
    for (const seqs of seen) expect(seqs).toEqual(seqs.map((_, place) => place + 1));
  });

  it('leave every standing, custody and timeline, now and after each change set, as if they had come one after the other', async () => {
    expect(await drifts()).toEqual([]);
    const [lines] = await rowsOf<{ events: number; lines: number }>(
      owner,
      `SELECT (SELECT count(*)::integer FROM live.case_events) AS events, (SELECT count(DISTINCT event_id)::integer FROM live.event_lines) AS lines`,
    );
    expect(lines).toEqual({ events: WRITERS * CHANGES + 1, lines: WRITERS * CHANGES + 1 });
  });
});

describe('a record that is hidden while another is hung on it', () => {
  const begin = (client: Client) =>
    client.query(`BEGIN; SELECT set_config('app.clearance', '3', true); SELECT ledger.open_change()`);
  const commit = async (client: Client): Promise<void> => {
    await client.query(`SELECT ledger.commit_change('test', NULL, NULL, NULL, NULL, NULL)`);
    await client.query('COMMIT');
  };
  const hide = (client: Client, person: string | undefined) =>
    client.query('UPDATE persons SET tier = 3 WHERE id = $1', [person]);

  it.each(['the hanger begins', 'the hider begins'])('takes it along where %s', async (who) => {
    let ids: Record<string, string> = {};
    await change(member, async () => (ids = await insertOneOfEach(member, 0)));
    const row = { case_id: ids['cases'], person_id: ids['persons'], role: 'WITNESS', tier: 0 };
    let hung: Promise<string>;
    if (who === 'the hanger begins') {
      await begin(other);
      hung = insert(other, 'case_participants', row);
      await hung;
      await begin(member);
      const hiding = hide(member, ids['persons']);
      await delay(50);
      await commit(other);
      await hiding;
      await commit(member);
    } else {
      await begin(member);
      await hide(member, ids['persons']);
      const opened = begin(other);
      await delay(50);
      await commit(member);
      await opened;
      hung = insert(other, 'case_participants', row);
      await hung;
      await commit(other);
    }
    expect(await rowsOf(owner, 'SELECT reach FROM live.case_participants WHERE id = $1', [await hung])).toEqual([
      { reach: 3 },
    ]);
    expect((await drifts()).filter((line) => !line.includes('_lines'))).toEqual([]);
  });

  it('keeps an event sourced, whichever of two supports two people take away', async () => {
    let ids: Record<string, string> = {};
    let second = '';
    await change(member, async () => {
      ids = await insertOneOfEach(member, 0);
      second = await insert(member, 'citations', {
        source_id: ids['sources'],
        case_event_id: ids['case_events'],
        tier: 2,
      });
    });
    await Promise.all([begin(member), begin(other)]);
    await member.query('DELETE FROM citations WHERE id = $1', [second]);
    const taking = other.query('DELETE FROM citations WHERE id = $1', [ids['citations']]);
    await delay(50);
    await commit(member);
    await taking;
    await other.query(`SELECT ledger.commit_change('test', NULL, NULL, NULL, NULL, NULL)`);
    await expect(other.query('COMMIT')).rejects.toMatchObject({ code: 'CT002' });
    expect(await rowsOf(owner, 'SELECT reach FROM live.case_events WHERE id = $1', [ids['case_events']])).toEqual([
      { reach: 0 },
    ]);
  });
});

describe('a writer who waits for the head of the ledger', () => {
  it('has stored the lines of the timeline by then, so that nobody waits for those', async () => {
    let ids: Record<string, string> = {};
    await change(member, async () => (ids = await insertOneOfEach(member, 0)));
    await owner.query('BEGIN; SELECT FROM ledger.head FOR UPDATE');
    const waiting = writes.transaction(async (manager) => {
      await manager.query(`SELECT set_config('app.clearance', '3', true)`);
      const work = () => manager.query('UPDATE live.cases SET hold = NOT hold WHERE id = $1', [ids['cases']]);
      return recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, work);
    });
    const written = async () =>
      rowsOf<{ relname: string }>(
        owner,
        `SELECT c.relname FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid JOIN pg_class c ON c.oid = l.relation
         WHERE pg_backend_pid() = ANY (pg_blocking_pids(a.pid)) AND l.mode = 'RowExclusiveLock' AND c.relkind = 'r'
           AND c.relname ~ '_lines$|^change_sets$' ORDER BY 1`,
      );
    let tables: { relname: string }[] = [];
    let ended = false;
    void waiting.finally(() => (ended = true)).catch(() => undefined);
    try {
      while (tables.length === 0 && !ended) {
        await delay(10);
        tables = await written();
      }
    } finally {
      await owner.query('ROLLBACK');
    }
    expect(tables.map(({ relname }) => relname)).toEqual([
      'charge_lines',
      'defendant_lines',
      'event_lines',
      'person_lines',
    ]);
    const { changeSet } = await waiting;
    expect(
      await rowsOf(
        owner,
        'SELECT DISTINCT updated_seq AS seq, updated_at AS at FROM live.case_lines WHERE case_id = $1',
        [ids['cases']],
      ),
    ).toEqual([changeSet]);
  });
});
