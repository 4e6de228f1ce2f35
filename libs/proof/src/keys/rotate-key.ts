import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { makeSignerKey, parseVerifierKey } from '../notes/signed-note.js';
import { writeCheckpoint } from '../notes/checkpoint.js';
import { readKeyFile, writeKeyFile } from './key-file.js';
import { addKey, currentKey } from './make-key.js';
import { signingKeys } from './signing-keys.js';

/** What a rotation has left to do once its transaction is committed. */
export interface Rotation {
  /** The new key. */
  readonly verifier: string;
  /** Whether the old one has signed with it. */
  readonly handedOver: boolean;
  /** Destroys what the file holds of the old key. */
  finish(): Promise<void>;
}

/**
 * Replaces the key that signs by a new one of the same name. The checkpoint of this moment bears the signatures of both: so it fits for
 * who checks by either. It is no proof that the new key is ours, for anybody can add a signature to a note.
 *
 * @param manager  of the owner's login, in a transaction
 * @param lost  go on without the old key, which cannot vouch for the new one then
 * @throws DomainError CONFLICT where there is no key yet, or the file does not hold it
 */
export async function rotateKey(manager: EntityManager, file: string, lost: boolean): Promise<Rotation> {
  await manager.query('LOCK TABLE ledger.signing_keys IN SHARE ROW EXCLUSIVE MODE');
  const current = currentKey(await signingKeys(manager));
  const known = current && parseVerifierKey(current.verifier);
  if (!known) throw new DomainError('CONFLICT', 'There is no key yet: casetrail ledger key create makes one.', ['key']);
  const old = (await readKeyFile(file)).find(({ verifier }) => verifier.text === known.text) ?? null;
  if (!old && !lost) {
    throw new DomainError(
      'CONFLICT',
      `${file} does not hold the key that signs now: put it back from a backup, or give --lost, and tell all who check by the old key about the new one.`,
      ['key'],
    );
  }
  const next = makeSignerKey(known.name);
  const signers = old ? [old, next] : [next];
  await writeKeyFile(file, signers);
  const size = await addKey(manager, next.verifier.text);
  if (size > 0) {
    const [tree] = await manager.query<{ root: Buffer }[]>('SELECT ledger.tree_root($1) AS root', [size]);
    const note = writeCheckpoint({ origin: known.name, size, root: tree!.root }, signers);
    await manager.query('SELECT ledger.keep_checkpoint($1, $2)', [size, note]);
  }
  return {
    verifier: next.verifier.text,
    handedOver: old !== null && size > 0,
    finish: () => writeKeyFile(file, [next]),
  };
}
