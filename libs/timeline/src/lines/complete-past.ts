import { migrationSource } from '@app/database';
import { idBatches } from '@app/ledger';
import { refoldPast } from './refold-past.js';

/** Each has a past of many versions, which is folded as a whole. */
const CASES_AT_ONCE = 50;

/**
 * Works out the past of everything derived, where that has not been done: of what was recorded before such a past was kept. In
 * steps, each of which stays done.
 *
 * @param ownerAddress  of the owner, who sees every row
 * @param say           is told, in one line, that it takes a while
 */
export async function completePast(ownerAddress: string, say: (line: string) => void): Promise<void> {
  const source = await migrationSource(ownerAddress, []).initialize();
  try {
    const [known] = await source.query<{ complete: boolean }[]>('SELECT complete FROM ledger.line_past');
    if (known?.complete) return;
    say('The past of standings is being worked out, once; with many cases this takes a while.');
    for await (const cases of idBatches(source, 'history.cases', CASES_AT_ONCE)) {
      await source.transaction('READ COMMITTED', async (manager) => {
        await manager.query('SELECT FROM live.cases c WHERE c.id = ANY ($1) ORDER BY c.id FOR NO KEY UPDATE', [cases]);
        await refoldPast(manager, cases);
      });
    }
    await source.query('UPDATE ledger.line_past SET complete = true');
  } finally {
    await source.destroy();
  }
}
