import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { DatabaseUnusable } from '../connect/database-unusable.js';
import type { Account } from './account.js';
import type { Placement } from './placement.js';
import { processExists } from './postmaster.js';
import type { Programs } from './programs.js';

/** The superuser's name; its password is in the secrets. */
export const SUPERUSER = 'casetrail_superuser';

/**
 * Makes the cluster unless it is there. It is made beside its place and renamed, so that one cut short by a kill or a
 * power cut is never taken for a whole one; what such a one leaves is removed.
 * @throws DatabaseUnusable where the folder holds something else, or initdb fails
 */
export async function initializeCluster(
  placement: Placement,
  programs: Programs,
  password: string,
  signal?: AbortSignal,
): Promise<void> {
  const { cluster, account } = placement;
  if (await isCluster(cluster, programs)) return;
  await removeLeftovers(cluster);
  const draft = `${cluster}.new-${process.pid}-${randomBytes(3).toString('hex')}`;
  const passwordFile = `${draft}.pw`;
  try {
    await makeFolderFor(account, draft);
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (account) await chown(passwordFile, account.uid, account.gid);
    await runInitdb(programs.initdb, draft, passwordFile, account, signal);
    await rename(draft, cluster).catch(async (error: Error) => {
      // Another process made it meanwhile, by the same secrets.
      if (!(await isCluster(cluster, programs))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function isCluster(cluster: string, programs: Programs): Promise<boolean> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new DatabaseUnusable(
      `${cluster} cannot be read (${error.code}): start Casetrail as the user it belongs to, or set CASETRAIL_DATA to ` +
        `another folder.`,
    );
  });
  if (version === null) {
    const content = await readdir(cluster).catch(() => []);
    if (content.length === 0) return false;
    throw new DatabaseUnusable(
      `${cluster} is not a PostgreSQL data folder: move it away, or restore it from a backup.`,
    );
  }
  if (version.trim() !== programs.majorVersion) {
    throw new DatabaseUnusable(
      `${cluster} was made by PostgreSQL ${version.trim()}, and this is ${programs.majorVersion}: export with the ` +
        `version of Casetrail that made it, and import into an empty folder.`,
    );
  }
  return true;
}

async function makeFolderFor(account: Account | null, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

/** Removes what processes that are gone have left. One that was killed may leave an initdb that fails by this. */
async function removeLeftovers(cluster: string): Promise<void> {
  const folder = dirname(cluster);
  const pattern = new RegExp(`^${basename(cluster)}\\.new-(\\d+)-`);
  for (const name of await readdir(folder)) {
    const maker = pattern.exec(name)?.[1];
    if (maker && !(await processExists(Number(maker)))) {
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
  }
}

function runInitdb(
  initdb: string,
  folder: string,
  passwordFile: string,
  account: Account | null,
  signal?: AbortSignal,
): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same on every machine, whatever locales it has. The database we use is made with a locale of its own.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, {
      // A group of its own, so that it can be ended together with the servers it runs for a moment.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    const abort = (): void => endGroup(child.pid);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-2000)));
    child.on('error', reject);
    // Comes when the last of the group has let go of the pipe, and so when all of them are gone.
    child.on('close', (code) => {
      signal?.removeEventListener('abort', abort);
      if (code === 0) return resolve();
      if (signal?.aborted) return reject(signal.reason as Error);
      const line = complaint.split('\n').find((text) => text.includes('error:')) ?? `exit code ${code}`;
      reject(new DatabaseUnusable(`The embedded database could not be made in ${folder}: ${line}.`));
    });
  });
}

function endGroup(leader: number | undefined): void {
  try {
    if (leader) process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
