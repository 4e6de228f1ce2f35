import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { isKeyName, makeSignerKey } from '../notes/signed-note.js';
import { readKeyFile, writeKeyFile } from './key-file.js';
import { type SigningKey, signingKeys } from './signing-keys.js';

/**
 * Makes the first key, in the file and in the database; does nothing where there is one.
 * @param manager  of the owner's login, in a transaction
 * @param name  that the ledger is known by; part of every checkpoint
 * @returns the verifier key; null where the database had one
 * @throws DomainError INVALID for a name that no key can have
 */
export async function makeFirstKey(manager: EntityManager, file: string, name: string): Promise<string | null> {
  if (!isKeyName(name)) {
    throw new DomainError(
      'INVALID',
      'The name of a key has no spaces and no plus sign: give one like cases.example.org.',
      ['name'],
    );
  }
  // Processes that start at once: one makes it, the others find it.
  await manager.query('LOCK TABLE ledger.signing_keys IN SHARE ROW EXCLUSIVE MODE');
  if ((await signingKeys(manager)).length > 0) return null;
  const kept = await readKeyFile(file);
  // One that an earlier attempt has left: it has signed nothing.
  const key = kept[0] ?? makeSignerKey(name);
  if (kept.length === 0) await writeKeyFile(file, [key]);
  await addKey(manager, key.verifier.text);
  return key.verifier.text;
}

/** Makes it current from the size that the tree has. */
export async function addKey(manager: EntityManager, verifier: string): Promise<number> {
  const [grown] = await manager.query<{ size: number }[]>('SELECT ledger.grow_tree()::float8 AS size');
  const size = grown?.size ?? 0;
  await manager.query('UPDATE ledger.signing_keys SET until_size = $1 WHERE until_size IS NULL', [size]);
  await manager.query('INSERT INTO ledger.signing_keys (verifier, from_size) VALUES ($1, $2)', [verifier, size]);
  return size;
}

/** The key that signs now. */
export const currentKey = (keys: readonly SigningKey[]): SigningKey | null =>
  keys.find(({ until }) => until === null) ?? null;
