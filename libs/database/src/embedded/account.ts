import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { DatabaseUnusable } from '../connect/database-unusable.js';

const run = promisify(execFile);

/**
 * An account of the system's PostgreSQL runs as. Not `postgres`, where that can be helped: where the machine has
 * another PostgreSQL, that account owns its files, and neither server should be able to read the other's.
 */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const OWN = 'casetrail';
const FALLBACK = 'postgres';

/**
 * Whom to run PostgreSQL as: null means as ourselves, which is right for everybody but root, whom PostgreSQL refuses.
 * @param cluster  the folder of the data; where it exists, its owner is the one who can run it
 * @throws DatabaseUnusable where there is no suitable account and none can be made
 */
export async function accountFor(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const own = (await findAccount(OWN)) ?? (await createAccount()) ?? (await findAccount(FALLBACK));
  if (own) return own;
  throw new DatabaseUnusable(
    `PostgreSQL does not run as root, and the account ${OWN} it would run as could not be made: make it ` +
      `(useradd --system ${OWN}), start Casetrail as an ordinary user, or set DATABASE_URL, DATABASE_URL_MEMBER and ` +
      `DATABASE_URL_PUBLIC.`,
  );
}

async function findAccount(name: string): Promise<Account | null> {
  // initdb looks the account up as well, so that one without an entry would be of no use.
  const entries = await run('getent', ['passwd', name]).then(
    ({ stdout }) => stdout,
    () => readFile('/etc/passwd', 'utf8').catch(() => ''),
  );
  const fields = entries
    .split('\n')
    .map((line) => line.split(':'))
    .find(([login]) => login === name);
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return uid > 0 && gid >= 0 ? { name, uid, gid } : null;
}

async function createAccount(): Promise<Account | null> {
  const options = ['--system', '--gid', OWN, '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false'];
  // Either fails where a process beside us was faster, which is as good.
  await run('groupadd', ['--system', OWN]).catch(() => undefined);
  await run('useradd', [...options, OWN]).catch(() => undefined);
  return await findAccount(OWN);
}
