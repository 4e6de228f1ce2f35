import { insertRecord, PointerEntity } from '@app/database';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { SourceAuthorEntity } from '../source-author.entity.js';

/** An author as wanted: the name as printed, and the person where that is known. */
export interface WantedAuthor {
  readonly name: string;
  readonly personId: string | null;
}

/** Puts authors in the place of those of a source; whoever stands already is left alone. */
export async function replaceAuthors(
  manager: EntityManager,
  sourceId: string,
  wanted: readonly WantedAuthor[],
  tier: number,
): Promise<void> {
  const rest = await manager.find(SourceAuthorEntity, { where: { sourceId }, order: { ordinal: 'ASC', id: 'ASC' } });
  const pointers = await manager.find(PointerEntity, {
    where: { role: 'AUTHOR', fromAuthorId: In(rest.map(({ id }) => id)) },
  });
  const personOf = new Map(pointers.map(({ fromAuthorId, toPersonId }) => [fromAuthorId, toPersonId]));
  const kept = wanted.map(({ name, personId }) => {
    const place = rest.findIndex((row) => row.name === name && (personOf.get(row.id) ?? null) === personId);
    return place < 0 ? null : rest.splice(place, 1)[0]!;
  });
  if (rest.length > 0) {
    const gone = rest.map(({ id }) => id);
    await manager.query('SELECT live.drop_pointers($1, $2)', ['from_author_id', gone]);
    await manager.delete(SourceAuthorEntity, gone);
  }
  for (const [ordinal, { name, personId }] of wanted.entries()) {
    const row = kept[ordinal];
    if (row && row.ordinal !== ordinal) await manager.update(SourceAuthorEntity, row.id, { ordinal });
    if (row) continue;
    const fromAuthorId = await insertRecord(manager, SourceAuthorEntity, { sourceId, ordinal, name }, { tier });
    if (personId !== null) {
      await insertRecord(manager, PointerEntity, { role: 'AUTHOR', fromAuthorId, toPersonId: personId }, { tier });
    }
  }
}
