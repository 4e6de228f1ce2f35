import { migrationSource } from '@app/database';
import type { Settings } from '@app/kernel';
import { ledgerName, makeFirstKey } from '@app/proof';

/** Makes the key that signs the ledger, at the first start with a file to keep it in. */
export async function prepareLedgerKey(ownerAddress: string, settings: Settings): Promise<void> {
  const file = settings.ledgerKeyFile;
  if (file === null) return;
  const source = await migrationSource(ownerAddress, []).initialize();
  try {
    await source.transaction((manager) => makeFirstKey(manager, file, ledgerName(settings.publicUrl)));
  } finally {
    await source.destroy();
  }
}
