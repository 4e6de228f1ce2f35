import { randomUUID } from 'node:crypto';
import { writeWithClearance } from '@app/database';
import { approveErasure, recordChange, requestErasure } from '@app/ledger';
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

/** What can be erased: by the table of a record, its type, and of which columns the value that stands there; of a list, the first. */
const ERASED: Readonly<Record<string, readonly [type: string, ...columns: string[]]>> = {
  cases: ['Case', 'title', 'summary'],
  case_events: ['CaseEvent', 'summary'],
  sources: ['Source', 'title', 'url', 'archived_url'],
  persons: ['Person', 'summary', 'gender', 'occupations'],
};
const LISTS = ['occupations'];

/** What is taken out of a record where something stands, or else put there: of erased ones, nothing tells that they were. */
const FILLED: Readonly<Record<string, readonly (readonly [column: string, value: string])[]>> = {
  sources: [
    ['url', `'https://example.org/written'`],
    ['archived_url', `'https://example.org/archived'`],
  ],
  persons: [
    ['gender', `'FEMALE'`],
    ['occupations', `'{Baker,Poet}'`],
  ],
};
const KINDS = ['COURT', 'POLICE', 'NGO', 'MEDIA', 'OTHER'];

const pick = fc.nat(1_000);

/** A change of something that some edition shows. */
export const STEP = fc.oneof(
  {
    weight: 18,
    arbitrary: fc.record({ do: fc.constant('write'), table: fc.constantFrom(...Object.keys(TEXTS)), pick }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('hide'), table: fc.constantFrom(...TIERED), pick }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('show'), table: fc.constantFrom(...TIERED), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('retract'), table: fc.constantFrom(...RETRACTED), pick }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('cite'), table: fc.constantFrom('case_events', 'charges'), pick }),
  },
  // What nobody sees: a record may be held back from publications, or not.
  { weight: 3, arbitrary: fc.record({ do: fc.constant('touch'), table: fc.constantFrom(...TIERED), pick }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('merge'), table: fc.constant('persons'), pick }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('unmerge'), table: fc.constant('merged_persons'), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('correct'), table: fc.constant('case_events'), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('classify'), table: fc.constant('organizations'), pick }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('name'), table: fc.constantFrom('persons', 'organizations'), pick }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unname'), table: fc.constant('names'), pick }) },
  // As happens when a record is sealed.
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('rename'), table: fc.constantFrom('cases', 'sources', 'persons'), pick }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('clear'), table: fc.constantFrom(...Object.keys(FILLED)), pick }),
  },
  // Whatever held the value is another for ever: seldom, so that something is left to compare.
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('erase'), table: fc.constantFrom(...Object.keys(ERASED)), pick }),
  },
);
export type Step = typeof STEP extends fc.Arbitrary<infer One> ? One : never;

/** Every kind of step. */
export const DOES = [
  'write',
  'hide',
  'show',
  'retract',
  'cite',
  'touch',
  'merge',
  'unmerge',
  'correct',
  'classify',
  'name',
  'unname',
  'rename',
  'clear',
  'erase',
] as const satisfies readonly Step['do'][];
/** What takes something out of what was published. */
export const HIDES: readonly Step['do'][] = ['hide', 'erase'];

/** Who takes steps: a member, and the owner with two admins, who alone erase. */
export interface Hands {
  readonly writes: DataSource;
  readonly owner: DataSource;
  /** Their accounts. */
  readonly admins: readonly [string, string];
}

/** What a row says apart from the IDs, which are others in each run: the same random choices are to find the same rows. */
const SAID = `(SELECT string_agg(c.value, '|' ORDER BY c.key) FROM jsonb_each_text(to_jsonb(t)) c WHERE c.key !~ '(^|_)id$')`;

const oneOf = <One>(list: readonly One[], place: number): One => list[place % list.length]!;

/** A row of the table, in an order that does not change. */
const one = (table: string, place: number, condition = 'true'): string =>
  `(SELECT t.id FROM live.${table} t WHERE ${condition} ORDER BY ${SAID}, t.id OFFSET ${place} % greatest((SELECT count(*) FROM live.${table} t WHERE ${condition}), 1) LIMIT 1)`;

/** Records an event that says otherwise, and that it corrects the other. */
export async function correct(manager: EntityManager, id: string, place: number): Promise<void> {
  const correction = randomUUID();
  await manager.query(
    `INSERT INTO live.case_events SELECT r.* FROM live.case_events e,
       jsonb_populate_record(e, jsonb_build_object('id', $2::uuid, 'title', $3::text, 'title_folded', lower($3), 'version', 1)) r WHERE e.id = $1`,
    [id, correction, `Corrected ${place}`],
  );
  await manager.query(
    `INSERT INTO live.pointers (id, role, from_event_id, to_event_id, case_id, tier)
     SELECT gen_random_uuid(), 'CORRECTS', $2, e.id, e.case_id, 0 FROM live.case_events e WHERE e.id = $1`,
    [id, correction],
  );
  await manager.query(
    `INSERT INTO live.citations (id, source_id, case_event_id, tier) VALUES (gen_random_uuid(), ${one('sources', place)}, $1, 0)`,
    [correction],
  );
}

async function work(manager: EntityManager, { do: what, table, pick: place }: Step): Promise<void> {
  // The primary name of a bearer is as visible as its bearer.
  const mayHide = table === 'names' ? `t.reach = 0 AND t.kind <> 'PRIMARY'` : 't.reach = 0';
  const conditions: Partial<Record<Step['do'], string>> = {
    show: 't.tier > 0',
    hide: mayHide,
    unname: mayHide,
    correct: `t.reach = 0 AND NOT EXISTS (SELECT FROM live.pointers p WHERE p.role = 'CORRECTS' AND p.to_event_id = t.id)`,
  };
  const rows = await manager.query<{ id: string | null }[]>(
    `SELECT ${one(table, place, conditions[what] ?? 't.reach = 0')} AS id`,
  );
  const id = rows[0]?.id;
  if (!id) return;
  if (what === 'write') {
    await manager.query(`UPDATE live.${table} SET ${TEXTS[table]} = $2 WHERE id = $1`, [id, `Written ${place}`]);
  } else if (what === 'clear') {
    const [column, value] = oneOf(FILLED[table]!, place);
    const [isEmpty, empty] = LISTS.includes(column) ? [`= '{}'`, `'{}'::text[]`] : ['IS NULL', 'NULL'];
    await manager.query(
      `UPDATE live.${table} SET ${column} = CASE WHEN ${column} ${isEmpty} THEN ${value} ELSE ${empty} END WHERE id = $1`,
      [id],
    );
  } else if (what === 'hide' || what === 'show') {
    await manager.query(`UPDATE live.${table} SET tier = $2 WHERE id = $1`, [id, what === 'hide' ? 2 : 0]);
    // With a person the name they are known by is shown, as publishing does: it may have become as hidden as they were while it was another's.
    if (what === 'show' && table === 'persons')
      await manager.query(`UPDATE live.names SET tier = 0 WHERE person_id = $1 AND kind = 'PRIMARY' AND tier > 0`, [
        id,
      ]);
  } else if (what === 'touch') {
    await manager.query(`UPDATE live.${table} SET hold = NOT hold WHERE id = $1`, [id]);
  } else if (what === 'retract') {
    await manager.query('SELECT live.retract($1, $2)', [table, id]);
  } else if (what === 'merge') {
    await manager.query(
      `SELECT live.merge_persons($1, p.id) FROM live.persons p WHERE p.id = ${one('persons', place + 1)} AND p.id <> $1`,
      [id],
    );
  } else if (what === 'unmerge') {
    await manager.query('SELECT live.unmerge_persons(m.into_id, m.id) FROM live.merged_persons m WHERE m.id = $1', [
      id,
    ]);
  } else if (what === 'correct') {
    await correct(manager, id, place);
  } else if (what === 'classify') {
    await manager.query('UPDATE live.organizations SET kind = $2 WHERE id = $1', [id, KINDS[place % KINDS.length]]);
  } else if (what === 'name') {
    const bearer = table === 'persons' ? 'person_id' : 'organization_id';
    await manager.query(
      `INSERT INTO live.names (id, ${bearer}, ordinal, text, folded, kind, script, tier)
       SELECT gen_random_uuid(), $1, max(n.ordinal) + 1, $2, lower($2), 'ALIAS', 'Latn', 0 FROM live.names n WHERE n.${bearer} = $1`,
      [id, `Named ${place}`],
    );
  } else if (what === 'rename') {
    await manager.query(`UPDATE live.${table} SET slug = right($2 || slug, 120) WHERE id = $1`, [
      id,
      `called-${place}-`,
    ]);
  } else if (what === 'unname') {
    await manager.query('DELETE FROM live.names WHERE id = $1', [id]);
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

/** Takes a value of a column out of a record, present and past, as two admins do. */
export async function eraseValue(
  { owner, admins: [asks, approves] }: Hands,
  record: string,
  column: string,
  value: string,
): Promise<void> {
  const field = column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const what = { record, field, value, reason: 'Asked for.' };
  const { id } = await owner.transaction((manager) => requestErasure(manager, { accountId: asks, clearance: 3 }, what));
  await owner.transaction((manager) =>
    approveErasure(manager, { accountId: approves, clearance: 3 }, id, refoldTouched),
  );
}

async function erase(hands: Hands, { table, pick: place }: Step): Promise<void> {
  const [type, ...columns] = ERASED[table]!;
  const column = oneOf(columns, place);
  const value = LISTS.includes(column) ? `t.${column}[1]` : `t.${column}`;
  const [row] = await hands.owner.query<{ id: string; value: string }[]>(
    `SELECT t.id, ${value} AS value FROM live.${table} t WHERE t.id = ${one(table, place, `t.reach = 0 AND ${value} NOT LIKE '[erased%'`)}`,
  );
  if (!row) return;
  await eraseValue(hands, `${type}_${row.id}`, column, row.value);
}

/**
 * Does a random step as one change set.
 *
 * @returns false where the record does not allow it, as what others rest on may not be retracted: nothing has changed then
 */
export async function take(hands: Hands, step: Step): Promise<boolean> {
  try {
    if (step.do === 'erase') await erase(hands, step);
    else await inChangeSet(hands.writes, (manager) => work(manager, step));
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
