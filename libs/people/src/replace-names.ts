import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { NameEntity } from './name.entity.js';
import type { ReadName } from './read-names.js';
import { writeName } from './write-name.js';

type Bearer = { personId: string } | { organizationId: string };

/**
 * Puts names in the place of those of a bearer that the writer sees; names above their clearance stay. What stands
 * already is left alone, so that history tells what has changed; its tier is raised where that is asked, never lowered. A name
 * that becomes one of another kind or language is the same name still, as confidential as it was.
 *
 * @param path  of the names, for errors
 * @throws DomainError INVALID where a name more confidential than its bearer is to be the PRIMARY one
 */
export async function replaceNames(
  manager: EntityManager,
  bearer: Bearer,
  names: readonly ReadName[],
  ...path: string[]
): Promise<void> {
  const rest = await manager.find(NameEntity, { where: bearer, order: { ordinal: 'ASC', id: 'ASC' } });
  const take = (alike: (row: NameEntity) => boolean) => {
    const place = rest.findIndex(alike);
    return place < 0 ? undefined : rest.splice(place, 1)[0];
  };
  const same = names.map((name) => take((row) => isSame(row, name)));
  const placed = names.map((name, ordinal) => ({
    name,
    ordinal,
    row: same[ordinal] ?? take(({ text }) => text === name.text),
  }));
  for (const { name, ordinal, row } of placed) {
    if (name.kind === 'PRIMARY' && row && row.tier > name.tier)
      throw tooConfidential([...path, String(ordinal), 'kind']);
  }
  // First what goes, and the PRIMARY name last: there is never more than one.
  if (rest.length > 0)
    await manager.delete(
      NameEntity,
      rest.map(({ id }) => id),
    );
  for (const { name, ordinal, row } of placed.toSorted((one, other) => primaryLast(one.name, other.name))) {
    if (!row) await writeName(manager, bearer, name, ordinal, name.tier);
    else if (row.ordinal !== ordinal || row.tier < name.tier || !isSame(row, name)) {
      const { kind, language = null } = name;
      await manager.update(NameEntity, row.id, { ordinal, kind, language, tier: Math.max(row.tier, name.tier) });
    }
  }
}

function isSame(row: NameEntity, { text, kind, language }: ReadName): boolean {
  return row.text === text && row.kind === kind && row.language === (language ?? null);
}

function primaryLast(one: ReadName, other: ReadName): number {
  return Number(one.kind === 'PRIMARY') - Number(other.kind === 'PRIMARY');
}

function tooConfidential(path: readonly string[]): DomainError {
  return new DomainError(
    'INVALID',
    'This name is more confidential than its bearer, and whoever sees the bearer sees the PRIMARY name. Make another one PRIMARY: a tier is not lowered here.',
    path,
  );
}
