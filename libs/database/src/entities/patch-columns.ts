import type { EntityManager, ObjectLiteral } from 'typeorm';
import { FuzzyDateColumns } from './fuzzy-date.columns.js';

/**
 * Writes the columns of a record that a patch says anything of: what is undefined is left out, and stays.
 * @returns whether there was anything to write
 */
export async function patchColumns<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Entity,
  id: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return false;
  await manager
    .createQueryBuilder()
    .update(entity)
    .set(given as never)
    .where('id = :id', { id })
    .execute();
  return true;
}

/** The columns of a fuzzy date in a patch: null clears all three, absent keeps them. */
export function patchDate(edtf: string | null | undefined): object | undefined {
  if (edtf === undefined) return undefined;
  return FuzzyDateColumns.of(edtf) ?? { edtf: null, earliest: null, latest: null };
}
