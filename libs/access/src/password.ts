import { DomainError } from '@app/kernel';
import { hash, verify } from '@node-rs/argon2';
import { makeSecret } from './secret.js';

const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 1024;

/** argon2id, the package's default, at the lowest cost that costs a guesser enough: 46 MiB, one pass, one lane. */
const COST = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 } as const;

/**
 * The hash of a password, to be kept in its stead.
 * @throws DomainError INVALID where it is too short or too long; the message never repeats it
 */
export async function hashPassword(password: string): Promise<string> {
  const text = sameHowever(password);
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
    throw new DomainError(
      'INVALID',
      `The password has ${length} characters: give ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD}.`,
      ['password'],
    );
  }
  return hash(text, COST);
}

/**
 * Whether this is the password of which the hash is kept. Without a hash it is not, and that takes as long to say: who
 * has an account here cannot be told from it.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const right = await verify(kept ?? (await nobodys()), sameHowever(password));
  return right && kept !== null;
}

let hashOfNobody: Promise<string> | undefined;

/** Made once, by the first who needs it, at the cost of all others. */
function nobodys(): Promise<string> {
  hashOfNobody ??= hash(makeSecret(), COST);
  return hashOfNobody;
}

/** The hash of a password that nobody knows, for an account whose owner has yet to choose one. */
export function hashUnknownPassword(): Promise<string> {
  return hash(makeSecret(), COST);
}

/** Keyboards and systems compose the same letter from different code points; its owner typed the same. */
function sameHowever(password: string): string {
  return password.normalize('NFKC');
}
