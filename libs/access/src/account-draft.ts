import { Confidentiality, DomainError } from '@app/kernel';
import { isEmail } from 'class-validator';
import { readLabel } from './label.js';
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
    name: readLabel('name', name, LONGEST_NAME),
    role: known,
    clearance: clearance ? oneOf('clearance', Object.values(Confidentiality), clearance) : usualClearance(known),
  };
}

/**
 * The address of an account, as it is kept.
 * @throws DomainError INVALID
 */
export function readEmail(typed: string): string {
  const email = typed.trim().toLowerCase();
  // Beyond ASCII, lower case is a matter of taste, and two accounts might share an address.
  if (email.length > LONGEST_EMAIL || !/^[\x21-\x7e]+$/.test(email) || !isEmail(email)) {
    throw new DomainError('INVALID', 'The e-mail address is none: give one like you@example.org.', ['email']);
  }
  return email;
}

function oneOf<Value extends string>(field: string, values: readonly Value[], typed: string): Value {
  const found = values.find((value) => value === typed);
  if (!found) throw new DomainError('INVALID', `The ${field} is none of ${values.join(', ')}.`, [field]);
  return found;
}
