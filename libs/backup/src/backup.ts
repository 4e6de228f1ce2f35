import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, link, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import type { Encrypter } from 'age-encryption';
import { Client } from 'pg';
import type { ArchiveEntry } from './archive/archive-entry.js';
import { writeArchive } from './archive/write-archive.js';
import { BackupRefused } from './backup-refused.js';
import { clusterFiles, logSegments } from './cluster/cluster-files.js';
import { type End, FORMAT, type LedgerHead, type Manifest } from './manifest.js';

/** What is backed up, and where to. */
export interface BackupOptions {
  /** The superuser's address in our database. */
  readonly superuser: string;
  readonly dataFolder: string;
  /** The file with the key that signs the ledger; null where there is none. */
  readonly keyFile: string | null;
  readonly to: string;
  /** In age's format; each can open it. */
  readonly recipients: readonly string[];
  /** Replaces a file that is there. */
  readonly force: boolean;
}

/** What came of it. */
export interface MadeBackup {
  readonly head: LedgerHead;
  /** Of the file. */
  readonly bytes: number;
}

/** The names that a backup has for what it holds. */
export const CLUSTER = 'postgres';
export const SECRETS = 'secrets.json';
export const LEDGER_KEY = 'ledger.key';
export const MANIFEST = 'manifest.json';
export const END = 'end.json';

/**
 * Copies an embedded database while it is used, encrypted. The file is there whole, or not at all.
 * @throws BackupRefused
 */
export async function backUp(options: BackupOptions, signal?: AbortSignal): Promise<MadeBackup> {
  const { to, force } = options;
  const encrypter = await encrypterTo(options.recipients);
  if (!force && (await stat(to).catch(() => null))) throw taken(to);
  await access(dirname(to)).catch(() =>
    Promise.reject(new BackupRefused(`${dirname(to)} is not there: make that folder first.`)),
  );
  const client = new Client({ connectionString: options.superuser, application_name: 'casetrail backup' });
  client.on('error', () => undefined); // What is asked next fails, which is told.
  await client.connect();
  const draft = join(dirname(to), `.${basename(to)}.new-${randomBytes(4).toString('hex')}`);
  try {
    const end: { head?: LedgerHead } = {};
    const written = { count: 0 };
    const entries = ended(contents(client, options, end), end, written);
    const archive = Readable.from(writeArchive(entries, written), { objectMode: false });
    const packed = archive.pipe(createGzip({ level: 1 }));
    archive.once('error', (error) => packed.destroy(error));
    const encrypted = await encrypter.encrypt(Readable.toWeb(packed) as ReadableStream<Uint8Array>);
    await pipeline(
      Readable.fromWeb(encrypted as unknown as WebStream),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
      { signal },
    );
    if (force) await rename(draft, to);
    else
      await link(draft, to).catch((error: NodeJS.ErrnoException) =>
        Promise.reject(error.code === 'EEXIST' ? taken(to) : error),
      );
    return { head: end.head!, bytes: (await stat(to)).size };
  } finally {
    await rm(draft, { force: true });
    // With the connection go the backup that PostgreSQL believes under way, and what keeps its log.
    await client.end();
  }
}

const taken = (to: string): BackupRefused =>
  new BackupRefused(`${to} is there already: give another name, or --force.`);

/** The library is loaded when it is wanted: every other command would wait for it. */
async function encrypterTo(recipients: readonly string[]): Promise<Encrypter> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new BackupRefused(
        `${recipient.slice(0, 80)} is no key to encrypt to: give one like age1…, which casetrail backup key prints.`,
      );
    }
  }
  return encrypter;
}

/** Ends with what says how many there were. */
async function* ended(
  entries: AsyncIterable<ArchiveEntry>,
  end: { head?: LedgerHead },
  written: { readonly count: number },
): AsyncGenerator<ArchiveEntry> {
  yield* entries;
  const last: End = { head: end.head!, entries: written.count };
  yield { name: END, kind: 'text', text: JSON.stringify(last) };
}

async function* contents(
  client: Client,
  { dataFolder, keyFile }: BackupOptions,
  end: { head?: LedgerHead },
): AsyncGenerator<ArchiveEntry> {
  const ask = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row> =>
    (await client.query<Row>(text, values)).rows[0]!;
  const { folder } = await ask<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
  const postgres = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  const manifest: Manifest = { format: FORMAT, postgres, startedAt: new Date().toISOString() };
  yield { name: MANIFEST, kind: 'text', text: JSON.stringify(manifest) };
  yield { name: SECRETS, kind: 'text', text: await readFile(join(dataFolder, SECRETS), 'utf8') };
  const key = keyFile === null ? '' : await readFile(keyFile, 'utf8').catch(unlessMissing(keyFile));
  if (key !== '') yield { name: LEDGER_KEY, kind: 'text', text: key };
  // Keeps the log from being removed; goes with the connection.
  await client.query(`SELECT pg_create_physical_replication_slot($1, true, true)`, [
    `casetrail_${randomBytes(6).toString('hex')}`,
  ]);
  const { first } = await ask<{ first: string }>(`SELECT pg_walfile_name(pg_backup_start('casetrail', true)) AS first`);
  yield* clusterFiles(folder, CLUSTER);
  end.head = await ask<LedgerHead>(
    `SELECT h.seq::float8 AS seq, encode(c.leaf, 'hex') AS leaf FROM ledger.head h LEFT JOIN ledger.change_sets c ON c.seq = h.seq`,
  );
  const stopped = await ask<{ last: string; label: string }>(
    `SELECT pg_walfile_name(lsn) AS last, labelfile AS label FROM pg_backup_stop(false)`,
  );
  yield { name: `${CLUSTER}/backup_label`, kind: 'text', text: stopped.label };
  yield* logSegments(folder, CLUSTER, first, stopped.last);
}

/** A key that is there and cannot be read must not be missed on the day the backup is wanted. */
function unlessMissing(file: string): (error: NodeJS.ErrnoException) => string {
  return (error) => {
    if (error.code === 'ENOENT') return '';
    throw new BackupRefused(
      `${file} cannot be read (${error.code}), and belongs into the backup: start as the user it belongs to.`,
    );
  };
}
