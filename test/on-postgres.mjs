/**
 * Runs the end-to-end tests against a PostgreSQL of the system's instead of the embedded one:
 *
 *   node test/on-postgres.mjs /usr/lib/postgresql/15/bin [arguments for Jest]
 *
 * A cluster is made in a temporary folder with the programs of that folder and removed at the end. A server that runs
 * already is tested by CASETRAIL_TEST_ADMIN_URL=postgres://superuser… and the usual command; it must be one that nothing
 * else uses, for the passwords of its casetrail_… roles are set anew.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [bin, ...jestArguments] = process.argv.slice(2);
if (!bin) throw new Error('Give the folder of initdb and pg_ctl, such as /usr/lib/postgresql/15/bin.');

const account = process.getuid() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
const folder = mkdtempSync(join(tmpdir(), 'casetrail-postgres-'));
const data = join(folder, 'data');
const password = randomBytes(18).toString('hex');
const port = await freePort();
if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
writeFileSync(join(folder, 'password'), password, { mode: 0o644 });

try {
  run(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-N',
    `--pwfile=${join(folder, 'password')}`,
  );
  run(
    'pg_ctl',
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -k ''`,
    'start',
  );
  const jest = spawn(
    process.execPath,
    [
      'scripts/with-node.mjs',
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--selectProjects=e2e',
      ...jestArguments,
    ],
    {
      cwd: join(import.meta.dirname, '..'),
      stdio: 'inherit',
      env: { ...process.env, CASETRAIL_TEST_ADMIN_URL: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` },
    },
  );
  process.on('SIGINT', () => undefined); // Jest gets it too; what was started here is stopped after it.
  [process.exitCode] = await once(jest, 'exit');
} finally {
  run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
  rmSync(folder, { recursive: true, force: true });
}

function run(program, ...args) {
  execFileSync(join(bin, program), args, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] });
}

/** PostgreSQL refuses root; an installed one has brought the account postgres. */
function idOf(flag) {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const found = probe.address().port;
  probe.close();
  return found;
}
