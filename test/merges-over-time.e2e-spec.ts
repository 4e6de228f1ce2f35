import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { memberDataSource, migrationSource } from '@app/database';
import fc from 'fast-check';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../apps/server/src/entities.js';
import { connect, rowsOf } from './support/connect.js';
import { type Hands, STEP, type Step, take } from './support/edition-steps.js';
import { foldThePast } from './support/fold-the-past.js';
import { personsToMerge } from './support/persons-to-merge.js';
import { WriteServer } from './support/write-server.js';

/** How many change sets; more of them find more, and take longer. */
const STEPS = Number(process.env['MERGE_STEPS'] ?? 36);
/** What random choices begin with. */
const SEED = Number(process.env['MERGE_SEED'] ?? 34);

/** What the fixed seed has done, of each kind. */
const SHORT = {
  cite: 1,
  clear: 1,
  hide: 8,
  merge: 11,
  rename: 1,
  retract: 1,
  show: 1,
  touch: 1,
  unmerge: 7,
  unname: 1,
  write: 3,
};

jest.setTimeout(60_000 + STEPS * 4_000);

let servers: WriteServer;
let writes: DataSource;
let owner: DataSource;
let hands: Hands;
let reader: Client;
let tables: string[];
/** Columns that name a person, with their tables. */
let namings: [table: string, column: string][];

beforeAll(async () => {
  servers = await WriteServer.start({ RATE_LIMIT: '0' });
  const { addresses } = servers.database;
  writes = await memberDataSource(addresses.member, ENTITIES, 1).initialize();
  owner = await migrationSource(addresses.owner, []).initialize();
  const admins = await Promise.all([servers.someone('ADMIN', 3), servers.someone('ADMIN', 3)]);
  hands = { writes, owner, admins: [admins[0].account!, admins[1].account!] };
  reader = await connect(servers.database, 'public');
  const member = await connect(servers.database, 'member');
  const [{ rows: cases }, { rows: sources }] = await Promise.all([
    servers.owner.query<{ id: string }>('SELECT id FROM live.cases ORDER BY slug'),
    servers.owner.query<{ id: string }>('SELECT id FROM live.sources ORDER BY slug LIMIT 1'),
  ]);
  await personsToMerge(member, { cases: cases.map(({ id }) => id), source: sources[0]!.id, count: 4 });
  await member.end();
  await foldThePast(servers.database);
  const hangsOn = await owner.query<{ child: string; by_column: string; parent: string }[]>(
    'SELECT u.child, u.by_column, u.parent FROM ledger.hangs_on u ORDER BY u.child, u.by_column',
  );
  tables = [...new Set(hangsOn.flatMap(({ child, parent }) => [child, parent]))];
  namings = hangsOn
    .filter(({ child, parent }) => parent === 'persons' && child !== 'merged_persons')
    .map(({ child, by_column: column }) => [child, column]);
}, 60_000);

afterAll(async () => {
  await reader?.end();
  await writes?.destroy();
  await owner?.destroy();
  await servers?.stop();
});

/** What is hidden and shown most: whoever is merged, and what hangs on them. */
const HIDDEN = ['persons', 'persons', 'persons', 'charges', 'case_events', 'event_defendants', 'case_participants'];
const pick = fc.nat(1_000);
const MERGES = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('hide', 'show'), table: fc.constantFrom(...HIDDEN), pick }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('merge'), table: fc.constant('persons'), pick }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('unmerge'), table: fc.constant('merged_persons'), pick }) },
  { weight: 9, arbitrary: STEP },
);

/** After how many change sets everything is checked that `casetrail check` does. */
const CHECKED = 10;

/** What says something of who sees what; all else only writes. */
const REACHING: readonly string[] = ['hide', 'show', 'merge', 'unmerge', 'retract', 'erase'];

/** What every version is shown to, those of this change set left out. */
async function shownTo(before: number): Promise<Map<string, number>> {
  const rows = await owner.query<{ version: string; shown: number }[]>(
    tables
      .map(
        (table) => `SELECT h.id || '@' || h.seq AS version, h.shown FROM history.${table} h WHERE h.seq <= ${before}`,
      )
      .join(' UNION ALL '),
  );
  return new Map(rows.map(({ version, shown }) => [version, shown]));
}

/** What is shown to others than its rule says. */
async function wrong(): Promise<unknown[]> {
  const rows = tables.map(
    (table) => `SELECT '${table}' AS table, h.id, h.seq, h.shown, greatest(h.reach, ledger.past_floor(h),
      coalesce((SELECT l.reach FROM live.${table} l WHERE l.id = h.id), ledger.present_reach('${table}', h.id))) AS expected FROM history.${table} h`,
  );
  return owner.query(`SELECT * FROM (${rows.join(' UNION ALL ')}) r WHERE r.shown <> r.expected`);
}

async function latest(): Promise<number> {
  const [row] = await owner.query<{ seq: number }[]>('SELECT max(seq)::integer AS seq FROM ledger.change_sets');
  return row!.seq;
}

/** Rows that the public reads of a time, and that name somebody whom they do not see at that time. */
async function namesHidden(seq: number): Promise<unknown[]> {
  const all = namings.map(
    ([table, column]) =>
      `SELECT '${table}' AS table, c.id FROM as_of.${table} c WHERE c.${column} IS NOT NULL AND NOT EXISTS (SELECT FROM as_of.persons p WHERE p.id = c.${column})`,
  );
  await reader.query(`SELECT set_config('app.as_of', $1, false)`, [seq]);
  return rowsOf(reader, all.join(' UNION ALL '));
}

/** Events of a time that did name defendants, or charges, and of these none that the public sees: they would read as if they concerned all. */
async function readsAsAll(seq: number): Promise<unknown[]> {
  const then = `h.seq <= $1 AND coalesce(h.until_seq > $1, true) AND h.operation <> 'RETRACTED'`;
  const naming = await owner.query<{ id: string; accused: boolean; charged: boolean }[]>(
    `SELECT e.id, EXISTS (SELECT FROM history.event_defendants h WHERE h.event_id = e.id AND ${then}) AS accused,
       EXISTS (SELECT FROM history.event_charges h WHERE h.event_id = e.id AND ${then}) AS charged
     FROM (SELECT DISTINCT h.id FROM history.case_events h WHERE ${then}) e ORDER BY e.id`,
    [seq],
  );
  const { nodes } = await servers.public.data<{ nodes: ({ defendants: object[]; charges: object[] } | null)[] }>(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on CaseEvent { id defendants { slug } charges { offence } } } }',
    { ids: naming.map(({ id }) => `CaseEvent_${id}@${seq}`) },
  );
  return nodes.filter(
    (event, place) =>
      event !== null &&
      ((naming[place]?.accused && event.defendants.length === 0) ||
        (naming[place]?.charged && event.charges.length === 0)),
  );
}

/** Slugs of those who are seen without the name that they are known by. */
const unnamed = (): Promise<unknown[]> =>
  owner.query(`SELECT p.slug FROM live.persons p WHERE NOT EXISTS (
    SELECT FROM live.names n WHERE n.person_id = p.id AND n.kind = 'PRIMARY' AND n.reach <= p.reach)`);

const EVERYTHING = `query ($seq: Int) { asOf(seq: $seq) {
  sources(first: 9) { nodes { citedBy(first: 99) { nodes { subject {
    ... on CaseEvent { title charges { offence } defendants { name } case { slug } } ... on Charge { offence case { slug } defendant { name } } } } } } }
  cases(first: 9) { nodes { slug status charges { offence defendant { name } standing { status } } participants { party { ... on Person { name } } }
    timeline(first: 99) { nodes { title charges { offence } defendants { name } penalties { kind } citations { source { slug } } } } } }
  persons(first: 20) { nodes { slug name custody { state } timeline(first: 99) { nodes { title } } } } } }`;

it('shows no more of any time than of the present, and as much, whoever was taken for whom', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(MERGES), async (steps) => {
      const taken = new Map<string, number>();
      const begin = await latest();
      while ((await latest()) < begin + STEPS) {
        const step = steps.next().value as Step;
        const before = await latest();
        const shown = await shownTo(before);
        if (!(await take(hands, step)) || (await latest()) === before) continue;
        taken.set(step.do, (taken.get(step.do) ?? 0) + 1);
        const found = { step, wrong: await wrong(), unnamed: await unnamed(), altered: [] as string[] };
        // What only writes alters nothing of what is shown of the past.
        if (!REACHING.includes(step.do)) {
          const after = await shownTo(before);
          found.altered = [...shown].flatMap(([version, tier]) => (after.get(version) === tier ? [] : [version]));
        }
        expect(found).toEqual({ step, wrong: [], unnamed: [], altered: [] });
        if ((before - begin) % CHECKED === CHECKED - 1)
          expect({ step, drifts: await servers.drifts() }).toEqual({ step, drifts: [] });
        for (const seq of [before, begin + ((before * 7) % (before - begin + 1)), begin]) {
          expect({ step, seq, hidden: await namesHidden(seq), all: await readsAsAll(seq) }).toEqual({
            step,
            seq,
            hidden: [],
            all: [],
          });
          expect(await servers.public.errors(EVERYTHING, { seq })).toEqual([]);
        }
      }
      if (process.env['MERGE_STEPS'] === undefined) expect(Object.fromEntries(taken)).toEqual(SHORT);
    }),
    { numRuns: 1, endOnFailure: true, seed: SEED },
  );
});
