import { type CheckOptions, describeDrift, type Drift, idBatches } from '@app/ledger';
import type { DataSource, EntityManager } from 'typeorm';
import { foldLines } from '../lines/fold-lines.js';
import type { Lines } from '../lines/lines.js';
import type { CaseSkeleton } from '../lines/skeleton.js';
import { checkPast } from './check-past.js';
import { compareLines } from './compare-lines.js';
import { storedLines } from './stored-lines.js';

const CASES_AT_ONCE = 100;
const PERSONS_AT_ONCE = 50;
const OF_CASES = ['cases', 'events', 'charges', 'defendants'] as const;

/** What was looked at. */
export interface CheckedLines {
  cases: number;
  persons: number;
}

/**
 * Folds every case and the custody of every person again, for all tiers, and compares with what is stored; then the past of
 * all of it. Each batch is read at one moment, so that a server may go on writing; a repair locks the cases it puts right.
 *
 * @param source  a data source of the owner's, who sees every row
 */
export async function checkLines(source: DataSource, options: CheckOptions): Promise<CheckedLines> {
  const checked = { cases: 0, persons: 0 };
  for await (const ids of idBatches(source, 'live.cases', CASES_AT_ONCE, options.signal)) {
    checked.cases += ids.length;
    await checkBatch(source, caseDrifts, { cases: ids, persons: [] }, options);
  }
  for await (const ids of idBatches(source, 'live.persons', PERSONS_AT_ONCE, options.signal)) {
    checked.persons += ids.length;
    await checkBatch(source, personDrifts, { cases: [], persons: ids }, options);
  }
  await checkPast(source, options);
  return checked;
}

interface Batch {
  cases: string[];
  persons: string[];
}

/** Computes the lines of a batch, and tells what differs from those stored. */
type Compute = (manager: EntityManager, batch: Batch) => Promise<{ lines: Lines; drifts: Drift[] }>;

async function checkBatch(
  source: DataSource,
  compute: Compute,
  batch: Batch,
  { report, repair }: CheckOptions,
): Promise<void> {
  const { drifts } = await source.transaction('REPEATABLE READ', (manager) => compute(manager, batch));
  const left = new Set(
    drifts.length > 0 && repair ? await repairBatch(source, compute, batch) : drifts.map(describeDrift),
  );
  for (const drift of drifts) report({ ...drift, repaired: !left.has(describeDrift(drift)) });
}

/** Stores the lines of a batch anew, and answers with the drifts that are left. */
async function repairBatch(source: DataSource, compute: Compute, { cases, persons }: Batch): Promise<string[]> {
  return source.transaction('READ COMMITTED', async (manager) => {
    await manager.query('SELECT FROM live.cases c WHERE c.id = ANY ($1) ORDER BY c.id FOR NO KEY UPDATE', [cases]);
    await manager.query('SELECT FROM live.persons p WHERE p.id = ANY ($1) ORDER BY p.id FOR NO KEY UPDATE', [persons]);
    const { lines } = await compute(manager, { cases, persons });
    await manager.query('SELECT live.store_lines($1, $2, $3)', [cases, persons, JSON.stringify(lines)]);
    const { drifts } = await compute(manager, { cases, persons });
    return drifts.map(describeDrift);
  });
}

async function caseDrifts(manager: EntityManager, { cases }: Batch): Promise<{ lines: Lines; drifts: Drift[] }> {
  const skeletons = await skeletonsOf(manager, cases);
  const changes = await latestChanges(manager, cases);
  const lines = foldLines(skeletons, cases, new Map(), ({ id, lines: stored }, tier) => {
    const known = stored.find((line) => line.tierFrom <= tier && tier <= line.tierTo);
    return known?.change ?? Math.max(0, ...(changes.get(id) ?? []).slice(0, tier + 1));
  });
  const drifts: Drift[] = [];
  for (const kind of OF_CASES) drifts.push(...compareLines(kind, lines[kind], await storedLines(manager, kind, cases)));
  drifts.push(...(await updateDrifts(manager, cases)));
  return { lines, drifts };
}

async function personDrifts(manager: EntityManager, { persons }: Batch): Promise<{ lines: Lines; drifts: Drift[] }> {
  const accused = await manager.query<{ person_id: string; case_ids: string[] }[]>(
    'SELECT person_id, case_ids FROM live.cases_of_accused($1)',
    [persons],
  );
  const skeletons = await skeletonsOf(manager, [...new Set(accused.flatMap(({ case_ids }) => case_ids))]);
  const byPerson = new Map(accused.map(({ person_id, case_ids }) => [person_id, case_ids]));
  const lines = foldLines(skeletons, [], byPerson, () => 0);
  return { lines, drifts: compareLines('persons', lines.persons, await storedLines(manager, 'persons', persons)) };
}

async function skeletonsOf(manager: EntityManager, cases: string[]): Promise<CaseSkeleton[]> {
  const rows = await manager.query<{ skeleton: CaseSkeleton }[]>('SELECT skeleton FROM live.fold_input($1)', [cases]);
  return rows.map(({ skeleton }) => skeleton);
}

/** The last change to the case or its events that each tier can see: for cases of which no line is left. */
async function latestChanges(manager: EntityManager, cases: string[]): Promise<Map<string, number[]>> {
  const rows = await manager.query<{ id: string; changes: number[] }[]>(
    `SELECT c.id, to_jsonb(ARRAY(SELECT coalesce((SELECT max(x.change_id) FROM (
         SELECT c.change_id, c.reach UNION ALL SELECT e.change_id, e.reach FROM live.case_events e WHERE e.case_id = c.id) x
       WHERE x.reach = t.tier), 0) FROM generate_series(0, 3) t (tier) ORDER BY t.tier)) AS changes
     FROM live.cases c WHERE c.id = ANY ($1)`,
    [cases],
  );
  return new Map(rows.map(({ id, changes }) => [id, changes]));
}

/** The moment of the last update is copied from the change set, so that lists can be ordered by it. */
async function updateDrifts(manager: EntityManager, cases: string[]): Promise<Drift[]> {
  const rows = await manager.query<{ id: string; tier_from: number; tier_to: number }[]>(
    `SELECT l.case_id AS id, l.tier_from, l.tier_to FROM live.case_lines l LEFT JOIN ledger.change_sets s ON s.id = l.change_id
     WHERE l.case_id = ANY ($1) AND (s.seq IS NULL OR (l.updated_seq, l.updated_at) IS DISTINCT FROM (s.seq, s.at))
     ORDER BY l.case_id, l.tier_from`,
    [cases],
  );
  return rows.map(({ id, tier_from, tier_to }) => ({
    table: 'live.case_lines',
    id,
    row: `tiers ${tier_from}-${tier_to}`,
    what: 'wrong: updated_seq, updated_at',
  }));
}
