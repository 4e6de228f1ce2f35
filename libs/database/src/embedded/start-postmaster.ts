import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnusable } from '../connect/database-unusable.js';
import { logFile, openLog } from './log-file.js';
import type { Placement } from './placement.js';
import { disarmStaleLockFile, findPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import type { Programs } from './programs.js';

/** The first port tried, and how many more after it. */
const FIRST_PORT = 54320;
const PORTS = 1000;
/** After a crash of a large database PostgreSQL first replays its log; longer than this, something is wrong. */
const READY_WITHIN_MS = 10 * 60_000;

/** PostgreSQL ended while it started, or found its port taken: the same may go well a moment later. */
export class DoesNotStart extends DatabaseUnusable {}

/**
 * Starts PostgreSQL on a cluster nothing runs on, in a session of its own: a terminal's Ctrl-C reaches us and not it,
 * and it outlives a kill of ours until the next start finds it.
 * @param port  the port to take and no other; null: the first free one
 * @returns null where another process started one at the same time, or what a killed one has left is not gone yet, or it was
 *   killed itself: look again
 * @throws DoesNotStart, DatabaseUnusable
 */
export async function startPostmaster(
  placement: Placement,
  programs: Programs,
  port: number | null,
  signal?: AbortSignal,
): Promise<Postmaster | null> {
  const last = port ?? FIRST_PORT + PORTS;
  for (let candidate = port ?? FIRST_PORT; candidate <= last; candidate++) {
    if (!(await isFree(candidate))) continue;
    const outcome = await tryPort(placement, programs, candidate, signal);
    if (outcome !== 'port taken') return outcome;
  }
  throw new DoesNotStart(
    port === null
      ? `No port from ${FIRST_PORT} to ${last} is free for the embedded database.`
      : `Port ${port}, which the embedded database had, was taken by another program: start Casetrail again.`,
  );
}

async function tryPort(
  placement: Placement,
  programs: Programs,
  port: number,
  signal?: AbortSignal,
): Promise<Postmaster | null | 'port taken'> {
  const { cluster, account, dataFolder } = placement;
  signal?.throwIfAborted();
  await disarmStaleLockFile(cluster);
  const log = await openLog(dataFolder);
  try {
    const { size: before } = await log.stat();
    const child = spawn(programs.postgres, serverArguments(cluster, port), {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      cwd: '/',
      // Nothing of our environment: it may hold addresses with passwords, or PG… variables that mean another server.
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    child.unref();
    let exited = false;
    let killed = false;
    child.on('exit', (_code, by) => {
      exited = true;
      killed = by !== null;
    });
    child.on('error', () => (exited = true));
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!exited) {
      const found = await findPostmaster(cluster);
      if (found?.pid === child.pid && found?.status === 'ready') return found;
      if (signal?.aborted || Date.now() > deadline) {
        if (child.pid) await stopPostmaster(child.pid);
        signal?.throwIfAborted();
        throw new DatabaseUnusable(`The embedded PostgreSQL does not become ready: see ${logFile(dataFolder)}.`);
      }
      await delay(10);
    }
    if (killed) return null;
    const said = await readFrom(dataFolder, before);
    if (said.includes('could not create any TCP/IP sockets')) return 'port taken';
    if (/lock file "postmaster.pid" already exists/.test(said)) return null;
    // Processes of a server that was killed let go of its memory a moment later.
    if (/pre-existing shared memory block .* is still in use/.test(said)) return null;
    const reason = /^.*?FATAL: *(.*)$/m.exec(said)?.[1] ?? 'it ended without a word';
    throw new DoesNotStart(`The embedded PostgreSQL does not start (${reason}): see ${logFile(dataFolder)}.`);
  } finally {
    await log.close();
  }
}

/** Given at each start rather than written into the cluster, so that a new version's settings reach an old cluster. */
function serverArguments(cluster: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    shared_buffers: '128MB',
    // Statements here are short: compiling them costs more than it gains.
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    // Names of people must not reach the log: no statements, no values, no rows that break a rule.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_connections: 'off',
    log_disconnections: 'off',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    log_lock_waits: 'off',
    log_temp_files: '-1',
  };
  return [
    '-D',
    cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** A first look only: PostgreSQL itself finds out whether the port is still free when it takes it. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

async function readFrom(dataFolder: string, position: number): Promise<string> {
  const file = await open(logFile(dataFolder), 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, position);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
