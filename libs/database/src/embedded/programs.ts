import { chmod, cp, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseUnusable } from '../connect/database-unusable.js';
import type { Account } from './account.js';
import { succeedsAs } from './can-use.js';
import { hydrateSymlinks, type PlatformPackage } from './platform-package.js';

/** Absolute paths of the programs, in a place where the account can run them. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: string;
}

/**
 * The programs as installed where they run there; otherwise a copy. A copy is needed where the account cannot enter
 * the installation, below /root for instance, or where links between libraries are missing and could not be made.
 * @param copies  the folder for copies, made if missing
 * @throws DatabaseUnusable where neither runs
 */
export async function runnablePrograms(
  found: PlatformPackage,
  account: Account | null,
  copies: string,
): Promise<Programs> {
  const installed = await programsIn(found.folder, found.majorVersion);
  if (await runs(installed, account)) return installed;
  const copy = join(copies, `postgresql-${found.version}-${process.platform}-${process.arch}`);
  const copied = (): Promise<Programs> => programsIn(join(copy, 'native'), found.majorVersion);
  const usable = async (): Promise<boolean> => runs(await copied(), account);
  if (await usable()) return await copied();
  await copyPackage(found, copy, usable).catch((error: Error) => {
    throw new DatabaseUnusable(`The embedded PostgreSQL could not be copied to ${copies}: ${error.message}.`);
  });
  if (await usable()) return await copied();
  throw new DatabaseUnusable(
    `The embedded PostgreSQL does not run on this machine${account ? ` as ${account.name}` : ''} (tried in ` +
      `${found.folder} and ${copy}); it needs glibc and a file system that allows programs: set DATABASE_URL, ` +
      `DATABASE_URL_MEMBER and DATABASE_URL_PUBLIC to a PostgreSQL of your own.`,
  );
}

async function programsIn(folder: string, majorVersion: string): Promise<Programs> {
  // Links resolved, so that a running server's program can be compared with it.
  const bin = join(await realpath(folder).catch(() => folder), 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), majorVersion };
}

/** Running it is the one test that covers rights, missing libraries and a foreign libc. */
function runs(programs: Programs, account: Account | null): Promise<boolean> {
  return succeedsAs(account, programs.postgres, ['--version']);
}

async function copyPackage(found: PlatformPackage, target: string, usable: () => Promise<boolean>): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  // Copied beside and renamed, so that a copy cut short is never taken for a whole one.
  const partial = await mkdtemp(`${target}.partial-`);
  try {
    await cp(found.folder, join(partial, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await hydrateSymlinks(partial);
    await chmod(partial, 0o755);
    await rename(partial, target).catch(async () => {
      // A whole copy made meanwhile by another process serves as well, and may be in use; a broken one has to go.
      if (await usable()) return;
      await rm(target, { recursive: true, force: true });
      await rename(partial, target);
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
