import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { ROOT } from './support/program.js';

const urlOf = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, path)).href);
const inModule = (text: string) => ['--input-type=module', '-e', text];

it.each(['server', 'casetrail'])('the program %s is strict, and was compiled when it was built', (name) => {
  const file = join(ROOT, `dist/programs/${name}.cjs`);
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines[0]?.startsWith('"use strict";')).toBe(true);
  // What Node.js prints of an error that nobody has caught begins with its line.
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(20_000);
  const loads = `import { loadProgram } from ${urlOf('apps/server/load-program.mjs')};
    console.log(loadProgram(${JSON.stringify(file)}).compiledBefore); process.exit();`;
  expect(execFileSync(process.execPath, inModule(loads), { encoding: 'utf8' })).toBe('true\n');
});

it.each([
  ['when it is loaded', (message: string) => `throw new Error(${message})`],
  ['when it runs', (message: string) => `exports.run = async () => { throw new Error(${message}); }`],
])('a program that fails %s says why, all of it, and ends with 1', (_, fails) => {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail programs-'));
  try {
    const file = join(folder, 'fails.cjs');
    const long = 'at length '.repeat(30_000);
    writeFileSync(file, fails(JSON.stringify(`It failed ${long}and ended.`)));
    const runs = `import { runWithNode } from ${urlOf('apps/server/run-with-node.mjs')};
      await runWithNode(${JSON.stringify(relative(join(ROOT, 'dist'), file))}, import.meta.url);`;
    const { status, stderr } = spawnSync(process.execPath, inModule(runs), { encoding: 'utf8', maxBuffer: 2 ** 24 });
    const [said, at] = stderr.split('\n');
    expect([
      status,
      said === `Error: It failed ${long}and ended.`,
      at?.includes(`(${file}:1:`) || at?.includes(` ${file}:1:`),
    ]).toEqual([1, true, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
