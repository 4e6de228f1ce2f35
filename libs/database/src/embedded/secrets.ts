import { randomBytes } from 'node:crypto';
import { chown, link, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnusable } from '../connect/database-unusable.js';

/** The passwords of the embedded database. They stand in one file, 0600, and are never printed. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly member: string;
  readonly public: string;
}

const NAMES = ['superuser', 'owner', 'member', 'public'] as const;

/**
 * Reads the secrets of a data folder.
 * @throws DatabaseUnusable where they are missing, somebody else's or no secrets
 */
export async function readSecrets(dataFolder: string): Promise<Secrets> {
  const file = secretsFile(dataFolder);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      throw new DatabaseUnusable(
        `${file} is missing, without which the database beside it cannot be opened: restore it from a backup, or move ` +
          `${dataFolder} away to start with an empty database.`,
      );
    }
    throw new DatabaseUnusable(
      `${file} cannot be read (${error.code}): start Casetrail as the user it belongs to, or set CASETRAIL_DATA to ` +
        `another folder.`,
    );
  });
  try {
    const secrets = JSON.parse(text) as Partial<Record<string, unknown>>;
    if (NAMES.every((name) => typeof secrets[name] === 'string' && secrets[name] !== '')) {
      return secrets as unknown as Secrets;
    }
  } catch {
    // Said below, without quoting the file.
  }
  throw new DatabaseUnusable(`${file} is damaged: restore it from a backup.`);
}

/** Reads the secrets, or makes them where there are none yet; of two processes at once, both get the same. */
export async function readOrCreateSecrets(dataFolder: string): Promise<Secrets> {
  const file = secretsFile(dataFolder);
  const exists = await stat(file).catch(() => null);
  if (!exists) {
    const folder = await mkdtemp(join(dataFolder, 'secrets.new-'));
    try {
      const draft = join(folder, 'secrets.json');
      const secrets = Object.fromEntries(NAMES.map((name) => [name, randomBytes(24).toString('base64url')]));
      await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
      const owner = await stat(dataFolder);
      if (process.getuid?.() === 0 && owner.uid !== 0) await chown(draft, owner.uid, owner.gid);
      // Unlike a renaming, this never replaces what another process has put there meanwhile.
      await link(draft, file).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return await readSecrets(dataFolder);
}

function secretsFile(dataFolder: string): string {
  return join(dataFolder, 'secrets.json');
}
