import type { Read } from '@app/database';
import { EditionList } from './edition-list.js';

const EDITIONS_OF = {
  name: 'editions-of',
  text: `SELECT e.numbers::text[] AS numbers, e.moments, e.public_from::text[] AS "publicFrom", e.public_until::text[] AS "publicUntil", e.gone_at AS "goneAt"
    FROM live.editions_of($1::uuid) e`,
};

interface Row {
  readonly numbers: readonly string[] | null;
  readonly moments: readonly Date[] | null;
  readonly publicFrom: readonly string[] | null;
  readonly publicUntil: readonly (string | null)[] | null;
  readonly goneAt: Date | null;
}

/** All editions of a record, by its uuid; null where the public does not see it. */
export async function editionsOf(key: string, read: Read): Promise<EditionList | null> {
  const [row] = await read.rows<Row>(EDITIONS_OF, [key]);
  if (!row) return null;
  const made = (row.numbers ?? []).map((seq, place) => ({
    seq: Number(seq),
    at: row.moments?.[place]?.getTime() ?? NaN,
  }));
  const spans = (row.publicFrom ?? []).map((from, place) => {
    const until = row.publicUntil?.[place] ?? null;
    return { from: Number(from), until: until === null ? null : Number(until) };
  });
  return new EditionList(made, spans, row.goneAt?.toISOString() ?? null);
}
