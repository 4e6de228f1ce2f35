import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { disarmStaleLockFile, findPostmaster, processExists, stopPostmaster } from './postmaster.js';

let cluster: string;
let children: ChildProcess[];

beforeEach(() => {
  cluster = realpathSync(mkdtempSync(join(tmpdir(), 'postmaster-')));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(cluster, { recursive: true });
});

/** A process that works in the folder, as a postmaster would. */
function standIn(cwd: string, program = 'sleep 60'): number {
  const child = spawn('/bin/sh', ['-c', program], { cwd, stdio: 'ignore' });
  children.push(child);
  return child.pid ?? 0;
}

const lockFile = (): string => join(cluster, 'postmaster.pid');
const write = (pid: number, status = 'ready   '): void =>
  writeFileSync(lockFile(), [pid, cluster, 1764, 54321, '', '127.0.0.1', '1 2', status, ''].join('\n'));

describe('a lock file', () => {
  it('of a running server tells its process, port and state', async () => {
    const pid = standIn(cluster);
    write(pid);
    expect(await findPostmaster(cluster)).toEqual({ pid, port: 54321, status: 'ready' });
    write(pid, 'stopping');
    expect(await findPostmaster(cluster)).toEqual({ pid, port: 54321, status: 'stopping' });
    await disarmStaleLockFile(cluster);
    expect(readFileSync(lockFile(), 'utf8')).toContain(`${pid}\n`);
  });

  it('whose number another program has by now names no server, and is disarmed', async () => {
    write(standIn('/'));
    expect(await findPostmaster(cluster)).toBeNull();
    await disarmStaleLockFile(cluster);
    expect(readFileSync(lockFile(), 'utf8')).toBe(`4194304\n${cluster}\n1764\n54321\n\n127.0.0.1\n1 2\nready   \n`);
  });

  it('that is missing, empty or of a process long gone names none', async () => {
    expect(await findPostmaster(cluster)).toBeNull();
    writeFileSync(lockFile(), '');
    expect(await findPostmaster(cluster)).toBeNull();
    write(4_194_304);
    expect(await findPostmaster(cluster)).toBeNull();
  });
});

describe('stopPostmaster', () => {
  it('waits until the process is gone, and takes harsher means with one that does not listen', async () => {
    const pid = standIn(cluster, 'trap "" INT QUIT; while :; do sleep 0.1; done');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await stopPostmaster(pid);
    expect(await processExists(pid)).toBe(false);
  });
});
