/**
 * Runs one of the built programs with a Node.js new enough for it: this one if it is, else the one npm installed beside
 * the other packages. Plain JavaScript for whatever Node.js is there, from 20 on.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const ROOT = new URL('../../', import.meta.url);

/** @param {string} program  where it lies in `dist` */
export async function runWithNode(program) {
  const entry = new URL(`dist/${program}`, ROOT);
  if (!existsSync(entry)) return fail('Casetrail is not built: run npm run build first.');
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
    process.setSourceMapsEnabled(true);
    await import(entry.href);
    return;
  }
  const installed = new URL(`node_modules/node-${process.platform}-${process.arch}/bin/node`, ROOT);
  if (!existsSync(installed)) {
    return fail(
      `Casetrail needs Node.js ${NEEDED} or newer, this is ${process.version}: install it, or run npm ci without ` +
        `--omit=optional where a package of it exists (linux, x64 and arm64).`,
    );
  }
  reexecute(fileURLToPath(installed), fileURLToPath(entry));
}

function reexecute(node, entry) {
  const child = spawn(node, ['--enable-source-maps', entry, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CASETRAIL_LAUNCHER: String(process.pid) },
  });
  // Ctrl-C in a terminal reaches both of us; a signal sent to this process alone has to be passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Node.js cannot be started (${error.message}).`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 0)));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
