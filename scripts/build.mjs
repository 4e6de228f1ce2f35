/** Builds the programs into `dist`: `node scripts/build.mjs`, with `--if-stale` only where a source has changed since. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isStale, markBuilt, ROOT, unmarkBuilt } from './build-state.mjs';

/** @returns whether it could be built; what is wrong has been printed */
export async function build() {
  const startedAt = Date.now();
  unmarkBuilt();
  process.stderr.write('Building …\n');
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    cwd: ROOT,
    // A command's results go to stdout, and must be usable in a pipe.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) return false;
  // Only here: what starts a program that is built already has no need of the bundler.
  const { bundle } = await import('./bundle.mjs');
  if (!(await bundle())) return false;
  markBuilt(startedAt);
  return true;
}

/** @returns whether what is built is up to date now */
export async function buildIfStale() {
  return !isStale() || (await build());
}

if (process.argv[1] === import.meta.filename) {
  const built = await (process.argv.includes('--if-stale') ? buildIfStale() : build());
  process.exitCode = built ? 0 : 1;
}
