import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess, as text. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a secret. It has so much chance in it that a plain hash gives nothing away, and its look-up by the hash
 * tells by its duration nothing of the secret.
 */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
