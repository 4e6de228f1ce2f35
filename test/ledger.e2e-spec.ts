import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { commitment, expectedEntry, type ExpectedEntry, leafOf, type Version } from './support/recompute-leaf.js';
import { change, insert, insertOneOfEach, LEAST, RECORD_TABLES } from './support/record-rows.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

let database: TestDatabase;
let owner: Client;
let member: Client;
/** What stood after each change set, by seq: per table, each row as JSON text. */
const snapshots = new Map<number, Map<string, string[]>>();
let first: Record<string, string>;
let hidden: Record<string, string>;

const NASTY = 'Quote " backslash \\ slash / tab \t newline \n bell \u0007 separator \u2028 Серікжан 謝 🕊 سەرىكجان';

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, member] = await Promise.all([connect(database, 'superuser'), connect(database, 'member')]);
  const step = async (work: () => Promise<unknown>): Promise<void> => {
    const seq = await change(member, work, { operation: 'step', reason: 'a reason' });
    if (seq !== null) snapshots.set(seq, await standing());
  };
  await step(async () => (first = await insertOneOfEach(member, 0)));
  await step(async () => (hidden = await insertOneOfEach(member, 2)));
  await step(() =>
    member.query('UPDATE sources SET title = $2, tags = $3 WHERE id = $1', [first['sources'], NASTY, [NASTY, '']]),
  );
  await step(() =>
    member.query(`UPDATE penalties SET amount = 1234567.50, currency = 'KZT' WHERE id = $1`, [first['penalties']]),
  );
  await step(() =>
    member.query(`UPDATE penalties SET amount = 12345678901234567890 WHERE id = $1`, [first['penalties']]),
  );
  await step(async () => {
    for (const table of RECORD_TABLES) await member.query(`UPDATE ${table} SET hold = NOT hold`);
  });
  await step(() => member.query('UPDATE cases SET tier = 3 WHERE id = $1', [first['cases']]));
  await step(() => member.query('UPDATE cases SET tier = 1 WHERE id = $1', [first['cases']]));
  await step(() => retract('penalties', hidden));
  await step(() => retractEvent(first));
  await step(() => member.query('UPDATE organizations SET tier = 3 WHERE id = $1', [hidden['organizations']]));
  await step(() =>
    // Made again under its old id: the past of both is one.
    insert(member, 'penalties', { ...LEAST['penalties']?.(hidden), id: hidden['penalties'], kind: 'OTHER', tier: 0 }),
  );
  await step(() => member.query('UPDATE cases SET tier = 0 WHERE id = $1', [hidden['cases']]));
}, 60_000);

afterAll(async () => {
  await Promise.all([owner.end(), member.end()]);
  await database.drop();
});

async function standing(): Promise<Map<string, string[]>> {
  const tables = new Map<string, string[]>();
  for (const table of RECORD_TABLES) tables.set(table, await rowTexts(owner, `live.${table}`));
  return tables;
}

async function rowTexts(client: Client, relation: string): Promise<string[]> {
  return (
    await rowsOf<{ row: string }>(client, `SELECT to_jsonb(t)::text AS row FROM ${relation} t ORDER BY t.id`)
  ).map(({ row }) => row);
}

async function retract(table: string, ids: Record<string, string>): Promise<void> {
  await member.query(`DELETE FROM ${table} WHERE id = $1`, [ids[table]]);
}

async function retractEvent(ids: Record<string, string>): Promise<void> {
  await member.query('DELETE FROM citations WHERE case_event_id = $1', [ids['case_events']]);
  for (const table of ['event_parties', 'event_charges', 'event_defendants', 'penalties']) {
    await member.query(`DELETE FROM ${table} WHERE event_id = $1`, [ids['case_events']]);
  }
  await retract('case_events', ids);
}

interface Past {
  table: string;
  id: string;
  seq: number;
  until: number | null;
  operation: ExpectedEntry['operation'];
  version: number;
  fields: Version;
}

/** All of history, each record's versions in order. */
async function history(): Promise<Past[]> {
  const all: Past[] = [];
  for (const table of RECORD_TABLES) {
    const rows = await rowsOf<Omit<Past, 'table'>>(
      owner,
      `SELECT h.id, h.seq::integer, h.until_seq::integer AS until, h.operation, h.version,
         (SELECT jsonb_object_agg(f.key, f.value::text) FROM jsonb_each(to_jsonb(h) - '{seq,until_seq,operation,shown,change_id}'::text[]) f) AS fields
       FROM history.${table} h ORDER BY h.id, h.seq`,
    );
    all.push(...rows.map((row) => ({ ...row, table })));
  }
  return all;
}

interface Entry {
  seq: number;
  ordinal: number;
  kind: string;
  record_id: string;
  operation: string;
  fields: string[];
  salts: Buffer[];
  commitments: Buffer[];
}

const entries = () =>
  rowsOf<Entry>(
    owner,
    'SELECT seq::integer, ordinal, kind, record_id, operation, fields, salts, commitments FROM ledger.entries ORDER BY seq, ordinal',
  );

describe('history', () => {
  it('has every version of every record, one after the other', async () => {
    const byRecord = Map.groupBy(await history(), ({ table, id }) => `${table} ${id}`);
    expect(byRecord.size).toBeGreaterThan(2 * RECORD_TABLES.length);
    for (const versions of byRecord.values()) {
      expect(versions[0]?.operation).toBe('CREATED');
      for (const [place, version] of versions.entries()) {
        const next = versions[place + 1];
        expect(version.until).toBe(next?.seq ?? null);
        if (!next) continue;
        // A version more for a change of its own; none for a reach that moved, and a retraction repeats what was said.
        const grown =
          next.operation === 'RETRACTED' ? 0 : next.operation === 'CREATED' ? null : next.version - version.version;
        if (grown !== null) expect([0, 1]).toContain(grown);
        if (next.operation === 'RETRACTED') expect(next.fields).toEqual(version.fields);
        if (grown === 0 && next.operation === 'UPDATED') {
          expect({ ...next.fields, reach: '' }).toEqual({ ...version.fields, reach: '' });
        }
      }
    }
  });

  it('ends with what stands, and with nothing else', async () => {
    const last = Map.groupBy(
      (await history()).filter(({ until, operation }) => until === null && operation !== 'RETRACTED'),
      ({ table }) => table,
    );
    for (const table of RECORD_TABLES) {
      const live = await rowsOf<{ id: string; version: number }>(
        owner,
        `SELECT id, version FROM live.${table} ORDER BY id`,
      );
      expect((last.get(table) ?? []).map(({ id, version }) => ({ id, version }))).toEqual(live);
    }
  });

  it('keeps what was retracted, whole', async () => {
    const gone = (await history()).filter(({ id }) => id === first['case_events']);
    expect(gone.map(({ operation }) => operation)).toEqual(['CREATED', 'UPDATED', 'UPDATED', 'UPDATED', 'RETRACTED']);
    expect(gone.at(-1)?.fields['title']).toBe('"Event"');
    expect(await rowsOf(owner, 'SELECT FROM live.case_events WHERE id = $1', [first['case_events']])).toEqual([]);
    const again = (await history()).filter(({ id }) => id === hidden['penalties']);
    expect(again.map(({ operation }) => operation)).toEqual(['CREATED', 'UPDATED', 'RETRACTED', 'CREATED']);
  });
});

describe('a change set', () => {
  it('has an entry for each record changed, with the fields that differ, in the order of kinds and ids', async () => {
    const rows = await entries();
    const past = await history();
    const expected = past.map(({ table, id, seq, operation, fields }) => {
      const was = past.find((other) => other.table === table && other.id === id && other.until === seq);
      const fresh = operation === 'CREATED' ? null : (was?.fields ?? null);
      return { seq, ...expectedEntry(table, id, operation, fields, fresh) };
    });
    const told = expected
      .toSorted((a, b) => a.seq - b.seq || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? -1 : 1))
      .map(({ seq, kind, id, operation, fields }) => ({
        seq,
        kind,
        id,
        operation,
        fields: [...fields.keys()].toSorted(),
      }));
    const ordered = rows.toSorted(
      (a, b) => a.seq - b.seq || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.record_id < b.record_id ? -1 : 1),
    );
    expect(
      ordered.map(({ seq, kind, record_id, operation, fields }) => ({
        seq,
        kind,
        id: record_id,
        operation,
        fields: fields.toSorted(),
      })),
    ).toEqual(told);
    const ordinals = Map.groupBy(rows, ({ seq }) => seq);
    for (const ofOne of ordinals.values())
      expect(ofOne.map(({ ordinal }) => ordinal)).toEqual(ofOne.map((_, place) => place + 1));
  });

  it('has the leaf that follows from its rows and salts, and from nothing else', async () => {
    const past = await history();
    const rows = Map.groupBy(await entries(), ({ seq }) => seq);
    const sets = await rowsOf<{ seq: number; at: Date; leaf: Buffer }>(
      owner,
      'SELECT seq::integer, at, leaf FROM ledger.change_sets ORDER BY seq',
    );
    expect(sets).toHaveLength(snapshots.size);
    for (const { seq, at, leaf } of sets) {
      const commitments = (rows.get(seq) ?? []).flatMap((entry) => {
        const now = past.find((one) => one.table === entry.kind && one.id === entry.record_id && one.seq === seq);
        const was = past.find((one) => one.table === entry.kind && one.id === entry.record_id && one.until === seq);
        if (!now) throw new Error(`No history of ${entry.kind} ${entry.record_id} at ${seq}.`);
        const expected = expectedEntry(
          entry.kind,
          entry.record_id,
          now.operation,
          now.fields,
          now.operation === 'CREATED' ? null : (was?.fields ?? null),
        );
        const made = entry.fields.map((field, place) =>
          commitment(expected, field, entry.salts[place] ?? Buffer.alloc(0)),
        );
        expect(entry.commitments.map((one) => one.toString('hex'))).toEqual(made);
        return made;
      });
      expect([seq, leaf.toString('hex')]).toEqual([seq, leafOf(seq, at, commitments)]);
    }
  });

  it('never uses a salt twice', async () => {
    const salts = (await entries()).flatMap((entry) => entry.salts.map((salt) => salt.toString('hex')));
    expect(new Set(salts).size).toBe(salts.length);
    expect(new Set(salts.map((salt) => salt.length))).toEqual(new Set([64]));
  });

  it('that changes nothing is none', async () => {
    const before = await rowsOf(owner, 'SELECT seq, at FROM ledger.head');
    expect(await change(member, () => member.query('UPDATE persons SET hold = hold'))).toBeNull();
    expect(
      await change(member, async () => {
        const id = randomUUID();
        await insert(member, 'persons', { ...LEAST['persons']?.({}), id });
        await member.query('DELETE FROM persons WHERE id = $1', [id]);
      }),
    ).toBeNull();
    expect(await rowsOf(owner, 'SELECT seq, at FROM ledger.head')).toEqual(before);
  });
});

describe('the past', () => {
  const everything = RECORD_TABLES.map(
    (table) => `SELECT '${table}' AS table, t.id, to_jsonb(t)::text AS row FROM ${table} t`,
  ).join(' UNION ALL ');

  /** Every row of every table as somebody sees it as of a change set. */
  async function at(client: Client, seq: number, clearance: string): Promise<[string, string][]> {
    const settings = `SELECT set_config('app.as_of', '${seq}', true), set_config('app.clearance', '${clearance}', true)`;
    await client.query(`BEGIN; ${settings}; SET LOCAL search_path = as_of`);
    try {
      const rows = await rowsOf<{ table: string; row: string }>(client, `${everything} ORDER BY 1, 2`);
      return rows.map(({ table, row }) => [table, row]);
    } finally {
      await client.query('ROLLBACK');
    }
  }

  const present = new Map<string, number>();
  beforeAll(async () => {
    for (const { table, id } of await history()) {
      const [row] = await rowsOf<{ reach: number }>(owner, 'SELECT ledger.present_reach($1, $2) AS reach', [table, id]);
      present.set(id, row?.reach ?? 3);
    }
  });

  /** The same from the snapshot taken then, as far as a clearance goes: with the higher of the reach then and now. */
  function then(seq: number, clearance: number): [string, string][] {
    const tables = [...(snapshots.get(seq) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return tables.flatMap(([table, rows]) =>
      rows.flatMap((text): [string, string][] => {
        const { id, reach } = JSON.parse(text) as { id: string; reach: number };
        const shown = Math.max(reach, present.get(id) ?? 3);
        return shown <= clearance ? [[table, text.replace(/"reach": \d/, `"reach": ${shown}`)]] : [];
      }),
    );
  }

  it('reads at every change set as it stood then', async () => {
    for (const seq of snapshots.keys()) expect([seq, await at(owner, seq, '')]).toEqual([seq, then(seq, 3)]);
  });

  it('shows nobody more than the present would', async () => {
    const reader = await connect(database, 'public');
    try {
      for (const seq of snapshots.keys()) {
        expect([seq, await at(reader, seq, '3')]).toEqual([seq, then(seq, 0)]);
        for (const clearance of [0, 1, 2, 3]) {
          expect([seq, clearance, await at(member, seq, String(clearance))]).toEqual([
            seq,
            clearance,
            then(seq, clearance),
          ]);
        }
        expect([seq, await at(member, seq, '')]).toEqual([seq, []]);
      }
    } finally {
      await reader.end();
    }
  });

  it('is an error to read without saying when', async () => {
    const fresh = await connect(database, 'public');
    await expect(fresh.query('SELECT FROM as_of.persons')).rejects.toMatchObject({ code: '42704' });
    await fresh.end();
    // Where it was said before, in another transaction, nothing of it is left but an empty setting.
    await expect(owner.query('SELECT FROM as_of.persons')).rejects.toMatchObject({ code: '22P02' });
  });
});
