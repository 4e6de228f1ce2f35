import { execFile } from 'node:child_process';
import { readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** PostgreSQL's main process, as its lock file `postmaster.pid` describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby';
}

/** Larger than any process id, so that no process has it. */
const NO_PROCESS = 4_194_304;

/**
 * The postmaster that runs this cluster, or null. A lock file left by a crash, its number meanwhile another program's,
 * is not taken for one.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const [pid, , , port, , , , status] = (await readLockFile(cluster)).split('\n').map((line) => line.trim());
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || !(await runsCluster(number, cluster))) return null;
  return { pid: number, port: Number(port), status: STATUSES.find((known) => known === status) ?? 'starting' };
}

const STATUSES = ['starting', 'ready', 'stopping', 'standby'] as const;

/**
 * Lets PostgreSQL start although the process id in its lock file belongs to another program by now. The rest of the
 * file stays: by it PostgreSQL finds out whether processes of the crashed server still use its memory.
 */
export async function disarmStaleLockFile(cluster: string): Promise<void> {
  const text = await readLockFile(cluster);
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0) || !(await processExists(pid)) || (await runsCluster(pid, cluster))) return;
  await writeFile(join(cluster, 'postmaster.pid'), text.replace(/^\d+/, String(NO_PROCESS)));
}

/** The program a process runs, resolved; null where the system does not tell. */
export function programOf(pid: number): Promise<string | null> {
  return readlink(`/proc/${pid}/exe`).catch(() => null);
}

/** Whether a process runs; one that has ended and that nobody asked about does not. */
export async function processExists(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const state = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  return !/^\d+ \(.*\) Z /s.test(state);
}

/** How each step of stopping asks, and how long it then waits before the next; after the last, the process stays. */
const STEPS: readonly { readonly signal: NodeJS.Signals; readonly waitMs: number }[] = [
  { signal: 'SIGINT', waitMs: 2_500 },
  { signal: 'SIGQUIT', waitMs: 700 },
  { signal: 'SIGKILL', waitMs: 1_000 },
];

/**
 * Stops a postmaster and waits until it is gone: sessions are cut and everything written, or failing that, not. Each wait
 * counts from its own signal: where this process is held up, the next step does not use up the time of the one before.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const { signal, waitMs } of STEPS) {
    send(pid, signal);
    const sent = Date.now();
    while (Date.now() - sent < waitMs) {
      if (!(await processExists(pid))) return;
      await delay(10);
    }
  }
  if (await processExists(pid)) throw new Error(`PostgreSQL (process ${pid}) does not end`);
}

/** Has a postmaster and its sessions end at once, and does not wait for it. Nothing that was committed is lost. */
export function killPostmaster(pid: number): void {
  send(pid, 'SIGQUIT');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function readLockFile(cluster: string): Promise<string> {
  return readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
}

/** A postmaster works in its data folder, and no other program has reason to. */
async function runsCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === cluster;
  const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres') && stdout.includes(cluster);
}
