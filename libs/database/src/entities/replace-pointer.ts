import type { EntityManager } from 'typeorm';
import { insertRecord } from './insert-record.js';
import { PointerEntity } from './pointer.entity.js';

/** The references to an organization of which a record has at most one, each by the column of what it leads from. */
const FROM = {
  PUBLISHER: { property: 'fromSourceId', column: 'from_source_id' },
  PARENT: { property: 'fromOrganizationId', column: 'from_organization_id' },
} as const;

/**
 * Leads a record to another organization, or to none. What takes the place of a reference that the writer cannot see
 * ends that one too: there is one at most. Clearing ends only what the writer sees.
 *
 * @returns whether anything was to be changed
 */
export async function replacePointer(
  manager: EntityManager,
  role: keyof typeof FROM,
  { from, to, tier }: { from: string; to: string | null; tier: number },
): Promise<boolean> {
  const { property, column } = FROM[role];
  const known = await manager.findOneBy(PointerEntity, { role, [property]: from });
  if ((known?.toOrganizationId ?? null) === to) return false;
  if (to === null) {
    await manager.delete(PointerEntity, { role, [property]: from });
    return true;
  }
  await manager.query('SELECT live.drop_pointers($1, $2)', [column, [from]]);
  await insertRecord(manager, PointerEntity, { role, [property]: from, toOrganizationId: to }, { tier });
  return true;
}
