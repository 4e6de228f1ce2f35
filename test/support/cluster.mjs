/**
 * One PostgreSQL for all end-to-end tests, in a process of its own: prints one line of JSON when the template database
 * is migrated, and clears everything away when its standard input ends.
 *
 * It is an embedded one in a temporary folder, or the one of CASETRAIL_TEST_ADMIN_URL (a superuser's address; the
 * passwords of its casetrail_… roles are set anew, so give it a server that nothing else uses).
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asRole, inDatabase, migrate, openDatabase, prepareDatabase } from '../../dist/libs/database/src/index.js';
import * as migrations from '../../dist/migrations/index.js';

const suffix = randomBytes(4).toString('hex');
const template = `casetrail_template_${suffix}`;
const log = (line) => process.stderr.write(`${line}\n`);
// TypeORM tells there of a migration that fails; the standard output is for the one line.
console.log = console.error;
const undo = [];

async function start() {
  const admin = process.env.CASETRAIL_TEST_ADMIN_URL || (await startEmbedded());
  const passwords = { owner: newPassword(), member: newPassword(), public: newPassword() };
  undo.push(() => dropAll(admin));
  await prepareDatabase(admin, { database: template, passwords });
  const owner = asRole(inDatabase(admin, template), 'casetrail_owner', passwords.owner);
  const classes = Object.values(migrations)
    .flat()
    .filter((value) => typeof value === 'function');
  await migrate(owner, classes);
  process.stdout.write(`${JSON.stringify({ admin, template, passwords, prefix: `casetrail_t_${suffix}_` })}\n`);
}

async function startEmbedded() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'casetrail-cluster-'));
  chmodSync(dataFolder, 0o711); // As root, PostgreSQL runs as another account, which has to get in.
  undo.push(() => rmSync(dataFolder, { recursive: true, force: true }));
  const database = await openDatabase({ database: { mode: 'embedded' }, dataFolder }, log, { opener: 'command' });
  undo.push(() => database.close());
  const admin = inDatabase(database.addresses.superuser, 'postgres');
  await forget(admin);
  return admin;
}

/** Nothing here has to outlast the machine: what durability rests on is tested on clusters of their own. */
async function forget(admin) {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  for (const setting of [
    'fsync = off',
    'full_page_writes = off',
    "max_wal_size = '8GB'",
    "checkpoint_timeout = '1h'",
  ]) {
    await client.query(`ALTER SYSTEM SET ${setting}`);
  }
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** Drops the databases of this run, those too that a failed test has left. */
async function dropAll(admin) {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE '%\\_' || $1 || '%'`, [
    suffix,
  ]);
  for (const { datname } of rows) {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  }
  await client.end();
}

function newPassword() {
  return randomBytes(18).toString('base64url');
}

async function stop(code) {
  for (const step of undo.splice(0).toReversed()) {
    await Promise.resolve()
      .then(step)
      .catch((error) => log(`The PostgreSQL of the tests was not cleared away: ${error.message}`));
  }
  process.exit(code);
}

// Ctrl-C reaches this process too; it has to stay until Jest has closed the pipe.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
// Jest may have been killed while we were starting: nobody reads what we then write.
process.stdout.on('error', () => undefined);
const ended = new Promise((resolve) => process.stdin.resume().on('end', resolve).on('error', resolve));

try {
  await start();
} catch (error) {
  log(error.stack);
  await stop(1);
}
await ended;
await stop(0);
