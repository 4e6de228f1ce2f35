import { AccountEntity } from '@app/access';
import { memberDataSource } from '@app/database';
import type { EntityManager } from 'typeorm';
import { withDatabase } from '../with-database.js';

/** Runs a command's work on accounts in one transaction, as the member login; with or beside a running server. */
export function withAccounts<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return withDatabase(async ({ addresses }) => {
    const source = memberDataSource(addresses.member, [AccountEntity], 1);
    await source.initialize();
    try {
      return await source.transaction(work);
    } finally {
      await source.destroy();
    }
  });
}
