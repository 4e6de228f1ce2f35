import type { DataSource } from 'typeorm';

/** Every id of a table, in order, so many at a time: memory stays the same however long the table is. */
export async function* idBatches(
  source: DataSource,
  table: string,
  size: number,
  signal?: AbortSignal,
): AsyncGenerator<string[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    signal?.throwIfAborted();
    // Made of names that stand in the code or the catalogue.
    const rows = await source.query<{ id: string }[]>(
      `SELECT DISTINCT t.id FROM ${table} t WHERE t.id > $1 ORDER BY t.id LIMIT ${size}`,
      [after],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}
