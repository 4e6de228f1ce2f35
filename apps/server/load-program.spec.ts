import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'casetrail program-'));
const source = join(folder, 'src/fails.ts');
const program = join(folder, 'programs/program.cjs');
const compiled = `${program}.compiled`;

const urlOf = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, path)).href);
/** Loads the program as the launchers do, in a process of its own, and prints whether it was compiled before and what its function returns. */
const LOAD = `
  import { loadProgram } from ${urlOf('apps/server/load-program.mjs')};
  import { nameSourcePlaces } from ${urlOf('apps/server/source-places.mjs')};
  const [file] = process.argv.slice(1);
  nameSourcePlaces(file);
  const { exports, compiledBefore } = loadProgram(file);
  process.stdout.write(compiledBefore + '\\n' + exports.run());`;
const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });
/** The first lines: whether it was compiled before, the message, and the two frames that are the program's. */
const runs = () => node('--input-type=module', '-e', LOAD, program).stdout.split('\n').slice(0, 4);
const keepCompiled = () => node(join(ROOT, 'scripts/keep-compiled.mjs'), program).status;

/** A program out of one module, put together as the build does it. */
async function putTogether(text: string): Promise<void> {
  writeFileSync(source, text);
  await build({
    entryPoints: [source],
    outfile: program,
    format: 'cjs',
    bundle: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
  });
}

const failing = (message: string) => `interface Reason { readonly text: string }

const fail = (reason: Reason): never => {
  throw new TypeError(reason.text);
};

export function run(): string {
  try {
    fail({ text: '${message}' });
  } catch (error) {
    return (error as Error).stack ?? '';
  }
  return '';
}
`;

beforeAll(() => mkdirSync(join(folder, 'src')));
beforeEach(() => putTogether(failing('in vain')));

afterAll(() => rmSync(folder, { recursive: true }));

const EXPECTED = ['TypeError: in vain', `    at fail (${source}:4:9)`, `    at Object.run (${source}:9:5)`];

it('runs a program, whose stacks name the places in our sources, with what was compiled of it and without', () => {
  expect(existsSync(compiled)).toBe(false);
  expect(runs()).toEqual(['false', ...EXPECTED]);
  expect(keepCompiled()).toBe(0);
  expect(runs()).toEqual(['true', ...EXPECTED]);
});

it('takes nothing that was compiled of another program, of the same length too', async () => {
  await putTogether(failing('another'));
  expect(keepCompiled()).toBe(0);
  await putTogether(failing('in vain'));
  expect(runs()).toEqual(['false', ...EXPECTED]);
});

it('takes nothing that is damaged, cut off, or no such file at all', () => {
  keepCompiled();
  const whole = readFileSync(compiled);
  const damaged = Buffer.from(whole);
  damaged.fill(0, damaged.length - 200, damaged.length - 100);
  for (const kept of [damaged, whole.subarray(0, -1), whole.subarray(0, 10), Buffer.alloc(0), Buffer.from('no such')]) {
    writeFileSync(compiled, kept);
    expect(runs()).toEqual(['false', ...EXPECTED]);
  }
});

it('names places of the program itself where its source map is missing', () => {
  rmSync(`${program}.map`);
  const [, said, first] = runs();
  expect([said, first?.replace(/:\d+:\d+\)$/, '')]).toEqual(['TypeError: in vain', `    at fail (${program}`]);
});
