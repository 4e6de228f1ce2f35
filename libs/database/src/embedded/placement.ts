import { randomBytes } from 'node:crypto';
import {
  access,
  constants,
  lstat,
  mkdir,
  readFile,
  readdir,
  readlink,
  realpath,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseUnusable } from '../connect/database-unusable.js';
import { accountFor, type Account } from './account.js';
import { canEnter } from './can-use.js';

/** Where root keeps what PostgreSQL's account must reach and cannot reach in the data folder. */
const SYSTEM_FOLDER = '/var/lib/casetrail';

/** Where the cluster of a data folder lies and who runs it. Paths are absolute and without symbolic links. */
export interface Placement {
  readonly dataFolder: string;
  readonly cluster: string;
  readonly account: Account | null;
  /** Where copies of the programs go. */
  readonly copies: string;
}

/**
 * Decides where the cluster lies, and makes the folders around it, not the cluster itself. That is
 * `<data folder>/postgres`; where root starts us in a place PostgreSQL's account cannot enter, it is a link to a
 * folder below /var/lib/casetrail.
 * @param log  is told where the data is, if that is elsewhere
 * @throws DatabaseUnusable
 */
export async function placeCluster(wanted: string, log: (line: string) => void): Promise<Placement> {
  const dataFolder = await makeDataFolder(wanted);
  const link = join(dataFolder, 'postgres');
  const target = await readlink(link).catch(() => null);
  const cluster = target ?? link;
  const account = await accountFor(cluster);
  const copies = account ? SYSTEM_FOLDER : dataFolder;
  if (target) await checkHome(target, dataFolder);
  else if (!(await canEnter(account, dataFolder))) {
    if (await lstat(link).catch(() => null)) {
      throw new DatabaseUnusable(
        `PostgreSQL does not run as root, and its account (${account?.name ?? 'this user'}) cannot enter ${dataFolder}: ` +
          `set CASETRAIL_DATA to a folder that others can enter, and move the data there.`,
      );
    }
    return { dataFolder, account, copies, cluster: await placeElsewhere(dataFolder, link, log) };
  }
  return { dataFolder, account, copies, cluster };
}

async function makeDataFolder(wanted: string): Promise<string> {
  try {
    // Root's is open for passing through, not for listing: PostgreSQL's account must reach its own folder in it.
    await mkdir(wanted, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await access(wanted, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(wanted);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new DatabaseUnusable(
      `CASETRAIL_DATA: the folder ${wanted} cannot be written (${reason}): start Casetrail as the user it belongs to, or ` +
        `name another.`,
    );
  }
}

async function placeElsewhere(dataFolder: string, link: string, log: (line: string) => void): Promise<string> {
  const folder = join(SYSTEM_FOLDER, randomBytes(6).toString('hex'));
  const cluster = join(folder, 'postgres');
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await writeFile(homeFile(cluster), `${dataFolder}\n`, { mode: 0o600 });
    await symlink(cluster, link);
  } catch (error) {
    // Another process has just placed it.
    const placed = await readlink(link).catch(() => null);
    if (placed) return placed;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnusable(
      `PostgreSQL does not run as root, its account cannot enter ${dataFolder}, and its data cannot be kept in ` +
        `${SYSTEM_FOLDER} (${reason}): set CASETRAIL_DATA to a folder that others can enter.`,
    );
  }
  log(
    `The database is kept in ${cluster}: PostgreSQL does not run as root, and its account cannot enter ${dataFolder}.`,
  );
  for (const earlier of await earlierClusters(dataFolder, cluster)) {
    log(`An earlier database of ${dataFolder} is still in ${earlier}: delete it if nobody needs it.`);
  }
  return cluster;
}

/** Whoever deletes a data folder deletes only the link to what lies elsewhere, and may think that it is gone. */
async function earlierClusters(dataFolder: string, cluster: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(SYSTEM_FOLDER)) {
    const other = join(SYSTEM_FOLDER, name, 'postgres');
    if (other !== cluster && (await homeOf(other)) === dataFolder) found.push(other);
  }
  return found;
}

/** A copied data folder brings the link with it, and two records must not share one database unawares. */
async function checkHome(cluster: string, dataFolder: string): Promise<void> {
  const home = await homeOf(cluster);
  if (home === dataFolder) return;
  if (home === '') {
    throw new DatabaseUnusable(
      `${dataFolder}/postgres leads to ${cluster}, which is not there: restore it, or remove that link and start with an ` +
        `empty database.`,
    );
  }
  const claimed = await readlink(join(home, 'postgres')).catch(() => null);
  if (claimed === cluster && (await stat(home).catch(() => null))) {
    throw new DatabaseUnusable(
      `${dataFolder} is a copy of ${home}, whose database lies in ${cluster}: set CASETRAIL_DATA to ${home} or to a new ` +
        `folder.`,
    );
  }
  await writeFile(homeFile(cluster), `${dataFolder}\n`, { mode: 0o600 }); // The folder was moved.
}

/** The data folder a cluster that lies elsewhere belongs to; empty where it lies nowhere. */
async function homeOf(cluster: string): Promise<string> {
  return (await readFile(homeFile(cluster), 'utf8').catch(() => '')).trim();
}

function homeFile(cluster: string): string {
  return join(dirname(cluster), 'home');
}
