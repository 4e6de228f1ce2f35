import type { GraphRecord } from '@app/kernel';
import DataLoader from 'dataloader';
import type { GraphContext, LoaderFactory } from './graph-context.js';
import { type Flags, ShapedStatement } from './shapes.js';

/** A record looked up by its uuid, or by its slug where its kind has one. */
export type Lookup = { readonly key: string } | { readonly slug: string };

/** At most this many records a statement; more are asked for in further ones. */
const LARGEST_BATCH = 500;

const cacheKey = (lookup: Lookup) => ('key' in lookup ? lookup.key : `slug:${lookup.slug}`);

/**
 * A loader of one kind of record: all that a request wants of it at one time, in one prepared statement.
 *
 * @param name   the statement's name
 * @param build  its text: rows of `key`, `slug` (null where the kind has none) and `record`, for $1 uuid[] and $2 text[]
 */
export function recordLoader<Value extends GraphRecord>(
  name: string,
  build: (flags: Flags) => string,
): LoaderFactory<Lookup, Value | null> {
  const statement = new ShapedStatement(name, build);
  return ({ read, asked }: GraphContext) =>
    new DataLoader<Lookup, Value | null, string>(
      async (lookups) => {
        const keys = lookups.flatMap((lookup) => ('key' in lookup ? [lookup.key] : []));
        const slugs = lookups.flatMap((lookup) => ('slug' in lookup ? [lookup.slug] : []));
        const lists = [keys, slugs];
        const rows = await read.rows<{ key: string; slug: string | null; record: Value }>(
          statement.for(asked, lists),
          lists,
        );
        const found = new Map<string, Value>();
        for (const { key, slug, record } of rows) {
          found.set(key, record);
          if (slug !== null) found.set(`slug:${slug}`, record);
        }
        return lookups.map((lookup) => found.get(cacheKey(lookup)) ?? null);
      },
      { cacheKeyFn: cacheKey, maxBatchSize: LARGEST_BATCH },
    );
}

/**
 * A loader of what hangs on a record, in its order: one prepared statement for all parents of a request.
 *
 * @param build  its text: rows of `parent` and `records` (a JSON list), for $1 uuid[]
 */
export function childrenLoader<Value>(name: string, build: (flags: Flags) => string): LoaderFactory<string, Value[]> {
  const statement = new ShapedStatement(name, build);
  return ({ read, asked }: GraphContext) =>
    new DataLoader<string, Value[], string>(
      async (parents) => {
        const rows = await read.rows<{ parent: string; records: Value[] }>(statement.for(asked, [parents]), [parents]);
        const found = new Map(rows.map(({ parent, records }) => [parent, records]));
        return parents.map((parent) => found.get(parent) ?? []);
      },
      { maxBatchSize: LARGEST_BATCH },
    );
}
