import { DomainError } from '@app/kernel';
import { slugify } from '@app/names';
import type { EntityManager } from 'typeorm';
import { waitTurn } from './wait-turn.js';

/** The tables whose records have a slug. */
export type SluggedTable = 'persons' | 'organizations' | 'statutes' | 'sources' | 'cases';

const LONGEST = 120;

/**
 * The slug of a new record: the one asked for, if it is free, or one made from a name or title. Free is what no record bears, nor ever bore
 * as far as the writer sees: an old address goes on leading to what it led to. Whoever looks for the same
 * one at the same time waits until this transaction ends, and then sees what it has taken.
 *
 * @throws DomainError INVALID where the one asked for is taken, with one that is free
 */
export async function freeSlug(
  manager: EntityManager,
  table: SluggedTable,
  { wanted, from, path }: { wanted: string | null | undefined; from: string; path: readonly string[] },
): Promise<string> {
  const base = wanted ?? derive(from);
  await waitTurn(manager, `${table} ${base}`);
  // A person's old slug goes on leading to the record it was merged into.
  const tables = table === 'persons' ? [table, 'merged_persons'] : [table];
  const taken = tables
    .flatMap((one) => [
      `(SELECT true FROM live.${one} t WHERE t.slug = tried.slug)`,
      `nullif(live.slug_borne('${one}', tried.slug), false)`,
    ])
    .join(', ');
  // It ends with the first that is free: as many look-ups as there are bearers of the name, however many begin with it.
  const [{ free }] = await manager.query<[{ free: string }]>(
    `WITH RECURSIVE tried (number, slug) AS (
       SELECT 1, $1::text
       UNION ALL SELECT number + 1, rtrim(left($1, ${LONGEST} - length('-' || number + 1)), '-') || '-' || number + 1
       FROM tried WHERE coalesce(${taken}, false)
     ) SELECT slug AS free FROM tried ORDER BY number DESC LIMIT 1`,
    [base],
  );
  if (free === base || !wanted) return free;
  throw new DomainError('INVALID', `The short name ${wanted} is taken. ${free} is free.`, path);
}

function derive(from: string): string {
  const slug = slugify(from);
  // These are drawn by lot for what is sealed.
  return slug.startsWith('sealed-') ? `record-${slug}` : slug;
}
