import { randomBytes } from 'node:crypto';
import {
  asRole,
  DatabaseUnusable,
  existingRoles,
  inDatabase,
  prepareDatabase,
  ROLE_NAMES,
  type PerRole,
} from '@app/database';
import { UsageError } from '../command-errors.js';

const KINDS = ['owner', 'member', 'public'] as const;
const SETTINGS: PerRole<string> = {
  owner: 'DATABASE_URL',
  member: 'DATABASE_URL_MEMBER',
  public: 'DATABASE_URL_PUBLIC',
};

/**
 * Runs the preparation and returns what to print: the three settings. A password stands in them only where it was made
 * here, for it is shown nowhere else; those the operator gave, or that roles had before, they know.
 */
export async function runPreparation(admin: string, database: string, given: PerRole<string | null>): Promise<string> {
  checkAddress(admin);
  try {
    const existing = await existingRoles(admin);
    const generated = perRole((kind) =>
      given[kind] === null && !existing[kind] ? randomBytes(24).toString('base64url') : null,
    );
    await prepareDatabase(admin, { database, passwords: perRole((kind) => given[kind] ?? generated[kind]) });
    const settings = KINDS.map((kind) => {
      const password = generated[kind] ?? 'PASSWORD';
      return `${SETTINGS[kind]}=${asRole(inDatabase(admin, database), ROLE_NAMES[kind], password)}`;
    });
    const known = KINDS.some((kind) => generated[kind] === null);
    return [...settings, ...(known ? ['# In place of PASSWORD: the password of that role.'] : []), ''].join('\n');
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replaceAll(
      new URL(admin).password || '\0',
      '…',
    );
    throw new DatabaseUnusable(`The database could not be prepared (${reason}): a superuser's address is needed.`);
  }
}

function perRole<T>(value: (kind: keyof PerRole<T>) => T): PerRole<T> {
  return { owner: value('owner'), member: value('member'), public: value('public') };
}

function checkAddress(admin: string): void {
  const url = URL.parse(admin);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new UsageError('The address of the superuser is none: give one like postgres://postgres@127.0.0.1/postgres.');
  }
}
