import type { EntityManager } from 'typeorm';
import { signingKeys } from '../keys/signing-keys.js';
import { parseCheckpoint } from '../notes/checkpoint.js';
import { parseVerifierKey } from '../notes/signed-note.js';
import type { TreeNode } from '../tree/growing-tree.js';
import { checkNodes, checkNodesBeyond, checkRows } from './check-rows.js';
import { HandedIn, type KeptCheckpoint } from './handed-in.js';
import { readChangeSets, recordTables } from './read-change-sets.js';
import { type Report, reportOf } from './report.js';
import { type TrustedKey, Verifier } from './verifier.js';

/** What a verification may be given from outside. */
export interface Evidence {
  readonly checkpoints: readonly KeptCheckpoint[];
  /** Keys that are trusted for those; where there are none, those that the record itself names. */
  readonly keys: readonly TrustedKey[];
}

/** Change sets that are read at a time. */
const BATCH = 500;

/** The keys that the record itself names. */
async function namedKeys(manager: EntityManager): Promise<TrustedKey[]> {
  return (await signingKeys(manager)).flatMap(({ verifier, from, until }) => {
    const key = parseVerifierKey(verifier);
    return key ? [{ key, from, until }] : [];
  });
}

/**
 * Verifies all of the record: every row of history against what was committed to, every commitment against the leaves, the leaves
 * against every checkpoint, and what stands now against history.
 *
 * @param manager  of the owner's login, in a transaction that sees one state
 */
export async function verifyDatabase(
  manager: EntityManager,
  evidence: Evidence,
  signal?: AbortSignal,
): Promise<Report> {
  const verifier = new Verifier();
  const tables = await recordTables(manager);
  const named = await namedKeys(manager);
  const handedIn = new HandedIn(evidence.checkpoints, evidence.keys.length > 0 ? evidence.keys : named);
  let own = 0;
  handedIn.look(verifier);
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const { changeSets, faults } = await readChangeSets(manager, tables, { after, most: BATCH, tier: 3 });
    const kept = await manager.query<{ size: number; note: string }[]>(
      'SELECT size::float8 AS size, note FROM ledger.checkpoints c WHERE c.size > $1 AND c.size <= $2 ORDER BY c.size, c.made_at, c.note',
      [after, changeSets.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER],
    );
    for (const fault of faults) verifier.fault(fault);
    const nodes: TreeNode[] = [];
    const look = (size: number): void => {
      for (let [next] = kept; next && next.size <= size; [next] = kept) {
        kept.shift();
        own += 1;
        const where = `the checkpoint of size ${next.size} in the database`;
        const checkpoint = parseCheckpoint(next.note);
        if (checkpoint?.size !== next.size)
          verifier.fault({ seq: next.size, checkpoint: true, what: `${where} is none` });
        else if (next.size > verifier.size) verifier.beyond(checkpoint, where, named);
        else verifier.checkpoint(checkpoint, where, named);
      }
    };
    for (const changeSet of changeSets) {
      nodes.push(...verifier.add(changeSet, true));
      handedIn.look(verifier);
      look(changeSet.seq);
    }
    if (nodes.length > 0) for (const fault of await checkNodes(manager, nodes, verifier.size)) verifier.fault(fault);
    if (changeSets.length === 0) {
      look(Infinity);
      break;
    }
    after = changeSets.at(-1)!.seq;
  }
  handedIn.end(verifier);
  for (const fault of await checkRows(manager, tables)) verifier.fault(fault);
  for (const fault of await checkNodesBeyond(manager, verifier.size)) verifier.fault(fault);
  return reportOf(verifier, own + handedIn.count);
}
