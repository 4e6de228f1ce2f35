import type { DataSource } from 'typeorm';

/**
 * Frees what erased rows took up, so that it is written over; or writes the tables anew, with their indexes. Neither can be done
 * in a transaction.
 */
export async function vacuum(source: DataSource, tables: readonly string[], rewrite: boolean): Promise<void> {
  for (const table of tables) await source.query(`VACUUM ${rewrite ? '(FULL, ANALYZE)' : '(ANALYZE)'} ${table}`);
}
