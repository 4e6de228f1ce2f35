import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chown, mkdir, open, readdir, readlink, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { openDatabase, placeCluster, type Placement } from '@app/database';
import type { Evidence, Report } from '@app/proof';
import { readArchive, type ReadEntry } from './archive/read-archive.js';
import { CLUSTER, END, LEDGER_KEY, MANIFEST, SECRETS } from './backup.js';
import { BackupRefused } from './backup-refused.js';
import { inspectRestored } from './inspect-restored.js';
import { type End, FORMAT, type Manifest } from './manifest.js';

/** What is restored, and where to. */
export interface RestoreOptions {
  readonly from: string;
  /** In age's format; one of them has to open it. */
  readonly identities: readonly string[];
  /** Not there, or empty. */
  readonly dataFolder: string;
  /** Checkpoints that others kept, and keys to check them by. */
  readonly evidence: Evidence;
  /** Restores a state that is older than a checkpoint too. */
  readonly acceptOlder: boolean;
}

/**
 * Restores a backup of an embedded database into a data folder: unpacks it beside, has PostgreSQL repair what was written while it was
 * copied, verifies the ledger against all evidence, and puts it in its place; or leaves everything as it was.
 *
 * @param log  is told, in single lines, what PostgreSQL's folder has to say
 * @throws BackupRefused
 */
export async function restore(
  options: RestoreOptions,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<Report> {
  const { dataFolder } = options;
  await refuseFull(dataFolder);
  const draft = join(dirname(dataFolder), `${basename(dataFolder)}.restoring-${randomBytes(4).toString('hex')}`);
  try {
    const placement = await placeCluster(draft, log);
    const end = await unpack(options, placement, signal);
    const database = await openDatabase({ database: { mode: 'embedded' }, dataFolder: draft }, log, {
      opener: 'command',
      signal,
    });
    let report: Report;
    try {
      report = await inspectRestored(database.addresses.owner, end.head, options, signal);
    } finally {
      await database.close();
    }
    signal?.throwIfAborted();
    await rmdir(dataFolder).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? undefined : Promise.reject(error),
    );
    await rename(draft, dataFolder);
    return report;
  } catch (error) {
    await discard(draft);
    throw error;
  }
}

async function refuseFull(folder: string): Promise<void> {
  const content = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : Promise.reject(error),
  );
  if (content.length > 0) {
    throw new BackupRefused(
      `${folder} is not empty: move it away first, or set CASETRAIL_DATA to a new folder. Nothing is ever restored over what is there.`,
    );
  }
}

/** What lies elsewhere because PostgreSQL's account cannot enter the folder goes too. */
async function discard(draft: string): Promise<void> {
  const elsewhere = await readlink(join(draft, CLUSTER)).catch(() => null);
  await rm(draft, { recursive: true, force: true });
  if (elsewhere) await rm(dirname(elsewhere), { recursive: true, force: true });
}

async function unpack({ from, identities }: RestoreOptions, placement: Placement, signal?: AbortSignal): Promise<End> {
  let [count, manifest, end]: [number, Manifest | null, End | null] = [0, null, null];
  for await (const entry of readArchive(await decrypted(from, identities))) {
    signal?.throwIfAborted();
    if (end) throw new BackupRefused(`${from} holds more than it says.`);
    if (count === 0) manifest = manifestOf(await textOf(entry), entry.name, from);
    else if (entry.name === END) end = JSON.parse(await textOf(entry)) as End;
    else await place(entry, placement);
    if (!end) count += 1;
  }
  if (!manifest || end?.entries !== count) throw new BackupRefused(`${from} is not whole: use another backup.`);
  return end;
}

function manifestOf(text: string, name: string, from: string): Manifest {
  const manifest = name === MANIFEST ? (JSON.parse(text) as Manifest) : null;
  if (manifest?.format === FORMAT) return manifest;
  throw new BackupRefused(`${from} is no backup that this version can read.`);
}

/** The bytes of the archive. */
async function decrypted(from: string, identities: readonly string[]): Promise<AsyncIterable<Uint8Array>> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity);
    } catch {
      // Without quoting it.
      throw new BackupRefused('--identity names a file that holds something else than keys like AGE-SECRET-KEY-1….');
    }
  }
  const file = await open(from).catch((error: NodeJS.ErrnoException) =>
    Promise.reject(new BackupRefused(`${from} cannot be read (${error.code}).`)),
  );
  const plain = await decrypter
    .decrypt(Readable.toWeb(createReadStream('', { fd: file })) as ReadableStream<Uint8Array>)
    .catch((error: Error) => {
      const wrong = /no identity matched/i.test(error.message);
      return Promise.reject(
        new BackupRefused(
          wrong
            ? `${from} was encrypted to another key: give the identity it was made for.`
            : `${from} is no encrypted backup, or is damaged at its beginning.`,
        ),
      );
    });
  const packed = Readable.fromWeb(plain as unknown as WebStream);
  const unpacked = packed.pipe(createGunzip());
  packed.once('error', (error) => unpacked.destroy(error));
  return whole(unpacked, from);
}

/** Whatever is wrong with the bytes is told in one way: the encryption vouches for each of them. */
async function* whole(bytes: AsyncIterable<Uint8Array>, from: string): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw new BackupRefused(`${from} is damaged or was cut off: use another backup.`, { cause: error });
  }
}

async function textOf(entry: ReadEntry): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of entry.content()) {
    length += part.length;
    if (length > 1_000_000) throw new BackupRefused(`${entry.name} in the backup is too long.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What PostgreSQL reads before anything else: a backup brings none of it, since whoever can write one could run programs by it. */
const SETTINGS: Readonly<Record<string, string>> = {
  [`${CLUSTER}/postgresql.conf`]: '',
  [`${CLUSTER}/postgresql.auto.conf`]: '',
  [`${CLUSTER}/pg_hba.conf`]: 'host all all 127.0.0.1/32 scram-sha-256\n',
  [`${CLUSTER}/pg_ident.conf`]: '',
};

async function place(entry: ReadEntry, { dataFolder, cluster, account }: Placement): Promise<void> {
  const inCluster = entry.name === CLUSTER || entry.name.startsWith(`${CLUSTER}/`);
  const path = inCluster ? join(cluster, entry.name.slice(CLUSTER.length)) : join(dataFolder, entry.name);
  if (!inCluster && entry.name !== SECRETS && entry.name !== LEDGER_KEY) {
    throw new BackupRefused('It holds something that no backup of Casetrail does: nothing was restored from it.');
  }
  // Settings are those of this version, and of nobody who had the file in hands.
  const own = SETTINGS[entry.name];
  if (own !== undefined) await writeFile(path, own, { flag: 'wx', mode: 0o600 });
  else if (entry.kind === 'folder') await mkdir(path, { mode: 0o700 });
  else {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const part of entry.content()) await file.write(part);
      // Of the cluster PostgreSQL does that when it recovers, file by file.
      if (!inCluster) await file.sync();
    } finally {
      await file.close();
    }
  }
  if (inCluster && account) await chown(path, account.uid, account.gid);
}
