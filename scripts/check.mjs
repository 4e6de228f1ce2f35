/**
 * Every check there is, or those named: `node scripts/check.mjs [group …]`. Starts no more once a group has failed, says
 * how long each took, and ends with one line that counts the tests. Each group is the npm script of the same name.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './build-state.mjs';

/** Two run at a time, for most use one core each; those that take longest first, so that none is left for itself. */
const STATIC = ['lockfile:check', 'generate:check', 'types', 'format:check', 'boundaries', 'unused', 'lint'];
/** Each uses all cores. */
const JEST = ['test:unit', 'test:e2e'];
const GROUPS = [...STATIC, ...JEST];

const named = process.argv.slice(2);
const unknown = named.find((name) => !GROUPS.includes(name));
if (unknown) fail(`There is no check ${unknown}: ${GROUPS.join(', ')}.`);
else await checkAll(GROUPS.filter((name) => named.length === 0 || named.includes(name)));

async function checkAll(groups) {
  // Ctrl-C reaches the group that runs as well; what it has started is cleared away before this ends.
  process.on('SIGINT', () => undefined);
  const startedAt = Date.now();
  const results = [];
  const waiting = groups.filter((group) => STATIC.includes(group));
  const some = async () => {
    while (waiting.length > 0 && results.every(({ ok }) => ok)) results.push(await check(waiting.shift()));
  };
  await Promise.all([some(), some()]);
  for (const group of groups.filter((name) => JEST.includes(name))) {
    if (results.every(({ ok }) => ok)) results.push(await check(group));
  }
  report(results, (Date.now() - startedAt) / 1000);
}

async function check(group) {
  const startedAt = Date.now();
  const tests = JEST.includes(group);
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-check-'));
  const counts = join(folder, 'counts.json');
  if (tests) process.stdout.write(`\n── ${group}\n`);
  const { ok, said } = await npmRun(group, tests ? ['--', '--json', `--outputFile=${counts}`] : [], tests);
  // What runs beside another is not to write into it.
  if (!tests) process.stdout.write(`\n── ${group}\n${said}`);
  const { passed, failed } = tests ? countTests(counts) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  // What failed without a count, a check that is no test or tests that could not start, counts as one.
  return { group, ok, passed, failed: ok ? failed : Math.max(1, failed), seconds: (Date.now() - startedAt) / 1000 };
}

/** Answers what it has printed, unless that goes to the terminal at once. */
function npmRun(script, args, atOnce) {
  return new Promise((resolve, reject) => {
    const output = atOnce ? 'inherit' : 'pipe';
    const child = spawn('npm', ['run', '-s', script, ...args], { cwd: ROOT, stdio: ['ignore', output, output] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, said }));
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

/** @param took  all of them, in seconds */
function report(results, took) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.find(({ ok, failed: count }) => !ok || count > 0);
  const line = ({ group, seconds }) => `  ${group.padEnd(16)}${seconds.toFixed(1).padStart(7)} s\n`;
  process.stdout.write(`\n${results.map(line).join('')}  ${'all'.padEnd(16)}${took.toFixed(1).padStart(7)} s\n`);
  if (failed) process.stdout.write(`\nFailed: ${failed.group}. No other was started after it.\n`);
  process.stdout.write(`\nCasetrail: ${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exitCode = failed ? 1 : 0;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
