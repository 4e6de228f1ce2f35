import type { Read, Statement } from '@app/database';
import { decodeId } from '@app/kernel';
import type { Subject } from '../editions/subjects/subject.js';

const TABLES = { Case: 'cases', Source: 'sources', Person: 'persons' } as const satisfies Record<
  Subject['type'],
  string
>;

/**
 * The record that bore a slug when it is asked for, or else at any time; as far as the public sees it, now and then. A retracted one has
 * its last slug.
 */
const ofSlug = (table: string): Statement => ({
  name: `edition-of-slug-in-${table}`,
  text: `SELECT now.id AS key, now.slug FROM history.${table} h JOIN history.${table} now ON now.id = h.id AND now.until_seq IS NULL
    WHERE h.slug = $1
    ORDER BY (h.seq <= $2::bigint AND (h.until_seq IS NULL OR h.until_seq > $2::bigint)) DESC, (h.operation = 'RETRACTED'), h.seq DESC LIMIT 1`,
});
const ofKey = (table: string): Statement => ({
  name: `edition-of-key-in-${table}`,
  text: `SELECT now.id AS key, now.slug FROM history.${table} now WHERE now.id = $1::uuid AND now.until_seq IS NULL`,
});

/** The person that stands for one whose record was merged into theirs. */
const MERGED_INTO: Statement = {
  name: 'edition-merged-into',
  text: `SELECT stands.id AS key, stands.slug FROM merged_persons merged JOIN persons stands ON stands.id = merged.into_id
    WHERE merged.id = $1::uuid`,
};

/** A record by what an address calls it. */
export interface NamedRecord {
  /** Its uuid. */
  readonly key: string;
  /** The slug it has now. */
  readonly slug: string;
}

/**
 * Finds the record that an address names.
 *
 * @param name  a slug that it has or had, or its ID
 * @param seq  the change set after which it is asked for; null: now
 */
export async function recordNamed(
  { type }: Subject,
  name: string,
  seq: number | null,
  read: Read,
): Promise<NamedRecord | null> {
  const id = decodeId(name);
  const table = TABLES[type];
  const rows = id
    ? await read.rows<NamedRecord>(ofKey(table), [id.uuid])
    : await read.rows<NamedRecord>(ofSlug(table), [name, seq ?? Number.MAX_SAFE_INTEGER]);
  return rows[0] ?? null;
}

/**
 * The record that a merged one has gone into; null where none was. Only persons are merged.
 *
 * @param key  its uuid
 */
export async function standsFor({ type }: Subject, key: string, read: Read): Promise<NamedRecord | null> {
  if (type !== 'Person') return null;
  const [found] = await read.rows<NamedRecord>(MERGED_INTO, [key]);
  return found ?? null;
}
