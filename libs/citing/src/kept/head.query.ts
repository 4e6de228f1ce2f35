import type { Read } from '@app/database';

/** The number of the last change set, as an expression. */
export const HEAD = '(SELECT max(c.seq) FROM ledger.change_sets c)';

const STATEMENT = { name: 'editions-head', text: `SELECT ${HEAD}::text AS seq` };

/** The number of the record's last change set; 0 where there is none yet. */
export async function headOf(read: Read): Promise<number> {
  const [last] = await read.rows<{ seq: string | null }>(STATEMENT, []);
  return Number(last?.seq ?? 0);
}
