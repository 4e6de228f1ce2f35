import type { EntityManager } from 'typeorm';
import type { TreeNode } from '../tree/growing-tree.js';
import type { Fault } from './change-set.js';

/** Of each table, so many are told at most. */
const MOST = 20;
/** What history adds to a row, and the stamp of the transaction, which nobody commits to. */
const OWN = `'{seq,until_seq,operation,shown,change_id}'::text[]`;

interface Found {
  id: string;
  seq: number | null;
}

/**
 * What does not show one change set at a time: versions that no entry tells of, ends of versions that are not the beginning of the
 * next, and rows that are not their last version.
 */
export async function checkRows(manager: EntityManager, tables: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const table of tables) {
    const look = async (what: string, sql: string): Promise<void> => {
      const rows = await manager.query<Found[]>(`${sql} ORDER BY 2 NULLS FIRST, 1 LIMIT ${MOST}`);
      for (const { id, seq } of rows) faults.push({ seq, what: `${table} ${id} ${what}` });
    };
    await look(
      'has a version that no entry tells of',
      `SELECT h.id, h.seq::float8 AS seq FROM history.${table} h WHERE NOT EXISTS (
         SELECT FROM ledger.entries e WHERE e.record_id = h.id AND e.seq = h.seq AND e.kind = '${table}')`,
    );
    await look(
      'has a version that does not end where the next begins',
      `SELECT h.id, h.seq::float8 AS seq FROM (SELECT id, seq, until_seq, lead(seq) OVER (PARTITION BY id ORDER BY seq) AS next FROM history.${table}) h
       WHERE h.until_seq IS DISTINCT FROM h.next`,
    );
    await look(
      'does not stand as its last version says',
      `SELECT coalesce(l.id, h.id) AS id, h.seq::float8 AS seq FROM live.${table} l FULL JOIN (
         SELECT * FROM history.${table} WHERE until_seq IS NULL AND operation <> 'RETRACTED') h ON h.id = l.id
       WHERE to_jsonb(l) - ${OWN} IS DISTINCT FROM to_jsonb(h) - ${OWN}`,
    );
  }
  const [head] = await manager.query<{ seq: number; last: number; at: boolean }[]>(
    `SELECT h.seq::float8 AS seq, coalesce(max(c.seq), 0)::float8 AS last, h.at >= coalesce(max(c.at), h.at) AS at
     FROM ledger.head h LEFT JOIN ledger.change_sets c ON true GROUP BY h.seq, h.at`,
  );
  if (!head || head.seq !== head.last)
    faults.push({ seq: head?.last ?? null, what: `the head of the ledger is at ${head?.seq ?? 'nothing'}` });
  else if (!head.at) faults.push({ seq: head.last, what: 'the head of the ledger is dated before it' });
  return faults;
}

/** The nodes that proofs are made of, where they are not what follows from the leaves, or are not there though checkpoints rest on them. */
export async function checkNodes(manager: EntityManager, nodes: readonly TreeNode[], size: number): Promise<Fault[]> {
  const wrong = await manager.query<{ level: number; last: number }[]>(
    `SELECT x.level, ((x.index + 1) << x.level)::float8 AS last FROM unnest($1::smallint[], $2::bigint[], $3::bytea[]) x (level, index, hash)
       LEFT JOIN ledger.tree_nodes n ON n.level = x.level AND n.index = x.index
     WHERE n.hash <> x.hash OR n.hash IS NULL AND (x.index + 1) << x.level <= (SELECT max(c.size) FROM ledger.checkpoints c) ORDER BY 2, 1`,
    [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
  );
  return wrong
    .filter(({ last }) => last <= size)
    .map(({ level, last }) => ({
      seq: last,
      what: `the node of level ${level} above it, which proofs are made of, is wrong`,
    }));
}

/** Nodes over change sets that are not there, by which the tree would not grow any more. */
export async function checkNodesBeyond(manager: EntityManager, size: number): Promise<Fault[]> {
  const [beyond] = await manager.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM ledger.tree_nodes n WHERE ((n.index + 1) << n.level) > $1',
    [size],
  );
  return beyond && beyond.count > 0
    ? [{ seq: size, what: `${beyond.count} nodes of the tree stand above change sets that are not there` }]
    : [];
}
