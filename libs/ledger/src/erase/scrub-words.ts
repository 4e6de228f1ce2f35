import type { EntityManager } from 'typeorm';
import { ERASED_TEXT } from './erased-value.js';

/** A shorter text may be part of any word, and is taken out only where it is all that is said. */
const SHORTEST = 5;

/** What people write beside the record: why they changed it, what they said of a submission. */
const REMARKS = {
  'ledger.change_sets': { key: 'seq', type: 'bigint', columns: ['reason'] },
  'live.proposals': { key: 'id', type: 'uuid', columns: ['reason', 'decision'] },
  'live.submissions': { key: 'id', type: 'uuid', columns: ['note', 'decision'] },
  'ledger.erasures': { key: 'id', type: 'uuid', columns: ['reason'] },
} as const;

interface Waiting {
  readonly id: string;
  readonly input: unknown;
}

/**
 * Takes erased texts out of what is kept beside the record: reasons, remarks, and proposals, which hold what was proposed
 * word for word. A proposal that was to be decided yet would write the text back, and is STALE.
 */
export async function scrubWords(manager: EntityManager, erasure: string, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  for (const [table, { key, type, columns }] of Object.entries(REMARKS)) {
    for (const column of columns) await scrubColumn(manager, { table, key, type, column }, words);
  }
  const proposals = await manager.query<Waiting[]>(
    `SELECT p.id, p.input FROM live.proposals p
     WHERE EXISTS (SELECT FROM unnest($1::text[]) w (text) WHERE strpos(p.input::text, trim(BOTH '"' FROM to_jsonb(w.text)::text)) > 0)`,
    [words],
  );
  for (const { id, input } of proposals) {
    const scrubbed = scrubJson(input, words);
    await manager.query(
      `UPDATE live.proposals SET input = $2, state = CASE state WHEN 'PENDING' THEN 'STALE' ELSE state END,
         decided_at = coalesce(decided_at, now()) WHERE id = $1`,
      [id, JSON.stringify(scrubbed)],
    );
  }
}

async function scrubColumn(
  manager: EntityManager,
  { table, key, type, column }: Record<'table' | 'key' | 'type' | 'column', string>,
  words: readonly string[],
): Promise<void> {
  const rows = await manager.query<{ key: string; said: string }[]>(
    `SELECT r.${key} AS key, r.${column} AS said FROM ${table} r
     WHERE EXISTS (SELECT FROM unnest($1::text[]) w (text) WHERE strpos(r.${column}, w.text) > 0)`,
    [words],
  );
  for (const row of rows) {
    await manager.query(`UPDATE ${table} SET ${column} = $2 WHERE ${key} = $1::${type}`, [
      row.key,
      scrubText(row.said, words),
    ]);
  }
}

/** Longest first: one may be part of another. */
const byLength = (words: readonly string[]): string[] => words.toSorted((one, other) => other.length - one.length);

/** A text without the words. */
function scrubText(text: string, words: readonly string[]): string {
  if (words.includes(text)) return ERASED_TEXT;
  return byLength(words)
    .filter((word) => word.length >= SHORTEST)
    .reduce((left, word) => left.replaceAll(word, () => ERASED_TEXT), text);
}

/** A value of JSON whose texts are without the words; the names of its fields stay. */
function scrubJson(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') return scrubText(value, words);
  if (Array.isArray(value)) return value.map((one) => scrubJson(one, words));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, scrubJson(one, words)]));
}
