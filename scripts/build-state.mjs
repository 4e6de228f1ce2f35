/** Remembers whether `dist` is what a build of the present sources would give. */
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '..');

/** Nothing the compiler writes tells: it leaves files alone that would not change. */
const STAMP = join(ROOT, 'dist/.built');
const SOURCES = [
  'apps',
  'libs',
  'migrations',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'scripts/bundle.mjs',
  'scripts/keep-compiled.mjs',
];

/** To be called after a build, with the time it was started. */
export function markBuilt(startedAt) {
  writeFileSync(STAMP, '');
  utimesSync(STAMP, startedAt / 1000, startedAt / 1000);
}

/** To be called before a build: until it is done, nothing is built. */
export function unmarkBuilt() {
  rmSync(STAMP, { force: true });
}

export function isStale() {
  const built = modified(STAMP);
  if (!built || !modified(join(ROOT, 'dist/programs'))) return true;
  return SOURCES.some((name) => newest(join(ROOT, name)) > built);
}

/** A folder counts with its own time too: what was deleted or renamed leaves no other trace. */
function newest(path) {
  if (/\.spec\.tsx?$/.test(path)) return 0;
  const own = modified(path);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
