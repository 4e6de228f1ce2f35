import type { EntityManager } from 'typeorm';
import { readKeyFile } from '../keys/key-file.js';
import { currentKey } from '../keys/make-key.js';
import { signingKeys } from '../keys/signing-keys.js';
import { writeCheckpoint } from '../notes/checkpoint.js';
import type { SignerKey } from '../notes/signed-note.js';
import { firstSigned, KEPT_AT } from './kept-checkpoints.js';

/**
 * Signs the tree as it is now, and keeps that; where it has been signed at this size already, answers with that one.
 * @param manager  of the member's login or the owner's, in a transaction
 * @param keyFile  read each time: the key may have been replaced; null where nothing is signed here
 * @returns null where nothing has been recorded yet, or the file does not hold the key that signs
 */
export async function makeCheckpoint(manager: EntityManager, keyFile: string | null): Promise<string | null> {
  // Before the tree grows, which takes a lock: there is nothing to do where nothing is signed.
  if (!(await signer(manager, keyFile))) return null;
  const [grown] = await manager.query<{ size: number }[]>('SELECT ledger.grow_tree()::float8 AS size');
  const size = grown?.size ?? 0;
  if (size === 0) return null;
  // The lock is ours: whoever was replacing the key has done so.
  const key = await signer(manager, keyFile);
  if (!key) return null;
  const kept = firstSigned(await manager.query<{ note: string }[]>(KEPT_AT, [size]), await signingKeys(manager));
  if (kept !== null) return kept;
  const [tree] = await manager.query<{ root: Buffer | null }[]>('SELECT ledger.tree_root($1) AS root', [size]);
  if (!tree?.root) throw new Error('The tree of the ledger has gaps: casetrail verify tells where.');
  const note = writeCheckpoint({ origin: key.verifier.name, size, root: tree.root }, [key]);
  await manager.query('SELECT ledger.keep_checkpoint($1, $2)', [size, note]);
  return note;
}

/** The key that signs now, where the file holds it. */
async function signer(manager: EntityManager, keyFile: string | null): Promise<SignerKey | null> {
  if (keyFile === null) return null;
  const current = currentKey(await signingKeys(manager));
  return (await readKeyFile(keyFile)).find(({ verifier }) => verifier.text === current?.verifier) ?? null;
}
