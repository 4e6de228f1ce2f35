import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a database lies that is to run out of room. */
export interface SmallDisk {
  /** The folder for it. */
  readonly folder: string;
  /** From now on no file grows. */
  fill(database: readonly number[]): void;
  /** There is room again. */
  free(database: readonly number[]): void;
  remove(): void;
}

const ROOM = '1g';
const TRIES = 20;

/**
 * A file system in memory, whose size is set to what is on it; where we may not mount one, a limit on the size of the files that
 * PostgreSQL's processes write, by which they fail in the same places.
 *
 * @throws where neither can be had: a test that needs it then fails rather than prove nothing
 */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM},mode=0711`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return limitedFiles(folder);
  }
  return {
    folder,
    fill: () => shrink(folder),
    free: () => resize(folder, ROOM),
    remove() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function limitedFiles(folder: string): SmallDisk {
  const limit = (database: readonly number[], bytes: string): void => {
    for (const pid of database) execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { stdio: 'pipe' });
  };
  limit([process.pid], 'unlimited'); // Where there is no such program, that is told before anything else is done.
  return {
    folder,
    fill: (database) => limit(database, '8192'),
    free: (database) => limit(database, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What is written between looking and resizing makes the size too small, which is refused. */
function shrink(folder: string): void {
  for (let tries = 1; ; tries++) {
    const { blocks, bfree, bsize } = statfsSync(folder);
    try {
      resize(folder, String((blocks - bfree) * bsize));
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

function resize(folder: string, size: string): void {
  execFileSync('mount', ['-o', `remount,size=${size}`, folder], { stdio: 'pipe' });
}
