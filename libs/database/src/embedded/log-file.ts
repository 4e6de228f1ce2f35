import { chown, copyFile, open, rename, stat, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** One older file is kept, so that both together stay below about twice this. */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** PostgreSQL's messages: starts, stops, crashes. Statements and values never get there. */
export function logFile(dataFolder: string): string {
  return join(dataFolder, 'postgres.log');
}

/** Opens the log for a server about to start; a large one is put aside first. */
export async function openLog(dataFolder: string): Promise<FileHandle> {
  const file = logFile(dataFolder);
  if (await isLarge(file)) await rename(file, `${file}.1`);
  const log = await open(file, 'a', 0o600);
  const owner = await stat(dataFolder);
  if (process.getuid?.() === 0 && owner.uid !== 0) await chown(file, owner.uid, owner.gid);
  return log;
}

/** Empties a log grown large under a running server, which goes on writing to the same file. */
export async function capLog(dataFolder: string): Promise<void> {
  const file = logFile(dataFolder);
  if (!(await isLarge(file))) return;
  await copyFile(file, `${file}.1`);
  await truncate(file);
}

async function isLarge(file: string): Promise<boolean> {
  return ((await stat(file).catch(() => null))?.size ?? 0) > LARGEST_BYTES;
}
