import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolder } from './support/data-folder.js';
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

describe('the embedded database', () => {
  it('is made at the first start, found at the second, and tells nobody its passwords', async () => {
    const first = await record.start();
    expect((await fetch(first.url)).status).toBeGreaterThan(0);
    expect(statSync(join(data.path, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(data.cluster).mode & 0o777).toBe(0o700);
    await record.ask('CREATE TABLE public.kept AS SELECT 1 AS n');
    expect(await first.stop()).toBe(0);
    expect(data.processes()).toEqual([]);

    const second = await record.start();
    expect(await record.ask('SELECT n FROM public.kept')).toEqual([{ n: 1 }]);
    expect(await second.stop()).toBe(0);
    const secrets = Object.values(JSON.parse(data.read('secrets.json')) as Record<string, string>);
    const said =
      [first, second].map(({ output }) => output().stdout + output().stderr).join('') + data.read('postgres.log');
    expect(secrets).toHaveLength(4);
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
  }, 30_000);

  it('listens on the loopback address alone and writes no statement to its log', async () => {
    await startedBefore(data);
    await record.start();
    const settings =
      await record.ask(`SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) AS all FROM pg_settings
      WHERE name IN ('listen_addresses', 'unix_socket_directories', 'data_checksums', 'password_encryption')`);
    expect(settings).toEqual([
      {
        all: 'data_checksums=on listen_addresses=127.0.0.1 password_encryption=scram-sha-256 unix_socket_directories=',
      },
    ]);
    await expect(record.ask("SELECT 'Serikzhan'::int")).rejects.toThrow('invalid input syntax');
    expect(data.read('postgres.log')).not.toContain('Serikzhan');
  }, 30_000);
});

describe('stopping', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves no process 5 s after %s',
    async (signal) => {
      await startedBefore(data);
      const server = await record.start();
      const began = Date.now();
      server.program.interrupt(signal);
      expect(await server.program.ended).toBe(0);
      expect(Date.now() - began).toBeLessThan(5_000);
      expect(data.processes()).toEqual([]);
    },
    30_000,
  );

  it('leaves none even where PostgreSQL hangs', async () => {
    await startedBefore(data);
    const server = await record.start();
    process.kill(data.postmaster().pid, 'SIGSTOP');
    const began = Date.now();
    server.program.interrupt();
    await server.program.ended;
    await until(() => data.processes().length === 0 || Date.now() - began > 5_000);
    expect(data.processes()).toEqual([]);
    expect(Date.now() - began).toBeLessThan(5_000);
  }, 30_000);

  it('works at any moment of the start', async () => {
    const moments: [() => boolean, number][] = [
      [() => true, 300],
      [() => record.exists('secrets.json'), 0],
      [() => record.drafts().length > 0, 100],
      [() => record.exists('postgres'), 0],
      ...[0, 30, 60, 120, 200, 300].map((ms): [() => boolean, number] => [
        () => record.exists('postgres/postmaster.pid'),
        ms,
      ]),
    ];
    for (const [happened, later] of moments) {
      const program = new Program({ command: SERVER, env: { ...data.env, PORT: '0' } });
      await until(happened);
      await delay(later);
      const began = Date.now();
      program.interrupt();
      await program.ended;
      expect(Date.now() - began).toBeLessThan(5_000);
      expect(data.processes()).toEqual([]);
      expect(record.drafts()).toEqual([]);
      expect(program.stderr).toBe('');
    }
    await record.start();
  }, 60_000);

  it.each([
    ['Ctrl-C', 'node "$LAUNCH"', (npm: Program) => npm.interrupt()],
    ['a signal to npm alone', 'true && node "$LAUNCH"', (npm: Program) => npm.process.kill('SIGTERM')],
  ])(
    'works with npm as the parent: %s',
    async (_name, script, end) => {
      await startedBefore(data);
      const folder = new DataFolder();
      writeFileSync(join(folder.path, 'package.json'), JSON.stringify({ scripts: { start: script } }));
      const npm = new Program({
        command: ['npm', 'start'],
        cwd: folder.path,
        env: { ...data.env, PORT: '0', LAUNCH: SERVER[1] },
      });
      await npm.says(/GraphQL/);
      const began = Date.now();
      end(npm);
      await npm.ended;
      while (data.processes().length > 0 && Date.now() - began < 5_000) await delay(50);
      expect(data.processes()).toEqual([]);
      folder.remove();
    },
    90_000,
  );
});
