import { DomainError } from '@app/kernel';
import { slugify } from '@app/names';
import type { EntityManager } from 'typeorm';
import { waitTurn } from './wait-turn.js';

/** The tables whose records have a slug. */
export type SluggedTable = 'persons' | 'organizations' | 'statutes' | 'sources' | 'cases';

const LONGEST = 120;

/**
 * The slug of a new record: the one asked for, if it is free, or one made from a name or title. Whoever looks for the same
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
  // Everything that begins with it, by a range: under row policies a pattern would use no index. "." follows "-".
  // A person's old slug goes on leading to the record it was merged into.
  const tables = table === 'persons' ? [table, 'merged_persons'] : [table];
  const rows = await manager.query<{ slug: string }[]>(
    tables
      .map((one) => `SELECT slug FROM live.${one} WHERE slug = $1 OR (slug >= $1 || '-' AND slug < $1 || '.')`)
      .join(' UNION ALL '),
    [base],
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(numbered(base, number))) number += 1;
  const free = numbered(base, number);
  if (!wanted) return free;
  throw new DomainError('INVALID', `The short name ${wanted} is taken. ${free} is free.`, path);
}

/** The slug with a number, shortened where it would be longer than slugs are. */
function numbered(base: string, number: number): string {
  const tail = `-${number}`;
  return `${base.slice(0, LONGEST - tail.length).replace(/-$/, '')}${tail}`;
}

function derive(from: string): string {
  const slug = slugify(from);
  // These are drawn by lot for what is sealed.
  return slug.startsWith('sealed-') ? `record-${slug}` : slug;
}
