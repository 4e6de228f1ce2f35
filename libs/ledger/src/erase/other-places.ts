import { slugify } from '@app/names';
import type { EntityManager } from 'typeorm';
import { RECORDS } from '../history/shown-records.js';
import { ERASABLE } from './erasable.js';
import type { Eraser } from './eraser.js';

/** A column of a record that holds a text among others. */
export interface Place {
  /** The record's global ID, or the table and id of a part that has none. */
  readonly record: string;
  readonly column: string;
}

/** Shorter texts stand everywhere. */
const SHORTEST = 4;
/** As many as somebody will look at. */
const MOST = 100;

/**
 * Where else texts stand that are to be erased in one place: a name in a title, in a quotation, in a slug. It reads all of
 * history from end to end, which is why only a command asks.
 */
export async function otherPlaces(
  manager: EntityManager,
  { clearance }: Eraser,
  { erasure, texts }: { erasure: string; texts: readonly string[] },
): Promise<Place[]> {
  const looked = texts.filter((text) => text.length >= SHORTEST);
  if (looked.length === 0) return [];
  const slugs = looked.map((text) => slugify(text)).filter((slug) => slug.length >= SHORTEST && slug !== 'unnamed');
  const branches = Object.entries(ERASABLE).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, { emptied }]) => {
      if (emptied !== 'TEXT' && emptied !== 'SLUG') return [];
      const among = emptied === 'SLUG' ? '$2' : '$1';
      return [
        `SELECT DISTINCT '${table}' AS kind, h.id, '${column}' AS field FROM history.${table} h
         WHERE h.shown <= $4 AND EXISTS (SELECT FROM unnest(${among}::text[]) v (text) WHERE strpos(h.${column}, v.text) > 0)
           AND NOT EXISTS (SELECT FROM ledger.erasure_targets t WHERE t.erasure_id = $3 AND t.kind = '${table}' AND t.record_id = h.id
             AND t.seq = h.seq AND t.field = '${column}')`,
      ];
    }),
  );
  const rows = await manager.query<{ kind: string; id: string; field: string }[]>(
    `SELECT * FROM (${branches.join(' UNION ALL ')}) p ORDER BY kind, id, field LIMIT ${MOST}`,
    [looked, slugs, erasure, clearance],
  );
  return rows.map(({ kind, id, field }) => ({ record: `${RECORDS[kind]?.type ?? kind}_${id}`, column: field }));
}
