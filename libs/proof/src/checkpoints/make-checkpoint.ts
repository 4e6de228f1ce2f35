import type { EntityManager } from 'typeorm';
import { readKeyFile } from '../keys/key-file.js';
import { currentKey } from '../keys/make-key.js';
import { signingKeys } from '../keys/signing-keys.js';
import { writeCheckpoint } from '../notes/checkpoint.js';

/**
 * Signs the tree as it is now, and keeps that; where it has been signed at this size already, answers with that one.
 * @param manager  of the member's login or the owner's, in a transaction
 * @param keyFile  read each time: the key may have been replaced; null where nothing is signed here
 * @returns null where nothing has been recorded yet, or the file does not hold the key that signs
 */
export async function makeCheckpoint(manager: EntityManager, keyFile: string | null): Promise<string | null> {
  const current = currentKey(await signingKeys(manager));
  const signer = (keyFile === null ? [] : await readKeyFile(keyFile)).find(
    ({ verifier }) => verifier.text === current?.verifier,
  );
  if (!signer) return null;
  const [grown] = await manager.query<{ size: number }[]>('SELECT ledger.grow_tree()::float8 AS size');
  const size = grown?.size ?? 0;
  if (size === 0) return null;
  const kept = await keptAt(manager, size);
  if (kept !== null) return kept;
  const [tree] = await manager.query<{ root: Buffer }[]>('SELECT ledger.tree_root($1) AS root', [size]);
  const note = writeCheckpoint({ origin: signer.verifier.name, size, root: tree!.root }, [signer]);
  await manager.query('SELECT ledger.keep_checkpoint($1, $2)', [size, note]);
  return note;
}

async function keptAt(manager: EntityManager, size: number): Promise<string | null> {
  const [kept] = await manager.query<{ note: string }[]>('SELECT note FROM ledger.checkpoints WHERE size = $1', [size]);
  return kept?.note ?? null;
}
