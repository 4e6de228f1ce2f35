import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { memberDataSource, migrate, migrationSource } from '@app/database';
import { checkRecords, describeDrift, type Drift } from '@app/ledger';
import { checkLines, refoldTouched } from '@app/timeline';
import { MIGRATIONS } from '../migrations/index.js';
import { connect, rowsOf } from './support/connect.js';
import {
  caseCreate,
  chargeAdd,
  eventRecord,
  participantAdd,
  personCreate,
  personUpdate,
  sourceCreate,
} from './support/mutations.js';
import { change, insert, LEAST } from './support/record-rows.js';
import { createTestDatabase } from './support/test-database.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

describe('an event that names defendants', () => {
  let servers: WriteServer;
  let advocate: Someone;
  let cleared: Someone;
  let matter: string;
  let people: string[];
  let events: { one: string; both: string; whole: string };

  const made = async (mutation: Parameters<Someone['does']>[0], args: object): Promise<string> => {
    const { userErrors, ...answer } = await advocate.does<Record<string, { id?: string } | null>>(mutation, args);
    const id = Object.values(answer).find((record) => record?.id)?.id;
    if (!id) throw new Error(JSON.stringify(userErrors));
    return id;
  };

  beforeAll(async () => {
    servers = await WriteServer.start({ CASETRAIL_SEED: 'none' });
    [advocate, cleared] = await Promise.all([servers.someone('ADVOCATE'), servers.someone('ADVOCATE', 3)]);
    matter = await made(caseCreate, { input: { title: 'Two accused', kind: 'CRIMINAL', country: 'KZ' } });
    const source = await made(sourceCreate, { input: { kind: 'NEWS_ARTICLE', title: 'About both' } });
    people = [];
    for (const text of ['Accused Aigul', 'Accused Bolat']) {
      const person = await made(personCreate, { input: { names: [{ text, kind: 'PRIMARY' }] } });
      await made(participantAdd, { case: matter, input: { party: person, role: 'DEFENDANT' } });
      await made(chargeAdd, { case: matter, input: { defendant: person, offence: 'made up' } });
      people.push(person);
    }
    const record = (input: object) => made(eventRecord, { case: matter, input: { citations: [{ source }], ...input } });
    events = {
      whole: await record({ kind: 'CHARGED', date: '2021-01' }),
      both: await record({ kind: 'DETAINED', date: '2021-02', defendants: people }),
      one: await record({ kind: 'TRIAL_OPENED', date: '2021-03', defendants: [people[0]] }),
    };
  }, 60_000);

  afterAll(() => servers.stop());

  const seen = async (who: Someone) =>
    (
      await who.data<{ case: object }>(
        `query ($id: ID!) { case(id: $id) { status timeline { totalCount nodes { id defendants { id } } } } }`,
        { id: matter },
      )
    ).case;

  it('is shown as long as one of them is, and never as if it were about everybody', async () => {
    const both = people.toSorted().map((id) => ({ id }));
    const sorted = async (who: Someone) => {
      const { timeline, ...rest } = (await seen(who)) as {
        timeline: { totalCount: number; nodes: { id: string; defendants: { id: string }[] }[] };
      };
      const nodes = timeline.nodes.map(({ id, defendants }) => ({
        id,
        defendants: defendants.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      }));
      return { ...rest, count: timeline.totalCount, nodes };
    };
    const everything = {
      status: 'ON_TRIAL',
      count: 3,
      nodes: [
        { id: events.whole, defendants: [] },
        { id: events.both, defendants: both },
        { id: events.one, defendants: [{ id: people[0] }] },
      ],
    };
    expect(await sorted(advocate)).toEqual(everything);

    const hide = (person: string | undefined) =>
      cleared.does(personUpdate, { id: person, expectedVersion: 1, patch: { confidentiality: 'SEALED' } });
    expect((await hide(people[0])).userErrors).toEqual([]);
    expect(await sorted(cleared)).toEqual(everything);
    expect(await sorted(advocate)).toEqual({
      status: 'CHARGED',
      count: 2,
      nodes: [
        { id: events.whole, defendants: [] },
        { id: events.both, defendants: [{ id: people[1] }] },
      ],
    });
    for (const id of [events.one, people[0]]) {
      expect(await advocate.data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    }

    expect((await hide(people[1])).userErrors).toEqual([]);
    expect(await sorted(cleared)).toEqual(everything);
    expect(await sorted(advocate)).toEqual({
      status: 'CHARGED',
      count: 1,
      nodes: [{ id: events.whole, defendants: [] }],
    });
    expect(await servers.drifts()).toEqual([]);
  });

  it('is not brought to light by one that is added to it hidden, nor hidden by one that is taken from it', async () => {
    const [eventId, shown] = [events.both.slice('CaseEvent_'.length), 'Accused Shown'];
    const person = (await made(personCreate, { input: { names: [{ text: shown, kind: 'PRIMARY' }] } })).slice(7);
    const member = await connect(servers.database, 'member');
    const reach = async () =>
      (await rowsOf<{ reach: number }>(servers.owner, 'SELECT reach FROM live.case_events WHERE id = $1', [eventId]))[0]
        ?.reach;
    try {
      let link = '';
      const name = (tier: number) => async () => {
        link = await insert(member, 'event_defendants', { event_id: eventId, person_id: person, tier });
      };
      expect(await reach()).toBe(3);
      await change(member, name(3));
      expect(await reach()).toBe(3);
      await change(member, () => member.query('UPDATE event_defendants SET tier = 2 WHERE id = $1', [link]));
      expect(await reach()).toBe(2);
      await change(member, () => member.query('DELETE FROM event_defendants WHERE id = $1', [link]));
      expect(await reach()).toBe(3);
    } finally {
      await member.end();
    }
  });
});

describe('what was on record before that was so', () => {
  it('is hidden as one change set, its past included; what was derived of it is derived again by the check', async () => {
    const database = await createTestDatabase({ template: null });
    const last = MIGRATIONS.findIndex(({ name }) => name.startsWith('HideWithDefendants'));
    await migrate(database.addresses.owner, MIGRATIONS.slice(0, last));
    const [owner, member] = await Promise.all([connect(database, 'superuser'), connect(database, 'member')]);
    const writes = await memberDataSource(database.addresses.member, [], 1).initialize();
    const source = await migrationSource(database.addresses.owner, []).initialize();
    try {
      const row = (table: string, parents: object, more: object) =>
        insert(member, table, { ...LEAST[table]?.({ ...parents }), ...more });
      // By the function as it was then.
      const changed = (work: () => Promise<unknown>) =>
        change(member, work, { closing: 'SELECT seq FROM ledger.commit_change($1, NULL, $2)' });
      const ids: Record<string, string> = {};
      await changed(async () => {
        for (const table of ['sources', 'cases', 'persons'])
          ids[table] = await row(table, {}, { tier: table === 'persons' ? 3 : 0 });
        ids['shown'] = await row('persons', {}, { tier: 0 });
        for (const event of ['hidden', 'mixed', 'retracted']) {
          const id = await row('case_events', ids, { tier: 0 });
          ids[event] = id;
          ids[`${event} citation`] = await row('citations', { ...ids, case_events: id }, { tier: 0 });
          ids[`${event} link`] = await row('event_defendants', { ...ids, case_events: id }, { tier: 0 });
        }
        await row('event_defendants', { case_events: ids['mixed'], persons: ids['shown'] }, { tier: 0 });
      });
      await changed(async () => {
        for (const [table, part] of [
          ['event_defendants', 'retracted link'],
          ['citations', 'retracted citation'],
          ['case_events', 'retracted'],
        ] as const) {
          await member.query(`DELETE FROM ${table} WHERE id = $1`, [ids[part]]);
        }
      });
      await writes.transaction(async (manager) => {
        await manager.query(`SELECT set_config('app.clearance', '3', true)`);
        await manager.query('SELECT ledger.open_change()');
        await manager.query('UPDATE live.cases SET hold = true');
        const settled = await refoldTouched(manager);
        await manager.query('SELECT live.store_lines($1, $2, $3)', [
          settled?.cases,
          settled?.persons,
          JSON.stringify(settled?.lines),
        ]);
        await manager.query(`SELECT ledger.commit_change('test', NULL, NULL)`);
      });
      const reaches = async () => {
        const rows = await rowsOf<{ id: string; reach: number | null; shown: number[] }>(
          owner,
          `SELECT h.id, max(e.reach) AS reach, array_agg(DISTINCT h.shown) AS shown FROM history.case_events h
             LEFT JOIN live.case_events e ON e.id = h.id GROUP BY h.id`,
        );
        const of = new Map(rows.map(({ id, reach, shown }) => [id, [reach, shown]]));
        return Object.fromEntries(['hidden', 'mixed', 'retracted'].map((event) => [event, of.get(ids[event] ?? '')]));
      };
      expect(await reaches()).toEqual({ hidden: [0, [0]], mixed: [0, [0]], retracted: [null, [0]] });
      const lines = () => rowsOf(owner, 'SELECT FROM live.event_lines');
      expect(await lines()).toHaveLength(2);

      await migrate(database.addresses.owner, MIGRATIONS);
      expect(await reaches()).toEqual({ hidden: [3, [3]], mixed: [0, [0]], retracted: [null, [3]] });
      expect(await lines()).toEqual([]);
      expect(
        await rowsOf(
          owner,
          `SELECT s.operation, s.reach, e.kind, e.record_id, e.fields FROM ledger.change_sets s JOIN ledger.entries e ON e.seq = s.seq
           WHERE s.seq = 4 AND e.kind = 'case_events'`,
        ),
      ).toEqual([{ operation: 'migrate', reach: 3, kind: 'case_events', record_id: ids['hidden'], fields: ['reach'] }]);

      const check = async (repair: boolean) => {
        const found: string[] = [];
        const options = { report: (drift: Drift) => found.push(describeDrift(drift)), repair, settle: refoldTouched };
        await checkRecords(source, options);
        await checkLines(source, options);
        return found;
      };
      expect((await check(true)).every((drift) => /^(live|history)\.\w+_lines .* \(repaired\)$/.test(drift))).toBe(
        true,
      );
      expect(await check(false)).toEqual([]);
      expect(
        await rowsOf(
          owner,
          'SELECT tier_from, array_agg(event_id) AS events FROM live.event_lines GROUP BY tier_from ORDER BY 1',
        ),
      ).toEqual([
        { tier_from: 0, events: [ids['mixed']] },
        { tier_from: 3, events: expect.arrayContaining([ids['hidden'], ids['mixed']]) },
      ]);
    } finally {
      await Promise.all([owner.end(), member.end(), writes.destroy(), source.destroy()]);
      await database.drop();
    }
  });
});
