/**
 * What every record table has in common, as SQL: who may see the row, how often it changed, and which change last
 * touched it. Tiers are small integers because row policies compare them: 0 PUBLIC, 1 PARTNER, 2 RESTRICTED, 3 SEALED.
 */
export const RECORD_COLUMNS = `
  tier smallint NOT NULL DEFAULT 2 CHECK (tier BETWEEN 0 AND 3),
  reach smallint NOT NULL DEFAULT 3 CHECK (reach BETWEEN 0 AND 3),
  CHECK (reach >= tier),
  hold boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  change_id bigint NOT NULL`;

/** A fuzzy date in three columns: as written, and the first and last day it can mean (null: open or unknown). */
export function fuzzyDate(name: string, notNull = false): string {
  const written = notNull
    ? ''
    : `,
  CHECK (num_nonnulls(${name}_earliest, ${name}_latest) = 0 OR ${name}_edtf IS NOT NULL)`;
  return `
  ${name}_edtf text ${notNull ? 'NOT NULL' : ''} CHECK (length(${name}_edtf) BETWEEN 1 AND 64),
  ${name}_earliest date,
  ${name}_latest date CHECK (${name}_latest >= ${name}_earliest)${written}`;
}

/** A closed list is text with a check: comparisons of enum types are not leakproof, so row policies would cost the index. */
export function oneOf(column: string, values: readonly string[]): string {
  return `CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`;
}

/** Slugs above RESTRICTED are random, so that finding a slug taken tells nothing (`domain.md`, who sees what). */
export const SLUG_COLUMN = `
  slug text COLLATE "C" NOT NULL UNIQUE
    CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120)
    CHECK (tier < 3 OR slug ~ '^sealed-[0-9a-f]{24}$')`;

/**
 * Settings of a function that looks a few rows up by their ids. Its plan is made once a session, perhaps when the tables
 * are all but empty: it must not rest on that, and scan them for ever after.
 */
export const BY_INDEX =
  'SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off';

/**
 * The order of recording, in microseconds since 1970 rather than by counting: the gaps of a count would tell how much
 * was recorded in between that its reader may not see.
 */
export const RECORDING_MOMENT = `bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint`;
