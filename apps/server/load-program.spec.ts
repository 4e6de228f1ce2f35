import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'casetrail program-'));
const source = join(folder, 'src/fails.ts');
const program = join(folder, 'programs/program.cjs');
const compiled = `${program}.compiled`;

const urlOf = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, path)).href);
/** Loads the program as the launchers do, in a process of its own, and prints what its function returns. */
const LOAD = `
  import { loadProgram } from ${urlOf('apps/server/load-program.mjs')};
  import { nameSourcePlaces } from ${urlOf('apps/server/source-places.mjs')};
  const [file] = process.argv.slice(1);
  nameSourcePlaces(file);
  process.stdout.write(loadProgram(file).exports.run());`;
const runs = () =>
  execFileSync(process.execPath, ['--input-type=module', '-e', LOAD, program], { encoding: 'utf8' }).split('\n');
const keepCompiled = () => execFileSync(process.execPath, [join(ROOT, 'scripts/keep-compiled.mjs'), program]);

beforeAll(async () => {
  mkdirSync(join(folder, 'src'));
  writeFileSync(
    source,
    `interface Reason { readonly text: string }

const fail = (reason: Reason): never => {
  throw new TypeError(reason.text);
};

export function run(): string {
  try {
    fail({ text: 'in vain' });
  } catch (error) {
    return (error as Error).stack ?? '';
  }
  return '';
}
`,
  );
  await build({
    entryPoints: [source],
    outfile: program,
    format: 'cjs',
    bundle: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The message, and the two frames that are the program's. */
const EXPECTED = ['TypeError: in vain', `    at fail (${source}:4:9)`, `    at Object.run (${source}:9:5)`];

it('runs a program, whose stacks name the places in our sources', () => {
  expect(existsSync(compiled)).toBe(false);
  expect(runs().slice(0, 3)).toEqual(EXPECTED);
});

it('runs the same with what was compiled of it', () => {
  keepCompiled();
  expect(statSync(compiled).size).toBeGreaterThan(500);
  expect(runs().slice(0, 3)).toEqual(EXPECTED);
});

it('runs the same where what was compiled is of something else', () => {
  writeFileSync(compiled, 'of something else');
  expect(runs().slice(0, 3)).toEqual(EXPECTED);
});

it('names places of the program itself where its source map is missing', () => {
  rmSync(`${program}.map`);
  const [said, first] = runs();
  expect([said, first?.replace(/:\d+:\d+\)$/, '')]).toEqual(['TypeError: in vain', `    at fail (${program}`]);
});
