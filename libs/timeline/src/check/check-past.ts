import { type CheckOptions, type Drift, idBatches } from '@app/ledger';
import type { DataSource, EntityManager } from 'typeorm';
import { foldPast, refoldPast } from '../lines/refold-past.js';
import type { Lines } from '../lines/lines.js';
import { told } from '../lines/same-lines.js';
import { LINE_TABLES, storedLines, type StoredRow } from './stored-lines.js';

/** Each has a past of many versions, which is folded as a whole. */
const CASES_AT_ONCE = 20;

/**
 * Folds the past of every case again, after every change set, and compares with what is stored of it. A batch is locked
 * while it is looked at, since its past and its present are read one after the other.
 *
 * @param source  a data source of the owner's, who sees every row
 */
export async function checkPast(source: DataSource, { report, repair, signal }: CheckOptions): Promise<void> {
  for await (const cases of idBatches(source, 'history.cases', CASES_AT_ONCE, signal)) {
    await source.transaction('READ COMMITTED', async (manager) => {
      await manager.query('SELECT FROM live.cases c WHERE c.id = ANY ($1) ORDER BY c.id FOR NO KEY UPDATE', [cases]);
      const drifts = await pastDrifts(manager, cases);
      if (drifts.length > 0 && repair) await refoldPast(manager, cases);
      for (const drift of drifts) report({ ...drift, repaired: repair });
    });
  }
}

async function pastDrifts(manager: EntityManager, cases: readonly string[]): Promise<Drift[]> {
  const { persons, lines } = await foldPast(manager, cases);
  const drifts: Drift[] = [];
  for (const kind of Object.keys(LINE_TABLES) as (keyof Lines)[]) {
    const { table, keys } = LINE_TABLES[kind];
    const stored = await storedLines(manager, kind, kind === 'persons' ? persons : cases, 'history');
    const drift = (row: StoredRow, what: string): number =>
      drifts.push({
        table: `history.${table}`,
        id: keys.map((key) => String(row[key])).join(' '),
        row: `tiers ${String(row['tier_from'])}-${String(row['tier_to'])} from change set ${String(row['seq'])}`,
        what,
      });
    const expected = new Map((lines[kind] as unknown as StoredRow[]).map((row) => [told(row), row]));
    const found = new Map(stored.map((row) => [told(row), row]));
    for (const [text, row] of expected) if (!found.has(text)) drift(row, 'missing');
    for (const [text, row] of found) if (!expected.has(text)) drift(row, 'should not be there');
  }
  return drifts;
}
