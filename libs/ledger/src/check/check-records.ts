import type { DataSource } from 'typeorm';
import { recordChange, type Settle } from '../record-change.js';
import type { Report } from './drift.js';
import { idBatches } from './id-batches.js';
import { expectedReach, readRules, type Rules } from './reach-rules.js';

/** How a check goes about it. */
export interface CheckOptions {
  report: Report;
  /** Puts right what can be computed again, and records that where it is part of the record. */
  repair: boolean;
  /** Brings derived lines up to date after a repair. */
  settle: Settle;
  signal?: AbortSignal;
}

const BATCH = 500;

interface Row {
  id: string;
  reach: number;
  expected: number;
  /** Columns that differ from the last version in history; null where there is none. */
  differs: string[] | null;
}

/**
 * Checks every record: its reach against the tiers it comes from, its row against the last version in history, and that
 * no record is gone without having been retracted. Answers how many records stand.
 *
 * @param source  a data source of the owner's, who sees every row
 */
export async function checkRecords(source: DataSource, options: CheckOptions): Promise<number> {
  const rules = await readRules(source);
  let count = 0;
  for (const table of rules.tables) {
    for await (const ids of idBatches(source, `live.${table}`, BATCH, options.signal)) {
      count += ids.length;
      await checkRows(source, table, ids, rules, options);
    }
    for await (const ids of idBatches(source, `history.${table}`, BATCH, options.signal)) {
      await checkPast(source, table, ids, options.report);
    }
  }
  return count;
}

async function checkRows(
  source: DataSource,
  table: string,
  ids: string[],
  rules: Rules,
  options: CheckOptions,
): Promise<void> {
  // The second look believes no stored reach at all: what hangs on a wrong one is not wrong itself.
  const found = await source.query<Row[]>(
    `SELECT l.id, l.reach, ledger.present_reach($2, l.id) AS expected, CASE WHEN h.id IS NOT NULL THEN ARRAY(
        SELECT n.key FROM jsonb_each(to_jsonb(l)) n WHERE n.value IS DISTINCT FROM to_jsonb(h) -> n.key ORDER BY n.key) END AS differs
     FROM live.${table} l LEFT JOIN history.${table} h ON h.id = l.id AND h.until_seq IS NULL AND h.operation <> 'RETRACTED'
     WHERE l.id = ANY ($1) AND (l.reach <> ${expectedReach(rules, table, 'l')}
       OR to_jsonb(l) IS DISTINCT FROM to_jsonb(h) - '{seq,until_seq,operation,shown}'::text[])
     ORDER BY l.id`,
    [ids, table],
  );
  const wrong = found.filter(({ reach, expected }) => reach !== expected);
  if (wrong.length > 0 && options.repair) await repairReach(source, table, wrong, options.settle);
  for (const { id, reach, expected, differs } of found) {
    const at = { table: `live.${table}`, id };
    const drifted = reach !== expected;
    if (drifted) options.report({ ...at, what: `reach is ${reach}, should be ${expected}`, repaired: options.repair });
    if (differs === null) options.report({ ...at, what: 'stands outside the ledger, which never recorded it' });
    const silent = differs?.filter((column) => !(drifted && column === 'reach')) ?? [];
    if (silent.length > 0) options.report({ ...at, what: `changed outside the ledger: ${silent.join(', ')}` });
  }
}

/** The triggers compute the reach of every row that is written, and carry it on. */
async function repairReach(source: DataSource, table: string, rows: Row[], settle: Settle): Promise<void> {
  const change = { operation: 'check', actor: null, reason: 'Reach computed again.' };
  await source.transaction((manager) =>
    recordChange(manager, change, settle, () =>
      manager.query(`UPDATE live.${table} SET reach = reach WHERE id = ANY ($1)`, [rows.map(({ id }) => id)]),
    ),
  );
}

async function checkPast(source: DataSource, table: string, ids: string[], report: Report): Promise<void> {
  const gone = await source.query<{ id: string }[]>(
    `SELECT h.id FROM history.${table} h WHERE h.id = ANY ($1) AND h.until_seq IS NULL AND h.operation <> 'RETRACTED'
       AND NOT EXISTS (SELECT FROM live.${table} l WHERE l.id = h.id) ORDER BY h.id`,
    [ids],
  );
  for (const { id } of gone) report({ table: `live.${table}`, id, what: 'gone, and never retracted' });
  for (const [rows, column, floor] of [
    [`history.${table}`, 'id', 'ledger.past_floor(r)'],
    [
      'ledger.entries',
      'record_id',
      `coalesce((SELECT ledger.past_floor(v) FROM history.${table} v WHERE v.id = r.record_id AND v.seq = r.seq), 0)`,
    ],
  ] as const) {
    const shown = await source.query<{ id: string; seq: string; shown: number; expected: number }[]>(
      `SELECT r.${column} AS id, r.seq, r.shown, greatest(r.reach, p.reach, ${floor}) AS expected
       FROM unnest($1::uuid[]) i (id) CROSS JOIN LATERAL (SELECT coalesce(
           (SELECT l.reach FROM live.${table} l WHERE l.id = i.id), ledger.present_reach($2, i.id)) AS reach) p
       JOIN ${rows} r ON r.${column} = i.id ${column === 'record_id' ? `AND r.kind IN ($2, 'redactions')` : ''}
       WHERE r.shown <> greatest(r.reach, p.reach, ${floor}) AND r.shown <> greatest(r.reach, ledger.present_reach($2, i.id), ${floor})
       ORDER BY r.${column}, r.seq`,
      [ids, table],
    );
    for (const { id, seq, shown: is, expected } of shown) {
      report({ table: rows, id, row: `seq ${seq}`, what: `shown is ${is}, should be ${expected}` });
    }
  }
}
