import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataFolder } from './data-folder.js';
import { startServer } from './start-server.js';
import { inAdmin } from './test-database.js';

/** What other processes wait for that want the same. */
const STARTING = 7_316_002;
const LEFT = ['postgres', 'postgres.log', 'secrets.json', 'ledger.key'];

/** Puts into empty data folders what a first start leaves there; that is made once in each run of the tests. */
export async function startedBefore(...folders: DataFolder[]): Promise<void> {
  const kept = join(dirname(process.env['CASETRAIL_TEST_CLUSTER']!), 'started');
  await inAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [STARTING]);
    if (!existsSync(kept)) await keep(kept);
  });
  for (const { path } of folders) copy(kept, path);
}

async function keep(folder: string): Promise<void> {
  const data = new DataFolder();
  const server = await startServer({ env: data.env });
  await server.stop();
  mkdirSync(folder);
  // Where PostgreSQL cannot enter the folder its cluster lies elsewhere, and there is nothing to copy: tests start afresh.
  if (lstatSync(data.cluster).isDirectory() && data.cluster.startsWith(data.path)) copy(data.path, folder);
  data.remove();
}

/** Files keep their owners. */
function copy(from: string, into: string): void {
  const found = LEFT.map((name) => join(from, name)).filter((path) => existsSync(path));
  if (found.length > 0) execFileSync('cp', ['-a', ...found, into]);
}
