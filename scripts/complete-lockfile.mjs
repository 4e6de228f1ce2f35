/**
 * Completes package-lock.json: `node scripts/complete-lockfile.mjs`, or `--check` to fail where that is needed.
 *
 * A registry that keeps packages for some platforms only makes `npm install` leave the others out of the lockfile, and
 * `npm ci` then refuses it, even on the platforms that are there. What is left out are optional packages of one file,
 * pinned by the package that wants them, so all that the lockfile would say of them is known: their version and platform.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build-state.mjs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

const file = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = findMissing(lock.packages);
const hosts = Object.values(lock.packages).filter((entry) => 'resolved' in entry).length;

if (process.argv.includes('--check')) {
  if (missing.length > 0) {
    complain(
      `package-lock.json lacks ${missing.length} optional packages, npm ci will refuse it: run npm run lockfile.`,
    );
  }
  if (hosts > 0) {
    complain(`package-lock.json names a registry ${hosts} times: set omit-lockfile-registry-resolved in your .npmrc.`);
  }
} else if (missing.length > 0) {
  const all = [...Object.entries(lock.packages), ...missing];
  lock.packages = Object.fromEntries(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} optional packages added`);
}

function findMissing(packages) {
  const found = new Map();
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, path, name)) continue;
      found.set(`node_modules/${name}`, { version, ...(dev && { dev }), optional: true, ...platformOf(name) });
    }
  }
  return [...found];
}

/** Whether the package that a package at this path would load is in the lockfile: its own, or one further up. */
function isLocked(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder && `${folder}/`}node_modules/${name}` in packages) return true;
    if (!folder) return false;
  }
}

/** By the name, such as binding-linux-arm-musleabihf. */
function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = parts.find((part) => SYSTEMS.includes(part));
  const cpu = parts.find((part) => PROCESSORS.includes(part));
  if (!os || !cpu) throw new Error(`Not a package for one platform: ${name}. Is it missing in the registry?`);
  const library = os === 'linux' ? parts.at(-1) : '';
  const libc = library.startsWith('musl') ? 'musl' : library.startsWith('gnu') ? 'glibc' : null;
  return { cpu: [cpu], os: [os], ...(libc && { libc: [libc] }) };
}

function complain(message) {
  console.error(message);
  process.exitCode = 1;
}
