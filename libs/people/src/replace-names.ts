import type { EntityManager } from 'typeorm';
import { NameEntity } from './name.entity.js';
import type { ReadName } from './read-names.js';
import { writeName } from './write-name.js';

type Bearer = { personId: string } | { organizationId: string };

/**
 * Puts names in the place of those of a bearer that the writer sees; names above their clearance stay. What stands
 * already is left alone, so that history tells what has changed; its tier is raised where that is asked, never lowered.
 */
export async function replaceNames(manager: EntityManager, bearer: Bearer, names: readonly ReadName[]): Promise<void> {
  const rest = await manager.find(NameEntity, { where: bearer, order: { ordinal: 'ASC', id: 'ASC' } });
  const kept = names.map((name) => {
    const place = rest.findIndex((row) => isSame(row, name));
    return place < 0 ? null : rest.splice(place, 1)[0]!;
  });
  // First what goes: there is never more than one PRIMARY.
  if (rest.length > 0)
    await manager.delete(
      NameEntity,
      rest.map(({ id }) => id),
    );
  for (const [ordinal, name] of names.entries()) {
    const row = kept[ordinal];
    if (!row) await writeName(manager, bearer, name, ordinal, name.tier);
    else if (row.ordinal !== ordinal || row.tier < name.tier) {
      await manager.update(NameEntity, row.id, { ordinal, tier: Math.max(row.tier, name.tier) });
    }
  }
}

function isSame(row: NameEntity, { text, kind, language }: ReadName): boolean {
  return row.text === text && row.kind === kind && row.language === (language ?? null);
}
