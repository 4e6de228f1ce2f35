/** A database full of made-up cases and a server on it, for measurements; and how all of it is cleared away again. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asRole, inDatabase, migrate, openDatabase, prepareDatabase } from '../dist/libs/database/src/index.js';
import { MIGRATIONS } from '../dist/migrations/index.js';

export const folder = mkdtempSync(join(tmpdir(), 'casetrail-bench-'));
/** What is to be done in the end, the last first. */
export const undo = [() => rmSync(folder, { recursive: true, force: true })];

/** Does the measurements, and clears away what they needed, whatever comes of them. */
export async function measured(work) {
  try {
    await work();
  } finally {
    for (const step of undo.toReversed()) await step();
  }
  process.exit(0);
}

/** The middle of an odd number of figures. */
export const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];

/** A migrated database with so many made-up cases of five events each; its addresses, by role. */
export async function fill(cases) {
  execFileSync('chmod', ['711', folder]);
  const opened = await openDatabase({ database: { mode: 'embedded' }, dataFolder: folder }, () => undefined, {
    opener: 'command',
  });
  undo.push(() => opened.close());
  const admin = inDatabase(opened.addresses.superuser, 'postgres');
  await prepareDatabase(admin, { database: 'bench', passwords: { owner: 'o', member: 'm', public: 'p' } });
  const superuser = inDatabase(admin, 'bench');
  const owner = asRole(superuser, 'casetrail_owner', 'o');
  await migrate(owner, MIGRATIONS);
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  const sql = readFileSync(new URL('scale.sql', import.meta.url), 'utf8').replaceAll(':cases', String(cases));
  const started = Date.now();
  for (const statement of sql.split(/;\s*\n/)) if (statement.trim()) await client.query(statement);
  await client.end();
  console.log(`${cases} cases, ${cases * 5} events in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return {
    superuser,
    owner,
    member: asRole(superuser, 'casetrail_member', 'm'),
    public: asRole(superuser, 'casetrail_public', 'p'),
  };
}

/** The server as built, on that database; its address. */
export async function serveCasetrail(database) {
  const server = spawn(
    '../node_modules/.bin/node',
    ['apps/server/launch.mjs'].map((file) => join('..', file)),
    {
      cwd: import.meta.dirname,
      env: {
        ...process.env,
        PORT: '0',
        CASETRAIL_SEED: 'none',
        RATE_LIMIT: '0',
        DATABASE_URL: database.owner,
        DATABASE_URL_MEMBER: database.member,
        DATABASE_URL_PUBLIC: database.public,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  undo.push(() => new Promise((done) => server.once('exit', done) && server.kill('SIGTERM')));
  let out = '';
  for await (const chunk of server.stdout) {
    out += chunk;
    const address = /http:\/\/\S+\/graphql/.exec(out)?.[0];
    if (address) {
      server.stdout.resume();
      return address;
    }
  }
  throw new Error(`The server did not start: ${out}`);
}
