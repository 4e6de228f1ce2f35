import { randomBytes } from 'node:crypto';
import { hashSecret } from '../secret.js';

/** Without I, L, O and U: nobody takes one for another, and no words come out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Of five bits each: 80 in all, which nobody finds by trying, so that a plain hash is enough to keep. */
const LENGTH = 16;
const HOW_MANY = 10;

/** Codes for who has lost the telephone, each for one time; as people write them down. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, makeCode);
}

/** What is kept of a code, however it was typed; null where it cannot be one. */
export function hashRecoveryCode(typed: string): Buffer | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? hashSecret(code) : null;
}

function makeCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
  return letters.join('').replace(/(.{4})(?!$)/g, '$1-');
}
