import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataFolder } from './support/data-folder.js';
import { runProgram, SERVER } from './support/program.js';
import { startServer } from './support/start-server.js';

const isRoot = process.getuid?.() === 0;
const folders: DataFolder[] = [];

afterEach(() => {
  // Those made last stand in those made first.
  for (const folder of folders.splice(0).toReversed()) {
    const left = folder.processes();
    for (const pid of left) process.kill(pid, 'SIGKILL');
    folder.remove();
    expect(left).toEqual([]);
  }
});

function folder(...args: ConstructorParameters<typeof DataFolder>): DataFolder {
  const made = new DataFolder(...args);
  folders.push(made);
  return made;
}

function userOf(pid: number): number {
  return statSync(`/proc/${pid}`).uid;
}

(isRoot ? describe : describe.skip)('started by root', () => {
  const login = `casetrail-e2e-${process.pid}`;
  let account: { uid: number; gid: number };

  beforeAll(() => {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', login]);
    const id = (flag: string): number => Number(execFileSync('id', [flag, login], { encoding: 'utf8' }));
    account = { uid: id('-u'), gid: id('-g') };
  });
  afterAll(() => void execFileSync('userdel', [login]));

  it('PostgreSQL runs as another user', async () => {
    const data = folder();
    const server = await startServer({ env: data.env });
    expect(userOf(data.postmaster().pid)).not.toBe(0);
    expect(statSync(join(data.path, 'secrets.json'))).toMatchObject({ uid: 0 });
    expect(await server.stop()).toBe(0);
  }, 30_000);

  it('below a folder that user cannot enter, twice, and after the folder was moved', async () => {
    const home = folder('/root', undefined, 0o700);
    const data = folder(home.path, undefined, 0o700);
    const first = await startServer({ env: data.env });
    expect(first.output().stdout).toMatch(/^The database is kept in \/var\/lib\/casetrail\/\w+\/postgres: /);
    expect(userOf(data.postmaster().pid)).not.toBe(0);
    expect(lstatSync(join(data.path, 'postgres')).isSymbolicLink()).toBe(true);
    expect(await first.stop()).toBe(0);

    const moved = `${home.path}/moved`;
    renameSync(data.path, moved);
    const second = await startServer({ env: { ...data.env, CASETRAIL_DATA: moved } });
    expect(second.output().stdout).not.toContain('/var/lib');
    expect(await second.stop()).toBe(0);

    cpSync(moved, `${home.path}/copy`, { recursive: true, verbatimSymlinks: true });
    const copy = await runProgram({ command: SERVER, env: { PORT: '0', CASETRAIL_DATA: `${home.path}/copy` } });
    expect(copy.stderr).toMatch(new RegExp(`^${home.path}/copy is a copy of ${moved}, whose database lies in .*\n$`));
    renameSync(moved, data.path);
  }, 60_000);

  it('and by an ordinary user: it just runs, in a folder of theirs that nobody else can enter', async () => {
    const data = folder(undefined, account, 0o700);
    const server = await startServer({ env: data.env, account });
    expect(userOf(data.postmaster().pid)).toBe(account.uid);
    expect(await server.stop()).toBe(0);

    // Root may start it as well, which must not take the files away from their owner.
    const asRoot = await startServer({ env: data.env });
    expect(userOf(data.postmaster().pid)).toBe(account.uid);
    expect(await asRoot.stop()).toBe(0);
    const again = await startServer({ env: data.env, account });
    expect(await again.stop()).toBe(0);
  }, 60_000);

  it('a folder of root’s tells an ordinary user so in one line', async () => {
    const data = folder();
    const server = await startServer({ env: data.env });
    await server.stop();
    const { code, stderr } = await runProgram({ command: SERVER, env: { ...data.env, PORT: '0' }, account });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^.* cannot be (read|written) \(EACCES\): .*\n$/);
  }, 30_000);

  it('a link to a database that is gone is not taken for an empty one', async () => {
    const data = folder(folder('/root', undefined, 0o700).path, undefined, 0o700);
    const server = await startServer({ env: data.env });
    await server.stop();
    rmSync(dirname(data.cluster), { recursive: true });
    expect(existsSync(join(data.path, 'secrets.json'))).toBe(true);
    const { code, stderr } = await runProgram({ command: SERVER, env: { ...data.env, PORT: '0' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^.* leads to .*, which is not there: .*\n$/);
  }, 30_000);
});
