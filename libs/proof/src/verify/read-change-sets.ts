import type { EntityManager } from 'typeorm';
import { canonicalColumn } from '../notes/canonical.js';
import { type ChangeSet, type Entry, type Fault, REDACTIONS } from './change-set.js';
import { compareVersion, type Version, type VersionPair } from './compare-version.js';

/** The highest tier whose entries are shown. */
export type Tier = 0 | 3;

interface EntryRow {
  seq: number;
  kind: string;
  id: string;
  operation: string;
  fields: string[];
  salts: (string | null)[];
  commitments: string[];
}

type VersionRow = VersionPair & { seq: number; id: string };

/** Change sets with what they committed to, and what of history does not agree with that. */
export interface ReadChangeSets {
  readonly changeSets: ChangeSet[];
  readonly faults: Fault[];
}

/** The tables whose rows the ledger tells of. */
export async function recordTables(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT h.relname AS name FROM pg_class h WHERE h.relnamespace = 'history'::regnamespace AND h.relkind = 'r'
       AND to_regproc('ledger.draft_' || h.relname) IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

const hex = (column: string): string =>
  `ARRAY(SELECT encode(u.b, 'hex') FROM unnest(${column}) WITH ORDINALITY u (b, place) ORDER BY u.place)`;

/**
 * Reads change sets after one, in their order: what was committed to from the ledger, values from history.
 * @param manager  of the owner's login, in a transaction that sees one state
 * @param tables  those of `recordTables`
 */
export async function readChangeSets(
  manager: EntityManager,
  tables: readonly string[],
  { after, most, tier }: { after: number; most: number; tier: Tier },
): Promise<ReadChangeSets> {
  const sets = await manager.query<{ seq: number; at: string; leaf: string; finer: boolean }[]>(
    `SELECT c.seq::float8 AS seq, to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, encode(c.leaf, 'hex') AS leaf,
       c.at <> date_trunc('milliseconds', c.at) AS finer
     FROM ledger.change_sets c WHERE c.seq > $1 ORDER BY c.seq LIMIT $2`,
    [after, most],
  );
  const [from, to] = [sets[0]?.seq ?? 0, sets.at(-1)?.seq ?? 0];
  const rows = await manager.query<(EntryRow & { shown: number })[]>(
    `SELECT e.seq::float8 AS seq, e.kind, e.record_id AS id, e.operation, e.shown, e.fields, ${hex('e.salts')} AS salts, ${hex('e.commitments')} AS commitments
     FROM ledger.entries e WHERE e.seq BETWEEN $1 AND $2 ORDER BY e.seq, e.ordinal`,
    [from, to],
  );
  const faults: Fault[] = sets
    .filter(({ finer }) => finer)
    .map(({ seq }) => ({ seq, what: 'is dated more finely than milliseconds' }));
  const shown = tier === 3 ? rows : rows.filter((row) => row.shown <= tier);
  for (const { seq, kind, id, fields, salts, commitments: all } of rows) {
    if (fields.length !== salts.length || fields.length !== all.length)
      faults.push({ seq, what: `an entry of ${kind} ${id} has not as many salts and commitments as fields` });
  }
  const versions = await versionsOf(manager, tables, shown, from, to);
  const entries = Map.groupBy(
    shown.map((row) => ({ seq: row.seq, entry: openEntry(row, versions, faults) })),
    ({ seq }) => seq,
  );
  const commitments = Map.groupBy(rows, ({ seq }) => seq);
  const changeSets = sets.map(({ seq, at, leaf }): ChangeSet => {
    const opened = entries.get(seq)?.map(({ entry }) => entry) ?? [];
    // A stranger learns of what they may not see that it happened, and nothing else.
    if (tier < 3 && opened.length === 0) return { seq, leaf, at: null, commitments: null, entries: [] };
    return {
      seq,
      leaf,
      at,
      // Sorted, as they are hashed: their order would tell which belong together.
      commitments: (commitments.get(seq) ?? []).flatMap((row) => row.commitments).toSorted(),
      entries: opened,
    };
  });
  return { changeSets, faults };
}

const keyOf = (kind: string, id: string, seq: number): string => `${kind} ${id} ${seq}`;

/** Each version that an entry tells of, with the one before it; a statement a table. */
async function versionsOf(
  manager: EntityManager,
  tables: readonly string[],
  rows: readonly EntryRow[],
  from: number,
  to: number,
): Promise<Map<string, VersionPair>> {
  const found = new Map<string, VersionPair>();
  const values = (row: string): string =>
    `CASE WHEN ${row}.id IS NOT NULL THEN (SELECT jsonb_object_agg(f.key, f.value::text) FROM jsonb_each(to_jsonb(${row}) - '{seq,until_seq,operation,shown,change_id}'::text[]) f) END`;
  for (const kind of new Set(rows.map((row) => row.kind))) {
    if (kind === REDACTIONS) {
      const erased = await manager.query<{ seq: number; id: string; now: Version }[]>(
        `SELECT x.seq::float8 AS seq, t.record_id AS id, jsonb_object_agg(t.seq || ':' || t.field, to_jsonb(t.kind)::text) AS now
         FROM ledger.erasures x JOIN ledger.erasure_targets t ON t.erasure_id = x.id WHERE x.seq BETWEEN $1 AND $2 GROUP BY 1, 2`,
        [from, to],
      );
      for (const { seq, id, now } of erased)
        found.set(keyOf(kind, id, seq), { operation: 'CREATED', now, was: null, ended: false });
    }
    if (!tables.includes(kind)) continue;
    const versions = await manager.query<VersionRow[]>(
      `SELECT e.seq::float8 AS seq, e.record_id AS id, h.operation, ${values('h')} AS now, ${values('p')} AS was, p.operation = 'RETRACTED' AS ended
       FROM ledger.entries e JOIN history.${kind} h ON h.id = e.record_id AND h.seq = e.seq
       LEFT JOIN LATERAL (SELECT p.* FROM history.${kind} p WHERE p.id = e.record_id AND p.seq < e.seq ORDER BY p.seq DESC LIMIT 1) p ON true
       WHERE e.seq BETWEEN $1 AND $2 AND e.kind = $3`,
      [from, to, kind],
    );
    for (const { seq, id, ...pair } of versions) found.set(keyOf(kind, id, seq), pair);
  }
  return found;
}

function openEntry(row: EntryRow, versions: ReadonlyMap<string, VersionPair>, faults: Fault[]): Entry {
  const { seq, kind, id, operation, fields, salts, commitments } = row;
  const version = versions.get(keyOf(kind, id, seq));
  if (!version) faults.push({ seq, what: `history has no version of ${kind} ${id}` });
  else if (kind !== REDACTIONS)
    for (const what of compareVersion(row, version)) faults.push({ seq, what: `${what} of ${kind} ${id}` });
  const openings = fields.map((field, place) => {
    const value = version?.now[field];
    const salt = salts[place] ?? null;
    return {
      field,
      commitment: commitments[place]!,
      salt,
      value: salt === null || value === undefined ? null : canonicalColumn(value),
    };
  });
  return { kind, id, operation, openings };
}
