/**
 * Before all end-to-end tests: builds if anything changed, and has one PostgreSQL ready with a migrated template
 * database. The application itself runs in child processes only: GraphQL's metadata lives on `globalThis`, and what is
 * imported here would leak into the tests.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildIfStale } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/build-state.mjs';

const READY_WITHIN_MS = 120_000;

export default async function setup() {
  if (!(await buildIfStale())) throw new Error('The build failed: see above.');
  const cluster = spawn(process.execPath, [join(ROOT, 'test/support/cluster.mjs')], {
    cwd: ROOT,
    // Its end of the pipe closes with this process, however that ends: nothing is left running after a failure.
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.casetrailTestCluster = cluster;
  const description = await firstLine(cluster);
  const file = join(mkdtempSync(join(tmpdir(), 'casetrail-e2e-')), 'cluster.json');
  writeFileSync(file, description, { mode: 0o600 });
  globalThis.casetrailTestFile = file;
  process.env.CASETRAIL_TEST_CLUSTER = file;
  process.env.NODE_COMPILE_CACHE = join(dirname(file), 'compiled');
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => fail('was not ready in time'), READY_WITHIN_MS);
    const fail = (why) => {
      clearTimeout(timer);
      child.stdin.end();
      reject(new Error(`The PostgreSQL of the tests ${why}.`));
    };
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end < 0) return;
      clearTimeout(timer);
      resolve(text.slice(0, end));
    });
    child.on('exit', (code) => fail(`ended with code ${code}: see above`));
    child.on('error', (error) => fail(error.message));
  });
}
