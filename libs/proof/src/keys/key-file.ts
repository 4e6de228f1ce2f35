import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseUnusable } from '@app/database';
import { parseSignerKey, type SignerKey, writeSignerKey } from '../notes/signed-note.js';

/**
 * The keys in a file, one a line; none where there is no file.
 * @throws DatabaseUnusable where it cannot be read, or holds something else
 */
export async function readKeyFile(file: string): Promise<SignerKey[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new DatabaseUnusable(
      `${file} cannot be read (${error.code}), and holds the key that signs the ledger: start Casetrail as the user it ` +
        `belongs to, or set LEDGER_KEY_FILE to another file.`,
    );
  });
  const keys = text.split('\n').filter((line) => line.trim() !== '');
  return keys.map((line) => {
    const key = parseSignerKey(line);
    if (key) return key;
    // Without quoting the file.
    throw new DatabaseUnusable(`${file} holds no key that signs the ledger: restore it from a backup.`);
  });
}

/** Writes the file anew, for nobody's eyes but those of its owner, who is that of the folder; it is there whole or not at all. */
export async function writeKeyFile(file: string, keys: readonly SignerKey[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o711 });
  const draft = `${file}.new-${randomBytes(4).toString('hex')}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(keys.map((key) => `${writeSignerKey(key)}\n`).join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
    const folder = await stat(dirname(file));
    if (process.getuid?.() === 0 && folder.uid !== 0) await chown(draft, folder.uid, folder.gid);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
