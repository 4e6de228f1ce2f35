import type { Pool } from 'pg';
import { nodeHash } from './hashes.js';
import { nodesOf, type Range } from './proof-ranges.js';

/** The hashes of these ranges, read in one statement; each is of at most 62 nodes. */
export async function hashesOf(pool: Pool, ranges: readonly Range[]): Promise<Buffer[]> {
  const places = ranges.map(nodesOf);
  const all = places.flat();
  const { rows } = await pool.query<{ hash: Buffer }>(
    `SELECT ledger.tree_node(p.level, p.index) AS hash FROM unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY p (level, index, place)
     ORDER BY p.place`,
    [all.map(({ level }) => level), all.map(({ index }) => index)],
  );
  let next = 0;
  return places.map((nodes) => {
    const hashes = rows.slice(next, (next += nodes.length)).map(({ hash }) => hash);
    return hashes.reduceRight((right, left) => nodeHash(left, right));
  });
}
