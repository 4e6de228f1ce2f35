import { writeWithClearance } from '@app/database';
import { recordChange } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import fc from 'fast-check';
import type { DataSource, EntityManager } from 'typeorm';

/** What editions show of rows, by their tables: a column of text each. */
const TEXTS: Readonly<Record<string, string>> = {
  cases: 'title',
  case_file_numbers: 'value',
  case_participants: 'note',
  charges: 'alleged_conduct',
  related_cases: 'note',
  case_events: 'summary',
  penalties: 'description',
  citations: 'locator',
  sources: 'title',
  source_authors: 'name',
  persons: 'summary',
  names: 'text',
  statutes: 'title',
  statute_articles: 'subject',
  statute_article_versions: 'title',
};
/** What may be hidden, and shown again; what hangs on it follows. */
const TIERED = [
  'case_events',
  'case_participants',
  'charges',
  'citations',
  'sources',
  'source_authors',
  'persons',
  'organizations',
  'names',
  'event_parties',
  'event_defendants',
  'pointers',
  'related_cases',
  'cases',
  'penalties',
];
const RETRACTED = ['case_events', 'citations', 'case_participants', 'charges', 'related_cases', 'event_parties'];

const pick = fc.nat(1_000);

/** A change of something that some edition shows. */
export const STEP = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('write'), table: fc.constantFrom(...Object.keys(TEXTS)), pick }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hide'), table: fc.constantFrom(...TIERED), pick }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('show'), table: fc.constantFrom(...TIERED), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retract'), table: fc.constantFrom(...RETRACTED), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('cite'), table: fc.constantFrom('case_events', 'charges'), pick }),
  },
  // What nobody sees: a record may be held back from publications, or not.
  { weight: 1, arbitrary: fc.record({ do: fc.constant('touch'), table: fc.constantFrom(...TIERED), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge'), table: fc.constant('persons'), pick }) },
);
export type Step = typeof STEP extends fc.Arbitrary<infer One> ? One : never;

/** What a row says apart from the IDs, which are others in each run: the same random choices are to find the same rows. */
const SAID = `(SELECT string_agg(c.value, '|' ORDER BY c.key) FROM jsonb_each_text(to_jsonb(t)) c WHERE c.key !~ '(^|_)id$')`;

/** A row of the table, in an order that does not change. */
const one = (table: string, place: number, condition = 'true'): string =>
  `(SELECT t.id FROM live.${table} t WHERE ${condition} ORDER BY ${SAID}, t.id OFFSET ${place} % greatest((SELECT count(*) FROM live.${table} t WHERE ${condition}), 1) LIMIT 1)`;

async function work(manager: EntityManager, { do: what, table, pick: place }: Step): Promise<void> {
  // The primary name of a bearer is as visible as its bearer.
  const mayHide = table === 'names' ? `t.reach = 0 AND t.kind <> 'PRIMARY'` : 't.reach = 0';
  const conditions: Partial<Record<Step['do'], string>> = { show: 't.tier > 0', hide: mayHide };
  const rows = await manager.query<{ id: string | null }[]>(
    `SELECT ${one(table, place, conditions[what] ?? 't.reach = 0')} AS id`,
  );
  const id = rows[0]?.id;
  if (!id) return;
  if (what === 'write') {
    await manager.query(`UPDATE live.${table} SET ${TEXTS[table]} = $2 WHERE id = $1`, [id, `Written ${place}`]);
  } else if (what === 'hide' || what === 'show') {
    await manager.query(`UPDATE live.${table} SET tier = $2 WHERE id = $1`, [id, what === 'hide' ? 2 : 0]);
  } else if (what === 'touch') {
    await manager.query(`UPDATE live.${table} SET hold = NOT hold WHERE id = $1`, [id]);
  } else if (what === 'retract') {
    await manager.query('SELECT live.retract($1, $2)', [table, id]);
  } else if (what === 'merge') {
    await manager.query(
      `SELECT live.merge_persons($1, p.id) FROM live.persons p WHERE p.id = ${one('persons', place + 1)} AND p.id <> $1`,
      [id],
    );
  } else {
    await manager.query(
      `INSERT INTO live.citations (id, source_id, ${table === 'charges' ? 'charge_id' : 'case_event_id'}, tier) VALUES (gen_random_uuid(), ${one('sources', place)}, $1, 0)`,
      [id],
    );
  }
}

/** Does work as one change set. */
export const inChangeSet = (writes: DataSource, does: (manager: EntityManager) => Promise<unknown>): Promise<unknown> =>
  writeWithClearance(writes, 3, (manager) =>
    recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, () => does(manager)),
  );

/**
 * Does a random step as one change set.
 *
 * @returns false where the record does not allow it, as what others rest on may not be retracted: nothing has changed then
 */
export async function take(writes: DataSource, step: Step): Promise<boolean> {
  try {
    await inChangeSet(writes, (manager) => work(manager, step));
    return true;
  } catch (error) {
    // A rule of the database, by the class of its code; anything else is a fault.
    const { code } = error as { code?: string };
    if (/^(?:23|CT)/.exec(code ?? '')) return false;
    throw error;
  }
}

/** Shows all that is hidden, as one change set. */
export async function showAll(writes: DataSource): Promise<void> {
  await inChangeSet(writes, async (manager) => {
    for (const table of [...TIERED, 'merged_persons'])
      await manager.query(`UPDATE live.${table} SET tier = 0 WHERE tier > 0`);
  });
}
