import { migrationSource } from '@app/database';
import { idBatches } from '@app/ledger';
import { refoldPast } from './refold-past.js';

/** Each has a past of many versions, which is folded as a whole. */
const CASES_AT_ONCE = 50;

/** Any number. */
const TURN = 7_116_963;

/**
 * Works out the past of everything derived, where that has not been done: of what was recorded before such a past was kept. In
 * steps, each of which stays done.
 *
 * @param ownerAddress  of the owner, who sees every row
 * @param say           is told, in one line, that it takes a while
 */
export async function completePast(ownerAddress: string, say: (line: string) => void): Promise<void> {
  const source = await migrationSource(ownerAddress, []).initialize();
  const turn = source.createQueryRunner();
  try {
    const isComplete = async (): Promise<boolean> =>
      (await source.query<{ complete: boolean }[]>('SELECT complete FROM ledger.line_past'))[0]?.complete === true;
    if (await isComplete()) return;
    // Servers that start at once do it one after the other; who comes second finds it done.
    await turn.connect();
    await turn.query('SELECT pg_advisory_lock($1)', [TURN]);
    if (await isComplete()) return;
    say('The past of standings is being worked out, once; with many cases this takes a while.');
    for await (const cases of idBatches(source, 'history.cases', CASES_AT_ONCE)) {
      await source.transaction('READ COMMITTED', async (manager) => {
        await manager.query('SELECT FROM live.cases c WHERE c.id = ANY ($1) ORDER BY c.id FOR NO KEY UPDATE', [cases]);
        await refoldPast(manager, cases);
      });
    }
    await source.query('UPDATE ledger.line_past SET complete = true');
  } finally {
    // With its connection goes the lock.
    await source.destroy();
  }
}
