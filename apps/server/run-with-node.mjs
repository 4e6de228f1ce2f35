/**
 * Runs one of the built programs with a Node.js new enough for it: this one if it is, else the one npm installed beside
 * the other packages. Plain JavaScript for whatever Node.js is there, from 20 on.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProgram } from './load-program.mjs';
import { nameSourcePlaces } from './source-places.mjs';

const NEEDED = 24;
const PARENT_EVERY_MS = 250;
const ROOT = new URL('../../', import.meta.url);

/**
 * @param {string} program  where it lies in `dist`; it exports `run`
 * @param {string} launcher  the address of the module that was started
 */
export async function runWithNode(program, launcher) {
  const file = fileURLToPath(new URL(`dist/${program}`, ROOT));
  if (!existsSync(file)) return fail('Casetrail is not built: run npm run build first.');
  if (!isNewEnough()) return passOn([fileURLToPath(launcher), ...process.argv.slice(2)]);
  nameSourcePlaces(file);
  try {
    await loadProgram(file).exports.run();
  } catch (error) {
    // All of it, also where a pipe is read slowly; Node.js itself would print the line of the program before it.
    process.stderr.write(`${error?.stack ?? error}\n`, () => process.exit(1));
  }
}

/**
 * Runs a Node.js that is new enough with these arguments, and ends as it does.
 * @param {string[]} args
 */
export function passOn(args) {
  const node = findNode();
  if (!node) {
    return fail(
      `Casetrail needs Node.js ${NEEDED} or newer, this is ${process.version}: install it, or run npm ci without ` +
        `--omit=optional where a package of it exists (linux, x64 and arm64).`,
    );
  }
  const child = spawn(node, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      // What it starts by the name of node must be the same one.
      PATH: [dirname(node), process.env.PATH].join(delimiter),
      CASETRAIL_LAUNCHER: String(process.pid),
    },
  });
  // Ctrl-C in a terminal reaches both of us; a signal sent to this process alone has to be passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm's shell passes nothing on; when it is gone, nobody else would stop the program, which watches us.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_EVERY_MS).unref();
  }
  child.on('error', (error) => fail(`Node.js cannot be started (${error.message}).`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 0)));
}

/** One that is new enough; null where there is none. Not by node_modules/.bin: npm 10 leaves the link out, for two packages would make it. */
export function findNode() {
  if (isNewEnough()) return process.execPath;
  const installed = new URL(`node_modules/node-${process.platform}-${process.arch}/bin/node`, ROOT);
  return existsSync(installed) ? fileURLToPath(installed) : null;
}

function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= NEEDED;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
