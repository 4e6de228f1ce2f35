import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataFolder } from './support/data-folder.js';
import { EmbeddedRecord, until } from './support/embedded-record.js';
import { Program, SERVER } from './support/program.js';
import { startedBefore } from './support/started-before.js';

let record: EmbeddedRecord;
let data: DataFolder;

beforeEach(() => {
  record = new EmbeddedRecord();
  data = record.data;
});

afterEach(async () => {
  expect(await record.clear()).toEqual([]);
}, 30_000);

/** Where the one before it has left processes that still end, PostgreSQL cannot start, and is gone before it is killed: lost all the same. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    expect(error).toMatchObject({ code: 'ESRCH' });
  }
}

describe('after kill -9', () => {
  it('of the server, the next one takes over the PostgreSQL it left, and nothing is lost', async () => {
    await startedBefore(data);
    const killed = await record.start();
    const { pid } = data.postmaster();
    await record.ask('CREATE TABLE public.kept AS SELECT 1 AS n');
    killed.process.kill('SIGKILL');
    await killed.program.ended;
    const next = await record.start();
    expect(data.postmaster().pid).toBe(pid);
    expect(await record.ask('SELECT n FROM public.kept')).toEqual([{ n: 1 }]);
    expect(await next.stop()).toBe(0);
  }, 30_000);

  it('of PostgreSQL, and of the one that comes after it before it is ready, the server brings it back', async () => {
    await startedBefore(data);
    const server = await record.start();
    const { pid, port } = data.postmaster();
    await record.ask('CREATE TABLE public.kept AS SELECT 1 AS n');
    process.kill(pid, 'SIGKILL');
    let ended = false;
    void server.program.ended.then(() => (ended = true));
    let last = pid;
    for (let kill = 0; kill < 2; kill++) {
      await until(() => ended || ![last, 0].includes(newPostmaster()));
      expect(server.output().stderr).toBe('');
      last = newPostmaster();
      killIfThere(last);
    }
    await server.program.says(/The embedded PostgreSQL is back/);
    expect(data.postmaster().port).toBe(port);
    expect(await record.ask('SELECT n FROM public.kept')).toEqual([{ n: 1 }]);
  }, 30_000);

  it('of both, a lock file whose number another program has by now is no obstacle', async () => {
    await startedBefore(data);
    const server = await record.start();
    const lockFile = data.cluster + '/postmaster.pid';
    const { pid, port } = data.postmaster();
    const rest = ['', data.cluster, '1', String(port), '', '127.0.0.1', '1 1', 'ready', ''].join('\n');
    server.process.kill('SIGKILL');
    await server.program.ended;
    process.kill(pid, 'SIGKILL');
    await until(() => data.processes().length === 0);
    writeFileSync(lockFile, String(process.pid) + rest);
    await record.start();
    expect(data.postmaster().pid).not.toBe(process.pid);
  }, 30_000);

  it('in the middle of initdb, the next start begins afresh', async () => {
    const program = new Program({ command: SERVER, env: { ...data.env, PORT: '0' } });
    await until(() => record.drafts().length > 0);
    await delay(150);
    program.interrupt('SIGKILL');
    await program.ended;
    expect(record.exists('postgres')).toBe(false);
    await record.start();
    expect(record.drafts()).toEqual([]);
  }, 30_000);
});

/** The process id in PostgreSQL's lock file; 0 while there is none. */
function newPostmaster(): number {
  try {
    return data.postmaster().pid || 0;
  } catch {
    return 0;
  }
}
