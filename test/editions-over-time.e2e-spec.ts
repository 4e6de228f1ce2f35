import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { CASE, Editions, findEditions, type PublicEdition } from '@app/citing';
import { createPools, memberDataSource, type Pools, PublicRead, writeWithClearance } from '@app/database';
import { seedFirstRecord } from '@app/interchange';
import { recordChange } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import fc from 'fast-check';
import type { DataSource, EntityManager } from 'typeorm';
import { ENTITIES } from '../apps/server/src/entities.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(60_000);

/** How many changes; more of them find more, and take longer. */
const STEPS = Number(process.env['EDITION_STEPS'] ?? 8);

/** What an edition shows of rows, by their tables: a column of text each. */
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
const STEP = fc.oneof(
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
type Step = typeof STEP extends fc.Arbitrary<infer One> ? One : never;

let database: TestDatabase;
let writes: DataSource;
let pools: Pools;
let editions: Editions;

beforeAll(async () => {
  database = await createTestDatabase();
  writes = await memberDataSource(database.addresses.member, ENTITIES, 1).initialize();
  pools = createPools(database.addresses, () => undefined);
  editions = new Editions(pools);
  await seedFirstRecord(writes);
}, 60_000);

afterAll(async () => {
  await pools.end();
  await writes.destroy();
  await database.drop();
});

/** A row of the table, in an order that does not change. */
const one = (table: string, place: number, condition = 'true'): string =>
  `(SELECT t.id FROM live.${table} t WHERE ${condition} ORDER BY t.id OFFSET ${place} % greatest((SELECT count(*) FROM live.${table} t WHERE ${condition}), 1) LIMIT 1)`;

async function work(manager: EntityManager, { do: what, table, pick: place }: Step): Promise<void> {
  const rows = await manager.query<{ id: string | null }[]>(
    `SELECT ${one(table, place, what === 'show' ? 't.tier > 0' : 't.reach = 0')} AS id`,
  );
  const id = rows[0]?.id;
  if (!id) return;
  if (what === 'write') {
    await manager.query(`UPDATE live.${table} SET ${TEXTS[table]} = $2 WHERE id = $1`, [id, `Written ${randomUUID()}`]);
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

/** Does a random step as one change set; nothing where the record does not allow it. */
async function take(step: Step): Promise<void> {
  await writeWithClearance(writes, 3, async (manager) => {
    await recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, () =>
      work(manager, step),
    );
  }).catch(() => undefined);
}

/** The newest edition of each case that the public sees. */
async function newest(): Promise<PublicEdition[]> {
  const read = new PublicRead(pools.public, new AbortController().signal);
  const cases = await read.rows<{ key: string }>({ text: 'SELECT c.id AS key FROM live.cases c ORDER BY c.id' }, []);
  const found = await findEditions(
    read,
    cases.map(({ key }) => ({ key, seq: null })),
  );
  expect(found.filter((edition) => edition === null)).toEqual([]);
  return found.filter((edition) => edition !== null);
}

async function latest(): Promise<number> {
  const rows = await writes.query<{ seq: string }[]>('SELECT max(seq) AS seq FROM ledger.change_sets');
  return Number(rows[0]?.seq);
}

/** What an edition says of the case, whatever its number is. */
function said(bytes: Buffer | undefined): unknown {
  const {
    edition: _edition,
    withdrawn: _withdrawn,
    originalSha256: _original,
    ...parts
  } = JSON.parse(bytes?.toString() ?? 'null') as Record<string, unknown>;
  return parts;
}

it('changes what a case says with its number alone, and says for ever what it said, or that it does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
      const published = new Map<string, { edition: PublicEdition; bytes: Buffer }>();
      const before = new Map<string, { seq: number; said: unknown }>();
      for (const step of [null, ...steps]) {
        if (step) await take(step);
        const head = await latest();
        await Promise.all(
          (await newest()).map(async (edition) => {
            const { key, seq } = edition;
            // Where it is not of this change set, a hash that it does not have keeps the state from being sealed as an edition.
            const state = seq === head ? edition : { ...edition, seq: head, sha256: '0'.repeat(64) };
            const rendered = await editions.render(CASE, state);
            if (step?.do === 'touch') expect(seq).toBe(before.get(key)?.seq);
            const now = { seq, said: said(rendered?.bytes) };
            if (before.get(key)?.seq === seq) expect({ step, ...now }).toEqual({ step, ...before.get(key) });
            before.set(key, now);
            if (rendered?.whole) published.set(`${key}@${seq}`, { edition, bytes: rendered.bytes });
          }),
        );
      }
      const read = new PublicRead(pools.public, new AbortController().signal);
      for (const { edition, bytes } of published.values()) {
        const [found] = await findEditions(read, [edition]);
        if (!found) continue;
        expect(found.seq).toBe(edition.seq);
        const rendered = await editions.render(CASE, found);
        if (rendered?.whole) {
          expect(rendered.bytes.equals(bytes)).toBe(true);
        } else {
          const { withdrawn, originalSha256 } = JSON.parse(rendered!.bytes.toString()) as {
            withdrawn: string[];
            originalSha256: string;
          };
          expect(withdrawn).not.toEqual([]);
          expect(originalSha256).toBe(found.sha256);
        }
      }
      expect(published.size).toBeGreaterThanOrEqual(4);
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
