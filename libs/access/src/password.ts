import { DomainError } from '@app/kernel';
import { hash } from '@node-rs/argon2';

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

/** Keyboards and systems compose the same letter from different code points; its owner typed the same. */
function sameHowever(password: string): string {
  return password.normalize('NFKC');
}
