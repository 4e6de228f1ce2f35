import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { ReachModel } from './support/reach-model.js';
import { change, insert, LEAST, type Parents, RECORD_TABLES, type Row } from './support/record-rows.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

let database: TestDatabase;
let member: Client;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  [member, owner] = await Promise.all([connect(database, 'member'), connect(database, 'superuser')]);
}, 30_000);

afterAll(async () => {
  await Promise.all([member.end(), owner.end()]);
  await database.drop();
});

/** One random step; the numbers choose among what is there, modulo how much that is. */
type Step =
  | { do: 'create'; table: string; tier: number; pick: number }
  | { do: 'tier'; pick: number; tier: number }
  | { do: 'cite'; pick: number; source: number; tier: number; supports: boolean }
  | { do: 'name'; pick: number; charge: number; tier: number }
  | { do: 'accuse'; pick: number; person: number; tier: number }
  | { do: 'repoint'; pick: number; source: number }
  | { do: 'retract'; pick: number };

const pick = fc.nat(1_000);
const tier = fc.integer({ min: 0, max: 3 });
/**
 * Nobody is merged here: from then on, versions of the past are as hidden as what they named then, which the model does not know.
 * `past-of-merged` and `hidden-defendants` look at that.
 */
const CREATED = RECORD_TABLES.filter((table) => table !== 'merged_persons');
const LAW = ['statutes', 'statute_articles', 'statute_article_versions'];
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('create' as const), table: fc.constantFrom(...CREATED), tier, pick }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tier' as const), pick, tier }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('cite' as const), pick, source: pick, tier, supports: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('name' as const), pick, charge: pick, tier }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accuse' as const), pick, person: pick, tier }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repoint' as const), pick, source: pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retract' as const), pick }) },
);

/** A record and its model, changed together. */
class World {
  readonly model = new ReachModel();

  async begin(tiers: number[]): Promise<void> {
    await this.change(async () => {
      for (const table of [
        'persons',
        'persons',
        'organizations',
        'statutes',
        'sources',
        'sources',
        'cases',
        'cases',
        'charges',
        'case_events',
      ]) {
        await this.create(table, tiers[this.model.live.size % tiers.length] ?? 0, this.model.live.size);
      }
    });
  }

  async change(work: () => Promise<void>): Promise<void> {
    this.model.nextChange();
    await change(member, work);
  }

  async apply(one: Step): Promise<void> {
    if (one.do === 'create') await this.create(one.table, one.tier, one.pick);
    else if (one.do === 'tier') await this.setTier(one.pick, one.tier);
    else if (one.do === 'cite')
      await this.cite(chosen(this.model.rows('case_events'), one.pick)?.id, one.source, one.tier, one.supports);
    else if (one.do === 'name') await this.name(one.pick, one.charge, one.tier);
    else if (one.do === 'accuse') await this.accuse(one.pick, one.person, one.tier);
    else if (one.do === 'repoint') await this.repoint(one.pick, one.source);
    else await this.retract(one.pick);
  }

  async create(table: string, wanted: number, place: number): Promise<void> {
    const parents: Parents = {};
    for (const parent of RECORD_TABLES) {
      const row = chosen(this.model.rows(parent), place);
      if (row) parents[parent] = row.id;
    }
    const { persons, cases } = parents;
    parents['others'] = this.model.rows('persons').find(({ id }) => id !== persons)?.id;
    parents['otherCases'] = this.model.rows('cases').find(({ id }) => id !== cases)?.id;
    if (table === 'event_charges') return this.name(place, place, wanted);
    if (table === 'citations') delete parents['case_events'];
    if (
      table === 'person_details' &&
      this.model.rows(table).some((row) => row.hangsOn['person_id'] === persons && row.tier === wanted)
    )
      return;
    if (
      table === 'statute_article_versions' &&
      this.model.rows(table).some((row) => row.hangsOn['article_id'] === parents['statute_articles'])
    )
      return;
    const least = LEAST[table]?.(parents) ?? {};
    const row = { tier: LAW.includes(table) ? 0 : wanted, ...least };
    if (Object.values<unknown>(row).includes(undefined)) return; // What it would hang on is not there.
    const id = await this.insert(table, row);
    if (table === 'case_events') await this.cite(id, place, wanted, true);
  }

  async cite(event: string | undefined, source: number, wanted: number, supports: boolean): Promise<void> {
    const cited = chosen(this.model.rows('sources'), source);
    if (!event || !cited) return;
    const row = { source_id: cited.id, case_event_id: event, tier: wanted, stance: supports ? 'SUPPORTS' : 'DISPUTES' };
    await this.insert('citations', row, supports);
  }

  private async name(place: number, charge: number, wanted: number): Promise<void> {
    const event = chosen(this.model.rows('case_events'), place);
    const named = chosen(
      this.model.rows('charges').filter(({ hangsOn }) => hangsOn['case_id'] === event?.hangsOn['case_id']),
      charge,
    );
    if (!event || !named) return;
    await this.insert('event_charges', {
      case_id: event.hangsOn['case_id'],
      event_id: event.id,
      charge_id: named.id,
      tier: wanted,
    });
  }

  private async accuse(place: number, person: number, wanted: number): Promise<void> {
    const event = chosen(this.model.rows('case_events'), place);
    const named = chosen(this.model.rows('persons'), person);
    if (!event || !named) return;
    await this.insert('event_defendants', { event_id: event.id, person_id: named.id, tier: wanted });
  }

  private async insert(table: string, row: Row, supports?: boolean): Promise<string> {
    const id = await insert(member, table, row);
    const hangsOn = Object.fromEntries(
      Object.entries(row).flatMap(([column, value]) =>
        column.endsWith('_id') && typeof value === 'string' && this.model.live.has(value) ? [[column, value]] : [],
      ),
    );
    this.model.add({ table, id, tier: Number(row['tier']), hangsOn, supports: supports ?? table === 'citations' });
    return id;
  }

  private async setTier(place: number, wanted: number): Promise<void> {
    const row = chosen(
      [...this.model.live.values()].filter(({ table }) => !LAW.includes(table)),
      place,
    );
    if (!row) return;
    if (
      row.table === 'person_details' &&
      this.model
        .rows(row.table)
        .some((other) => other.hangsOn['person_id'] === row.hangsOn['person_id'] && other.tier === wanted)
    )
      return;
    await member.query(`UPDATE ${row.table} SET tier = $2 WHERE id = $1`, [row.id, wanted]);
    row.tier = wanted;
  }

  private async repoint(place: number, source: number): Promise<void> {
    const row = chosen(
      this.model.rows('citations').filter(({ hangsOn }) => hangsOn['source_id']),
      place,
    );
    const cited = chosen(this.model.rows('sources'), source);
    if (!row || !cited) return;
    await member.query('UPDATE citations SET source_id = $2 WHERE id = $1', [row.id, cited.id]);
    row.hangsOn['source_id'] = cited.id;
  }

  /** Retracts a record with all that hangs on it; an event that would lose its last support stays, with all of it. */
  private async retract(place: number): Promise<void> {
    const row = chosen(
      [...this.model.live.values()].filter(({ table }) => !['persons', 'sources', 'cases'].includes(table)),
      place,
    );
    if (!row) return;
    const going: (typeof row)[] = [];
    const collect = (one: typeof row): void => {
      if (going.includes(one)) return;
      for (const dependant of this.model.dependants(one.id)) collect(dependant);
      going.push(one);
    };
    collect(row);
    const unsupported = this.model
      .rows('case_events')
      .some(
        (event) =>
          !going.includes(event) &&
          !this.model
            .rows('citations')
            .some(
              (citation) =>
                citation.supports && citation.hangsOn['case_event_id'] === event.id && !going.includes(citation),
            ),
      );
    if (unsupported) return;
    for (const { id, table } of going) {
      await member.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
      this.model.retire(id);
    }
  }
}

function chosen<Value>(values: readonly Value[], place: number): Value | undefined {
  return values[place % values.length];
}

async function storedReach(model: ReachModel): Promise<Map<string, number>> {
  const text = RECORD_TABLES.map((table) => `SELECT id, reach FROM live.${table} WHERE id = ANY ($1)`).join(
    ' UNION ALL ',
  );
  return new Map(
    (await rowsOf<{ id: string; reach: number }>(owner, text, [[...model.live.keys()]])).map(({ id, reach }) => [
      id,
      reach,
    ]),
  );
}

/** Of every row in history and every entry: what policies look at, and what they should. */
async function wrongPast(model: ReachModel): Promise<unknown[]> {
  const past = RECORD_TABLES.map(
    (table) => `SELECT 'history' AS part, id, seq::integer, reach, shown FROM history.${table} WHERE id = ANY ($1)`,
  ).join(' UNION ALL ');
  const rows = await rowsOf<{ part: string; id: string; seq: number; reach: number; shown: number }>(
    owner,
    `${past} UNION ALL SELECT 'entry', record_id, seq::integer, reach, shown FROM ledger.entries WHERE record_id = ANY ($1)`,
    [[...model.live.keys(), ...model.retired.keys()]],
  );
  expect(rows.length).toBeGreaterThan(0);
  return rows.filter(({ id, reach, shown }) => shown !== Math.max(reach, model.reachOf(id)));
}

describe('reach', () => {
  it('is what the model says, after any change, cascades and retractions included', async () => {
    const changes = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, fc.array(tier, { minLength: 4, maxLength: 4 }), async (work, tiers) => {
        const world = new World();
        await world.begin(tiers);
        for (const steps of work) {
          await world.change(async () => {
            for (const one of steps) await world.apply(one);
          });
          const stored = await storedReach(world.model);
          const wrong = [...world.model.live.values()].filter(({ id }) => stored.get(id) !== world.model.reachOf(id));
          expect(wrong.map(({ table, id }) => [table, stored.get(id), world.model.reachOf(id)])).toEqual([]);
          expect(await wrongPast(world.model)).toEqual([]);
        }
      }),
      { numRuns: 120, endOnFailure: false },
    );
  }, 120_000);
});
