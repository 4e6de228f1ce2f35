import type { EntityManager } from 'typeorm';
import { foldLines } from './fold-lines.js';
import type { CaseSkeleton } from './skeleton.js';

/** Persons by uuid, each with the cases that bear on their custody. */
export type CasesOfPersons = ReadonlyMap<string, readonly string[]>;

/** Whoever stands accused in a case that is about to go, with the cases that are left to bear on their custody. */
export async function accusedWithout(manager: EntityManager, caseId: string): Promise<CasesOfPersons> {
  const rows = await manager.query<{ person_id: string; case_ids: string[] }[]>(
    'SELECT * FROM live.cases_of_defendants($1)',
    [[caseId]],
  );
  return new Map(rows.map(({ person_id, case_ids }) => [person_id, case_ids.filter((id) => id !== caseId)]));
}

/** Folds the custody of persons anew: what no touched case leads to, since the case that did is gone. */
export async function refoldCustody(manager: EntityManager, persons: CasesOfPersons): Promise<void> {
  const input = await manager.query<{ skeleton: CaseSkeleton }[]>('SELECT skeleton FROM live.fold_input($1)', [
    [...new Set([...persons.values()].flat())],
  ]);
  const lines = foldLines(
    input.map(({ skeleton }) => skeleton),
    [],
    persons,
    () => 0,
  );
  await manager.query('SELECT live.store_lines($1, $2, $3)', [[], [...persons.keys()], JSON.stringify(lines)]);
}
