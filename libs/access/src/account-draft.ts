import { Confidentiality, DomainError } from '@app/kernel';
import { isEmail } from 'class-validator';
import { type Role, ROLES, usualClearance } from './role.js';

/** What an account is made from, as it was typed. */
export interface AccountRequest {
  email: string;
  name: string;
  role: string;
  /** Left out: the usual one of the role. */
  clearance?: string | null;
}

/** The same, read and found good. */
export interface AccountDraft {
  email: string;
  name: string;
  role: Role;
  clearance: Confidentiality;
}

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 200;

/**
 * Reads what an account is to be made from.
 * @throws DomainError INVALID, with a message that names the field and says what would be right
 */
export function readAccountRequest({ email, name, role, clearance }: AccountRequest): AccountDraft {
  const known = oneOf('role', ROLES, role);
  return {
    email: readEmail(email),
    name: readName(name),
    role: known,
    clearance: clearance ? oneOf('clearance', Object.values(Confidentiality), clearance) : usualClearance(known),
  };
}

function readEmail(typed: string): string {
  const email = typed.trim().toLowerCase();
  // Beyond ASCII, lower case is a matter of taste, and two accounts might share an address.
  if (email.length > LONGEST_EMAIL || !/^[\x21-\x7e]+$/.test(email) || !isEmail(email)) {
    throw new DomainError('INVALID', 'The e-mail address is none: give one like you@example.org.', ['email']);
  }
  return email;
}

function readName(typed: string): string {
  const name = typed.normalize('NFC').trim();
  const length = [...name].length;
  if (length < 1 || length > LONGEST_NAME) {
    throw new DomainError('INVALID', `The name has ${length} characters: give 1 to ${LONGEST_NAME}.`, ['name']);
  }
  // Control characters, and those that turn the direction of the text around them.
  if (/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(name)) {
    throw new DomainError('INVALID', 'The name holds characters that cannot be seen: leave them out.', ['name']);
  }
  return name;
}

function oneOf<Value extends string>(field: string, values: readonly Value[], typed: string): Value {
  const found = values.find((value) => value === typed);
  if (!found) throw new DomainError('INVALID', `The ${field} is none of ${values.join(', ')}.`, [field]);
  return found;
}
