import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { memberDataSource, migrationSource } from '@app/database';
import { seedFirstRecord } from '@app/interchange';
import { checkRecords, describeDrift, type Drift } from '@app/ledger';
import { checkLines, refoldTouched } from '@app/timeline';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../apps/server/src/entities.js';
import { connect, rowsOf } from './support/connect.js';
import { CLI, runProgram } from './support/program.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

let database: TestDatabase;
let owner: Client;
let source: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const writes = memberDataSource(database.addresses.member, ENTITIES);
  await writes.initialize();
  await seedFirstRecord(writes);
  await writes.destroy();
  owner = await connect(database, 'superuser');
  // What a change behind everybody's back is: no trigger, no ledger.
  await owner.query('SET session_replication_role = replica');
  source = migrationSource(database.addresses.owner, []);
  await source.initialize();
}, 60_000);

afterAll(async () => {
  await source.destroy();
  await owner.end();
  await database.drop();
});

/** What a check finds, in one line each; with `repair`, whatever can be put right has been. */
async function found(repair = false): Promise<string[]> {
  const lines: string[] = [];
  const options = { report: (drift: Drift) => lines.push(describeDrift(drift)), repair, settle: refoldTouched };
  await checkRecords(source, options);
  await checkLines(source, options);
  return lines;
}

async function id(text: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(owner, text);
  if (!row) throw new Error(`Nothing is found by ${text}`);
  return row.id;
}

const person = (slug: string) => id(`SELECT id FROM live.persons WHERE slug = '${slug}'`);
const matter = (slug: string) => id(`SELECT id FROM live.cases WHERE slug = '${slug}'`);
const events = async (slug: string) =>
  (
    await rowsOf<{ id: string }>(
      owner,
      `SELECT l.event_id AS id FROM live.event_lines l JOIN live.cases c ON c.id = l.case_id WHERE c.slug = '${slug}' ORDER BY l.position`,
    )
  ).map((row) => row.id);

/** One thing done behind everybody's back, and what a check says of it. */
interface Tampering {
  what: string;
  do: () => Promise<string[]>;
  /** Where a repair cannot know what was there: how it is undone. */
  undo?: string;
}

const TAMPERINGS: Tampering[] = [
  {
    what: 'a reach',
    do: async () => {
      const one = await id(`UPDATE live.names SET reach = 2 WHERE text = 'Serikjan Bilash' RETURNING id`);
      return [`live.names ${one}: reach is 2, should be 0`];
    },
  },
  {
    what: 'a reach of what others hang on',
    do: async () => {
      const one = await person('laila-adilzhan');
      await owner.query('UPDATE live.persons SET reach = 3 WHERE id = $1', [one]);
      return [`live.persons ${one}: reach is 3, should be 0`];
    },
  },
  {
    what: 'a status',
    do: async () => {
      const one = await matter('kz-2020-bilash-389');
      await owner.query(`UPDATE live.case_lines SET status = 'ACQUITTED', final = true WHERE case_id = $1`, [one]);
      return [`live.case_lines ${one} tiers 0-3: wrong: status, final`];
    },
  },
  {
    what: 'the order of a timeline',
    do: async () => {
      const [first, second] = await events('kz-2020-bilash-174');
      await owner.query('UPDATE live.event_lines SET position = 3 - position WHERE event_id = ANY ($1)', [
        [first, second],
      ]);
      return [first, second]
        .toSorted((a = '', b = '') => (a < b ? -1 : 1))
        .map((one) => `live.event_lines ${one} tiers 0-3: wrong: position`);
    },
  },
  {
    what: 'custody in a case and of a person',
    do: async () => {
      const one = await person('saltanat-kusman');
      const of = await matter('kz-2020-kusman');
      await owner.query(`UPDATE live.defendant_lines SET custody = 'AT_LIBERTY' WHERE person_id = $1`, [one]);
      await owner.query(
        `UPDATE live.person_lines SET custody = 'AT_LIBERTY', custody_because = '{}' WHERE person_id = $1`,
        [one],
      );
      return [
        `live.defendant_lines ${of} ${one} tiers 0-3: wrong: custody`,
        `live.person_lines ${one} tiers 0-3: wrong: custody, custody_because`,
      ];
    },
  },
  {
    what: 'a line taken away',
    do: async () => {
      const one = await id(
        `DELETE FROM live.charge_lines WHERE charge_id = (SELECT id FROM live.charges ORDER BY id LIMIT 1) RETURNING charge_id AS id`,
      );
      return [`live.charge_lines ${one} tiers 0-3: missing`];
    },
  },
  {
    what: 'all lines of a case taken away',
    do: async () => {
      const one = await matter('kz-2020-kusman');
      await owner.query('DELETE FROM live.case_lines WHERE case_id = $1', [one]);
      return [`live.case_lines ${one} tiers 0-3: missing`];
    },
  },
  {
    what: 'a line put in',
    do: async () => {
      const one = await person('laila-adilzhan');
      await owner.query(
        `INSERT INTO live.person_lines (person_id, tier_from, tier_to, custody, custody_because) VALUES ($1, 0, 3, 'DETAINED', '{}')`,
        [one],
      );
      return [`live.person_lines ${one} tiers 0-3: should not be there`];
    },
  },
  {
    what: 'a span of tiers cut short',
    do: async () => {
      const one = await matter('kz-2019-bilash');
      await owner.query('UPDATE live.case_lines SET tier_to = 1 WHERE case_id = $1', [one]);
      return [`live.case_lines ${one} tiers 0-3: wrong: tier_to`];
    },
  },
  {
    what: 'the moment of the last update',
    do: async () => {
      const one = await matter('kz-2019-bilash');
      await owner.query(`UPDATE live.case_lines SET updated_at = updated_at + interval '1 day' WHERE case_id = $1`, [
        one,
      ]);
      return [`live.case_lines ${one} tiers 0-3: wrong: updated_seq, updated_at`];
    },
  },
  {
    what: 'what a record says',
    undo: `UPDATE live.sources SET title = h.title, disclosure = h.disclosure FROM history.sources h
      WHERE h.id = sources.id AND h.until_seq IS NULL AND h.title <> sources.title`,
    do: async () => {
      const one = await id(
        `UPDATE live.sources SET title = 'Nothing happened', disclosure = NULL WHERE slug = 'bitter-winter-2021-02-05-bilash' RETURNING id`,
      );
      return [`live.sources ${one}: changed outside the ledger: disclosure, title`];
    },
  },
  {
    what: 'a record taken away',
    undo: `INSERT INTO live.relationships SELECT (jsonb_populate_record(NULL::live.relationships, to_jsonb(h))).* FROM history.relationships h
      WHERE NOT EXISTS (SELECT FROM live.relationships l WHERE l.id = h.id)`,
    do: async () => {
      const one = await id(
        `DELETE FROM live.relationships WHERE id = (SELECT relationship_id FROM live.citations WHERE relationship_id IS NOT NULL LIMIT 1) RETURNING id`,
      );
      return [`live.relationships ${one}: gone, and never retracted`];
    },
  },
  {
    what: 'a record put in',
    undo: `DELETE FROM live.organizations WHERE slug = 'made-up'`,
    do: async () => {
      const one = await id(
        `INSERT INTO live.organizations (id, slug, kind, tier, reach, change_id) VALUES (gen_random_uuid(), 'made-up', 'NGO', 0, 0, 1) RETURNING id`,
      );
      return [`live.organizations ${one}: stands outside the ledger, which never recorded it`];
    },
  },
  {
    what: 'the past opened to others',
    undo: `UPDATE history.persons SET shown = reach; UPDATE ledger.entries SET shown = reach`,
    do: async () => {
      const one = await person('almas-akhmetbek');
      const [{ seq } = { seq: '' }] = await rowsOf<{ seq: string }>(
        owner,
        `UPDATE history.persons SET shown = 3 WHERE id = '${one}' RETURNING seq`,
      );
      await owner.query('UPDATE ledger.entries SET shown = 1 WHERE record_id = $1', [one]);
      return [
        `history.persons ${one} seq ${seq}: shown is 3, should be 0`,
        `ledger.entries ${one} seq ${seq}: shown is 1, should be 0`,
      ];
    },
  },
];

describe('a check', () => {
  it('finds nothing where nothing was done', async () => {
    expect(await found()).toEqual([]);
  });

  it.each(TAMPERINGS)('finds $what, and that alone', async ({ do: tamper, undo }) => {
    const expected = await tamper();
    expect(await found()).toEqual(expected);
    // A repair puts right what follows from the rest, and leaves alone what only people can know.
    expect(await found(true)).toEqual(undo ? expected : expected.map((line) => `${line} (repaired)`));
    expect(await found()).toEqual(undo ? expected : []);
    if (undo) {
      await owner.query(undo);
      expect(await found()).toEqual([]);
    }
  });

  it('repairs without a word in the ledger where nothing was recorded wrongly', async () => {
    const before = await rowsOf(owner, 'SELECT count(*) FROM ledger.change_sets');
    await owner.query(`UPDATE live.cases SET reach = 2 WHERE slug = 'kz-2020-kusman'`);
    const lines = await found(true);
    expect(lines.filter((line) => line.startsWith('live.cases '))).toEqual([
      `live.cases ${await matter('kz-2020-kusman')}: reach is 2, should be 0 (repaired)`,
    ]);
    expect(await rowsOf(owner, 'SELECT count(*) FROM ledger.change_sets')).toEqual(before);
  });
});

describe('casetrail check', () => {
  const check = (...options: string[]) => runProgram({ command: [...CLI, 'check', ...options], env: database.env });

  it('says that all is well, and ends with 0', async () => {
    expect(await check()).toEqual({ code: 0, stdout: 'OK: 165 records, 4 cases, 7 persons\n', stderr: '' });
  });

  it('tells each drift in a line, without a word of what the records say, and ends with 1', async () => {
    const expected: string[] = [];
    for (const place of [2, 10]) expected.push(...((await TAMPERINGS[place]?.do()) ?? []));
    const all = [...expected].toSorted((a, b) => Number(a.includes('_lines')) - Number(b.includes('_lines')));
    const summary = '165 records, 4 cases, 7 persons\n';
    expect(await check()).toEqual({ code: 1, stdout: [...all, `2 drifts: ${summary}`].join('\n'), stderr: '' });
    const repaired = all.map((line) => (line.includes('_lines') ? `${line} (repaired)` : line));
    expect(await check('--repair')).toEqual({
      code: 1,
      stdout: [...repaired, `2 drifts, 1 repaired: ${summary}`].join('\n'),
      stderr: '',
    });
    await owner.query(TAMPERINGS[10]?.undo ?? '');
    await TAMPERINGS[2]?.do();
    const { code, stdout } = await check('--repair');
    expect([code, stdout.endsWith(`1 drift, 1 repaired: ${summary}`)]).toEqual([0, true]);
    expect((await check()).code).toBe(0);
  });

  it.each([[['everything']], [['--fix']]])('refuses %j', async (options) => {
    const { code, stdout } = await check(...options);
    expect([code, stdout]).toEqual([2, '']);
  });
});
