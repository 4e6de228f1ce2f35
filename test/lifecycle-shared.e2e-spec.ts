import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolder } from './support/data-folder.js';
import { Program, ROOT, runProgram, SERVER } from './support/program.js';
import { startServer } from './support/start-server.js';
import { startedBefore } from './support/started-before.js';

let data: DataFolder;
let other: DataFolder;

beforeEach(() => {
  data = new DataFolder();
  other = new DataFolder();
});

afterEach(() => {
  const left = [...data.processes(), ...other.processes()];
  for (const pid of left) process.kill(pid, 'SIGKILL');
  data.remove();
  other.remove();
  expect(left).toEqual([]);
});

/** A command that uses the database until it is told to end. */
function hold(): Program {
  return new Program({ command: [process.execPath, join(ROOT, 'test/support/hold-database.mjs')], env: data.env });
}

async function release(command: Program): Promise<void> {
  command.process.stdin?.end();
  expect(await command.ended).toBe(0);
  expect(command.stderr).toBe('');
}

describe('two servers', () => {
  it('with folders of their own run beside each other', async () => {
    await startedBefore(data, other);
    const [first, second] = await Promise.all([startServer({ env: data.env }), startServer({ env: other.env })]);
    expect(data.postmaster().port).not.toBe(other.postmaster().port);
    expect(await Promise.all([first.stop(), second.stop()])).toEqual([0, 0]);
  }, 30_000);

  it('on one port: the second says so in one line and leaves nothing running', async () => {
    await startedBefore(data, other);
    const first = await startServer({ env: data.env });
    const port = new URL(first.url).port;
    const { code, stderr } = await runProgram({ command: SERVER, env: { ...other.env, PORT: port } });
    expect(stderr).toBe(
      `PORT: ${port} is taken by another program: stop that, or set PORT to another one (0: any free port).\n`,
    );
    expect(code).toBe(1);
    expect(other.processes()).toEqual([]);
    await first.stop();
  }, 30_000);

  it('on one data folder: the second says so in one line, the first goes on', async () => {
    await startedBefore(data);
    const first = await startServer({ env: data.env });
    const { code, stderr } = await runProgram({ command: SERVER, env: { ...data.env, PORT: '0' } });
    expect(stderr).toBe(
      `Casetrail already runs on ${data.path} (process ${first.program.pid}): stop it, or set CASETRAIL_DATA and PORT ` +
        `for a second one.\n`,
    );
    expect(code).toBe(1);
    expect((await fetch(first.url)).status).toBeGreaterThan(0);
    expect(await first.stop()).toBe(0);
  }, 30_000);

  it('started at once on one empty folder: one runs, one says so', async () => {
    const programs = [1, 2].map(() => new Program({ command: SERVER, env: { ...data.env, PORT: '0' } }));
    const loser = await Promise.race(programs.map(async (program) => (await program.ended, program)));
    const winner = programs.find((program) => program !== loser);
    expect(loser.stderr).toMatch(/^Casetrail already runs on .*\n$/);
    await winner?.says(/GraphQL/);
    winner?.interrupt();
    expect(await winner?.ended).toBe(0);
  }, 30_000);
});

describe('a command', () => {
  it('without a server starts the database, and stops it', async () => {
    await startedBefore(data);
    const command = hold();
    await command.says(/open/);
    expect(data.postmaster().port).toBeGreaterThan(0);
    await release(command);
    expect(data.processes()).toEqual([]);
  }, 30_000);

  it('beside a server uses its database, and leaves it running', async () => {
    await startedBefore(data);
    const server = await startServer({ env: data.env });
    const { pid } = data.postmaster();
    const commands = [hold(), hold()];
    await Promise.all(commands.map((command) => command.says(/open/)));
    await Promise.all(commands.map(release));
    expect(data.postmaster().pid).toBe(pid);
    expect((await fetch(server.url)).status).toBeGreaterThan(0);
    expect(await server.stop()).toBe(0);
  }, 30_000);

  it('keeps the database when the server ends first, and stops it when it ends itself', async () => {
    await startedBefore(data);
    const server = await startServer({ env: data.env });
    const { pid } = data.postmaster();
    const command = hold();
    await command.says(/open/);
    expect(await server.stop()).toBe(0);
    await delay(200);
    expect(data.postmaster().pid).toBe(pid);
    await release(command);
    expect(data.processes()).toEqual([]);
  }, 30_000);

  it('that was killed leaves a database the next one takes over', async () => {
    await startedBefore(data);
    const killed = hold();
    await killed.says(/open/);
    const { pid } = data.postmaster();
    killed.process.kill('SIGKILL');
    await killed.ended;
    const next = hold();
    await next.says(/open/);
    expect(data.postmaster().pid).toBe(pid);
    await release(next);
  }, 30_000);

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ended by %s leaves no process',
    async (signal) => {
      await startedBefore(data);
      const command = hold();
      await command.says(/open/);
      command.interrupt(signal);
      expect(await command.ended).toBe(130);
      expect(data.processes()).toEqual([]);
    },
    30_000,
  );

  it('and four others at once on an empty folder all work', async () => {
    const commands = Array.from({ length: 5 }, hold);
    await Promise.all(commands.map((command) => command.says(/open/)));
    await Promise.all(commands.map(release));
    expect(data.processes()).toEqual([]);
  }, 60_000);
});
