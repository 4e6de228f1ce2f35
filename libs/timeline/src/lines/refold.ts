import type { EntityManager } from 'typeorm';
import { foldLines } from './fold-lines.js';
import type { CaseSkeleton } from './skeleton.js';

/**
 * Brings everything derived from the cases this transaction has touched up to date, for every tier: standing, custody,
 * the order of the timeline, the last update. Runs after the work of a change and before the change set is closed.
 */
export async function refoldTouched(manager: EntityManager): Promise<void> {
  const touched = await manager.query<{ case_id: string; touched_from: number }[]>(
    'SELECT * FROM live.touched_cases()',
  );
  if (touched.length === 0) return;
  const touchedFrom = new Map(touched.map((row) => [row.case_id, row.touched_from]));
  const [{ change }] = await manager.query<[{ change: string }]>(
    `SELECT current_setting('app.change')::bigint AS change`,
  );
  const cases = [...touchedFrom.keys()];
  const accused = await manager.query<{ person_id: string; case_ids: string[] }[]>(
    'SELECT * FROM live.cases_of_defendants($1)',
    [cases],
  );
  const persons = new Map(accused.map((row) => [row.person_id, row.case_ids]));
  const needed = [...new Set([...cases, ...accused.flatMap((row) => row.case_ids)])];
  const input = await manager.query<{ skeleton: CaseSkeleton }[]>('SELECT skeleton FROM live.fold_input($1)', [needed]);
  const lines = foldLines(
    input.map(({ skeleton }) => skeleton),
    cases,
    persons,
    (skeleton, tier) => {
      const known = skeleton.lines.find((line) => line.tierFrom <= tier && tier <= line.tierTo);
      const from = touchedFrom.get(skeleton.id);
      return known && (from === undefined || tier < from) ? known.change : Number(change);
    },
  );
  await manager.query('SELECT live.store_lines($1, $2, $3)', [cases, [...persons.keys()], JSON.stringify(lines)]);
}
