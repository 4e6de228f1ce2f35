import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveEntry } from '../archive/archive-entry.js';

/**
 * Folders whose content a copy must not or need not have: PostgreSQL makes it anew. From "Making a Base Backup Using the Low
 * Level API" in its documentation.
 */
const EMPTIED = new Set(
  'pg_wal pg_dynshmem pg_notify pg_replslot pg_serial pg_snapshots pg_stat_tmp pg_subtrans'.split(' '),
);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles|pg_internal\.init.*|pgsql_tmp.*)$/;

/** The files of a cluster, without its log; those of a folder as they are when its turn comes. */
export async function* clusterFiles(cluster: string, into: string): AsyncGenerator<ArchiveEntry> {
  yield { name: into, kind: 'folder' };
  for (const found of await readdir(cluster, { withFileTypes: true })) {
    if (LEFT_OUT.test(found.name)) continue;
    const [name, path] = [`${into}/${found.name}`, join(cluster, found.name)];
    if (found.isFile()) yield { name, kind: 'file', path };
    else if (!found.isDirectory()) continue;
    else if (EMPTIED.has(found.name)) yield { name, kind: 'folder' };
    else yield* clusterFiles(path, name);
  }
}

/** The segments of the log from one to another, both included, and the folders that PostgreSQL wants beside them. */
export async function* logSegments(
  cluster: string,
  into: string,
  first: string,
  last: string,
): AsyncGenerator<ArchiveEntry> {
  for (const folder of ['archive_status', 'summaries']) yield { name: `${into}/pg_wal/${folder}`, kind: 'folder' };
  const segments = (await readdir(join(cluster, 'pg_wal'))).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  );
  if (segments[0] === undefined || !segments.includes(first) || !segments.includes(last)) {
    throw new Error(`PostgreSQL no longer has the segments ${first} to ${last} of its log.`);
  }
  for (const name of segments.toSorted())
    yield { name: `${into}/pg_wal/${name}`, kind: 'file', path: join(cluster, 'pg_wal', name) };
}
