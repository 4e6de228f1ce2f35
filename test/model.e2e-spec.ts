import { expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { actorsOn } from './support/model/actors.js';
import { batches, type Command } from './support/model/commands.js';
import { Run } from './support/model/run.js';
import { WriteServer } from './support/write-server.js';

/** How many runs, and commands of each; more of them find more, and take longer. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 3);
const STEPS = Number(process.env['MODEL_STEPS'] ?? 36);
/**
 * Repeats what was done by that seed, as far as what is done at once comes in the same order. The short form has the same each
 * time, so that whoever sees it fail has changed what made it fail; the long one takes another each time.
 */
const SEED = Number(process.env['MODEL_SEED'] ?? 412_125_313) % 2 ** 31;
const AT_ONCE = 3;
/** How many smaller cases are tried where one fails. */
const SHRINKS = Number(process.env['MODEL_SHRINKS'] ?? 40);

jest.setTimeout(60_000 + 60_000 * RUNS + 10_000 * SHRINKS);

/** How many views were compared. */
async function compare(run: Run, seqs: readonly (number | null)[]): Promise<number> {
  let compared = 0;
  for await (const { seen, expected } of run.views(seqs)) {
    expect(seen).toEqual(expected);
    compared += 1;
  }
  return compared;
}

/** Does the commands on a server of their own, and compares what it shows with the model: now after each batch, and the past at the end. */
async function agrees(commands: readonly (readonly Command[])[]): Promise<string> {
  const servers = await WriteServer.start();
  try {
    const run = await Run.begin(servers, await actorsOn(servers));
    let compared = 0;
    for (const batch of commands) {
      await run.take(batch);
      compared += await compare(run, [null]);
    }
    compared += await compare(run, [...run.seqs, null]);
    expect(await servers.drifts()).toEqual([]);
    return `${commands.flat().length} commands, ${run.seqs.length - 1} change sets, ${compared} comparisons`;
  } finally {
    await servers.stop();
  }
}

it('what every tier sees, now and as of each change set, is what a simple model says', async () => {
  process.stdout.write(`MODEL_SEED=${SEED} MODEL_RUNS=${RUNS} MODEL_STEPS=${STEPS}\n`);
  let failed = false;
  let shrinks = 0;
  await fc.assert(
    fc.asyncProperty(batches(STEPS, AT_ONCE), async (commands) => {
      // Shrinking ends where every smaller case is taken to agree.
      if (failed && (shrinks += 1) > SHRINKS) return;
      try {
        process.stdout.write(`${await agrees(commands)}\n`);
      } catch (error) {
        process.stdout.write(`${commands.flat().length} commands, and not what the model says\n`);
        failed = true;
        throw error;
      }
    }),
    { seed: SEED, path: process.env['MODEL_PATH'] ?? '', numRuns: RUNS },
  );
});
