import type { PerRole } from '@app/database';
import { UsageError } from '../command-errors.js';

/** The environment variable of each role's password. */
const VARIABLES: PerRole<string> = {
  owner: 'CASETRAIL_OWNER_PASSWORD',
  member: 'CASETRAIL_MEMBER_PASSWORD',
  public: 'CASETRAIL_PUBLIC_PASSWORD',
};

/**
 * The passwords given; null for a role without one.
 * @throws UsageError naming the variable
 */
export function readPasswords(env: Readonly<Record<string, string | undefined>>): PerRole<string | null> {
  const read = (kind: keyof PerRole<string>): string | null => {
    const value = env[VARIABLES[kind]];
    if (!value) return null;
    // What else there is, PostgreSQL and its clients may normalize differently.
    if (!/^[\x21-\x7e]{8,200}$/.test(value)) {
      throw new UsageError(`${VARIABLES[kind]} is not usable: give 8 to 200 printable ASCII characters, no spaces.`);
    }
    return value;
  };
  return { owner: read('owner'), member: read('member'), public: read('public') };
}
