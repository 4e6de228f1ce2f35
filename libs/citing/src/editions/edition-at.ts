import type { CaseDossier } from '@app/cases';
import type { GraphContext } from '@app/database';
import { editionLoader, lastUpdateLoader } from './edition.loader.js';
import type { Edition } from './edition.type.js';

/**
 * The edition of a case that stood after a change set. Where the public has none, the last change that the viewer could tell of
 * stands for it.
 *
 * @param seq  null: the present
 * @param readersUrl  where readers reach this service
 */
export async function editionAt(
  { key, updated }: Pick<CaseDossier, 'key' | 'updated'>,
  seq: number | null,
  context: GraphContext,
  readersUrl: string,
): Promise<Edition> {
  if (!updated) throw new Error('The dossier was not asked for its last change.');
  const edition = await context.loader(editionLoader).load({ key, seq });
  const told = edition ?? updated;
  const latest = edition?.latest ?? (await context.loader(lastUpdateLoader).load(key));
  return {
    edition,
    seq: told.seq,
    at: told.at,
    permalink: `${readersUrl}/cases/${updated.slug}@${told.seq}`,
    superseded: latest !== told.seq,
  };
}
