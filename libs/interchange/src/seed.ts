import { writeWithClearance } from '@app/database';
import type { DataSource } from 'typeorm';
import { FIRST_RECORD, FOUNDING_SOURCE } from './first-record/index.js';
import { loadRecord } from './load-record.js';

/** Any number that no other advisory lock of this service uses; it makes two starting servers take turns. */
const SEED_LOCK = 7_239_104_551;
const SEALED = 3;

/**
 * Loads the first record into a database that holds no change set yet: all of it or, on any fault, nothing. Answers
 * whether it did.
 */
export async function seedFirstRecord(source: DataSource): Promise<boolean> {
  return writeWithClearance(source, SEALED, async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const known = await manager.query<unknown[]>('SELECT seq FROM ledger.change_sets LIMIT 1');
    if (known.length > 0) return false;
    await loadRecord(manager, FIRST_RECORD, {
      tier: 0,
      change: { operation: 'seed', actor: null, reason: 'The founding record.' },
      alsoCites: FOUNDING_SOURCE,
    });
    return true;
  });
}
