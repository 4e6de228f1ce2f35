import { migrationSource } from '@app/database';
import { type Evidence, type Report, verifyDatabase } from '@app/proof';
import { BackupRefused } from './backup-refused.js';
import type { LedgerHead } from './manifest.js';

/**
 * Looks at what was restored before anybody works with it: whether it is what was backed up, whether the ledger verifies, and whether
 * somebody has a checkpoint of a later state.
 *
 * @throws BackupRefused
 */
export async function inspectRestored(
  ownerAddress: string,
  head: LedgerHead,
  { evidence, acceptOlder }: { evidence: Evidence; acceptOlder: boolean },
  signal?: AbortSignal,
): Promise<Report> {
  const source = await migrationSource(ownerAddress, []).initialize();
  try {
    const [found] = await source.query<{ leaf: string }[]>(
      `SELECT encode(leaf, 'hex') AS leaf FROM ledger.change_sets WHERE seq = $1`,
      [head.seq],
    );
    if ((found?.leaf ?? null) !== head.leaf)
      throw new BackupRefused('What came out of the backup is not what went into it: use another.');
    const report = await source.transaction('REPEATABLE READ', (manager) => verifyDatabase(manager, evidence, signal));
    const older = evidence.checkpoints.filter(({ checkpoint }) => checkpoint.size > report.size);
    const [newest] = older.toSorted((one, other) => other.checkpoint.size - one.checkpoint.size);
    // Being older is one fault for each checkpoint that is newer; whatever is found beside that is another matter.
    const wrong = report.faults.find(
      ({ seq, what }) => !(seq !== null && seq > report.size && what.includes('this is an older state')),
    );
    if (wrong)
      throw new BackupRefused(
        `The ledger of this backup does not verify, at ${wrong.checkpoint ? 'the checkpoint of size' : 'change set'} ${wrong.seq}: ${wrong.what}. Nothing was restored.`,
      );
    if (newest && !acceptOlder) {
      const missing = newest.checkpoint.size - report.size;
      throw new BackupRefused(
        `This backup is older than ${newest.where}: its last change set is ${report.size}, and ${missing} more were signed. Restore a later one, or give ` +
          `--accept-older to go back to that state and record again what is missing.`,
      );
    }
    return report;
  } finally {
    await source.destroy();
  }
}
