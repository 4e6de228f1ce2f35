import { migrationSource } from '@app/database';
import { readSettings } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { UsageError } from '../command-errors.js';
import { withDatabase } from '../with-database.js';

/** Runs the work in one transaction of the owner's, which sees one state throughout. */
export function asOwner<T>(work: (manager: EntityManager, signal: AbortSignal) => Promise<T>): Promise<T> {
  return inTransaction('REPEATABLE READ', work);
}

/** The same for what writes, and has to see what others have written meanwhile. */
export function writingAsOwner<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return inTransaction('READ COMMITTED', work);
}

function inTransaction<T>(
  isolation: 'REPEATABLE READ' | 'READ COMMITTED',
  work: (manager: EntityManager, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withDatabase(async ({ addresses }, signal) => {
    const source = await migrationSource(addresses.owner, []).initialize();
    try {
      return await source.transaction(isolation, (manager) => work(manager, signal));
    } finally {
      await source.destroy();
    }
  });
}

/**
 * The file with the key that signs.
 * @throws UsageError where the settings name none
 */
export function keyFile(): string {
  const { ledgerKeyFile } = readSettings(process.env);
  if (ledgerKeyFile !== null) return ledgerKeyFile;
  throw new UsageError(
    'Set LEDGER_KEY_FILE to where the key that signs the ledger is kept: beside a PostgreSQL of your own it has no place by itself.',
  );
}
