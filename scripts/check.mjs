/**
 * Every check there is, or those named: `node scripts/check.mjs [group …]`. Stops at the first group that fails, says
 * how long each took, and ends with one line that counts the tests. Each group is the npm script of the same name.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './build-state.mjs';

/** The cheap ones first. */
const STATIC = ['lockfile:check', 'format:check', 'lint', 'boundaries', 'types', 'unused', 'generate:check'];
const JEST = ['test:unit', 'test:e2e'];
const GROUPS = [...STATIC, ...JEST];

const named = process.argv.slice(2);
const unknown = named.find((name) => !GROUPS.includes(name));
if (unknown) fail(`There is no check ${unknown}: ${GROUPS.join(', ')}.`);
else await checkAll(GROUPS.filter((name) => named.length === 0 || named.includes(name)));

async function checkAll(groups) {
  // Ctrl-C reaches the group that runs as well; what it has started is cleared away before this ends.
  process.on('SIGINT', () => undefined);
  const results = [];
  for (const group of groups) {
    process.stdout.write(`\n── ${group}\n`);
    results.push(await check(group));
    if (!results.at(-1).ok) break;
  }
  report(results);
}

async function check(group) {
  const startedAt = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-check-'));
  const counts = join(folder, 'counts.json');
  const ok = await npmRun(group, JEST.includes(group) ? ['--', '--json', `--outputFile=${counts}`] : []);
  const { passed, failed } = JEST.includes(group) ? countTests(counts) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  // What failed without a count, a check that is no test or tests that could not start, counts as one.
  return { group, ok, passed, failed: ok ? failed : Math.max(1, failed), seconds: (Date.now() - startedAt) / 1000 };
}

function npmRun(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', script, ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** A test file that could not be run at all holds no failed test, and counts as one. */
function countTests(file) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 }; // Jest did not come to the point of writing it.
  }
}

function report(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.find(({ ok, failed: count }) => !ok || count > 0);
  const line = ({ group, seconds }) => `  ${group.padEnd(16)}${seconds.toFixed(1).padStart(7)} s\n`;
  process.stdout.write(
    `\n${results.map(line).join('')}  ${'all'.padEnd(16)}${sum('seconds').toFixed(1).padStart(7)} s\n`,
  );
  if (failed) process.stdout.write(`\nFailed: ${failed.group}. The checks after it were not run.\n`);
  process.stdout.write(`\nCasetrail: ${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exitCode = failed ? 1 : 0;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
