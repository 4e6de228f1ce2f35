import { hash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  CASE,
  Editions,
  editionsOf,
  FILES,
  findEditions,
  PERSON,
  type PublicEdition,
  SOURCE,
  type Subject,
} from '@app/citing';
import { createPools, memberDataSource, migrationSource, type Pools, PublicRead } from '@app/database';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../apps/server/src/entities.js';
import {
  DOES,
  eraseValue,
  type Hands,
  HIDES,
  inChangeSet,
  showAll,
  type Step,
  STEP,
  take,
} from './support/edition-steps.js';
import { WriteServer } from './support/write-server.js';

/** How many change sets; more of them find more, and take longer. */
const STEPS = Number(process.env['EDITION_STEPS'] ?? 12);
/** Whether it is the long run that was asked for. */
const LONG = process.env['EDITION_STEPS'] !== undefined;
/** After how many of them each record is looked at. */
const EVERY = Number(process.env['EDITION_EVERY'] ?? 1);
/** What random choices begin with. */
const SEED = Number(process.env['EDITION_SEED'] ?? 23_940);

/** What the fixed seed has done, of each kind. */
const SHORT = {
  hiding: { write: 3, clear: 2, hide: 1, touch: 1, erase: 1, retract: 1, classify: 1, unmerge: 1, merge: 1 },
  showing: { classify: 1, correct: 1, name: 2, rename: 2, touch: 2, write: 1, merge: 1, cite: 1, clear: 1 },
};

jest.setTimeout(60_000 + STEPS * 3_000);

/** What has editions: the table, and what its addresses begin with. */
const SUBJECTS: readonly (readonly [Subject, table: string, path: string])[] = [
  [CASE, 'cases', 'cases'],
  [SOURCE, 'sources', 'sources'],
  [PERSON, 'persons', 'people'],
];

let servers: WriteServer;
let writes: DataSource;
let owner: DataSource;
let hands: Hands;
let pools: Pools;
let editions: Editions;

beforeAll(async () => {
  servers = await WriteServer.start({ RATE_LIMIT: '0' });
  const { addresses } = servers.database;
  writes = await memberDataSource(addresses.member, ENTITIES, 1).initialize();
  owner = await migrationSource(addresses.owner, []).initialize();
  const admins = await Promise.all([servers.someone('ADMIN', 3), servers.someone('ADMIN', 3)]);
  hands = { writes, owner, admins: [admins[0].account!, admins[1].account!] };
  pools = createPools(addresses, () => undefined);
  editions = new Editions(pools);
}, 60_000);

afterAll(async () => {
  await pools?.end();
  await writes?.destroy();
  await owner?.destroy();
  await servers?.stop();
});

interface Newest {
  readonly subject: Subject;
  readonly edition: PublicEdition;
  /** Of its edition, without an extension. */
  readonly address: string;
}

/** The newest edition of each case, source and person that the public sees. */
async function newest(): Promise<Newest[]> {
  const read = new PublicRead(pools.public, new AbortController().signal);
  const found = await Promise.all(
    SUBJECTS.map(async ([subject, table, path]) => {
      const rows = await read.rows<{ key: string; slug: string }>(
        { text: `SELECT r.id AS key, r.slug FROM live.${table} r ORDER BY r.id` },
        [],
      );
      const numbered: (Newest | null)[] = [];
      for (const { key, slug } of rows) {
        const head = await latest();
        const listed = (await editionsOf(key, read))?.at(null);
        const address = `${path}/${slug}@${listed?.seq}`;
        numbered.push(listed ? { subject, edition: { key, head, ...listed, sha256: null }, address } : null);
      }
      expect(numbered.filter((edition) => edition === null)).toEqual([]);
      return numbered.filter((edition) => edition !== null);
    }),
  );
  return found.flat();
}

/** The uuids of all cases, sources and persons that there ever were. */
async function everyKey(): Promise<string[]> {
  const rows = await owner.query<{ id: string }[]>(
    SUBJECTS.map(([, table]) => `SELECT h.id FROM history.${table} h`).join(' UNION '),
  );
  return rows.map(({ id }) => id);
}

async function latest(): Promise<number> {
  const rows = await writes.query<{ seq: string }[]>('SELECT max(seq) AS seq FROM ledger.change_sets');
  return Number(rows[0]?.seq);
}

/** Takes the step, and tells whether it made a change set. */
async function goes(step: Step, taken: Map<string, number>): Promise<boolean> {
  const before = await latest();
  if (!(await take(hands, step)) || (await latest()) === before) return false;
  taken.set(step.do, (taken.get(step.do) ?? 0) + 1);
  return true;
}

/** What an edition says of the record, whatever its number is. */
function said(bytes: Buffer | undefined): unknown {
  const {
    edition: _edition,
    withdrawn: _withdrawn,
    originalSha256: _original,
    ...parts
  } = JSON.parse(bytes?.toString() ?? 'null') as Record<string, unknown>;
  return parts;
}

/** Each edition as each kind of file, as a reader fetches it, who follows it to where it is now. */
async function fetched(addresses: readonly string[]): Promise<[address: string, status: number, text: string][]> {
  const files = addresses.flatMap((address) => FILES.map(({ extension }) => `${address}${extension}`));
  const answers: [string, number, string][] = [];
  for (const file of files) {
    const answer = await fetch(`${servers.server.url}/${file}`);
    answers.push([file, answer.status, await answer.text()]);
  }
  return answers;
}

// First: who was merged while they were hidden is hidden again when that is taken back.
it('is the same for ever, as every kind of file, where nothing is hidden', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(STEP), async (steps) => {
      const found = await newest();
      const whole = await Promise.all(found.map(({ subject, edition }) => editions.render(subject, edition, 'one')));
      const addresses = found.flatMap(({ address }, place) => (whole[place]?.whole ? [address] : []));
      const first = await fetched(addresses);
      expect([...new Set(first.map(([, status]) => status))]).toEqual([200]);
      const last = (await latest()) + STEPS;
      const taken = new Map<string, number>();
      while ((await latest()) < last) {
        const step = steps.next().value as Step;
        if (!HIDES.includes(step.do)) await goes(step, taken);
      }
      expect(await fetched(addresses)).toEqual(first);
      if (LONG) expect(DOES.filter((kind) => kind !== 'show' && !HIDES.includes(kind) && !taken.has(kind))).toEqual([]);
      else {
        expect(first.length).toBe(78);
        expect(Object.fromEntries(taken)).toEqual(SHORT.showing);
      }
      if (LONG) process.stdout.write(`${await latest()} change sets; ${first.length} files are the same\n`);
    }),
    { numRuns: 1, endOnFailure: true, seed: SEED + 1 },
  );
});

it('changes what a record says with its number alone, and says for ever what it said, or that it does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(STEP), async (steps) => {
      const published = new Map<string, Newest & { bytes: Buffer }>();
      const before = new Map<string, { seq: number; said: unknown }>();
      const numbers = new Map<string, (number | null)[]>();
      const check = async (step: unknown, touched: boolean) => {
        const head = await latest();
        // Which edition stood after each change set so far does not change, of what is not hidden now or was not then.
        for (const key of await everyKey()) {
          const list = await editionsOf(key, new PublicRead(pools.public, new AbortController().signal));
          const then = Array.from({ length: head }, (_, place) => list?.at(place + 1)?.seq ?? null);
          const told = numbers.get(key) ?? [];
          const both = told.map((seq, place) => (seq !== null && then[place] !== null ? then[place]! : seq));
          expect({ step, key, told: both }).toEqual({ step, key, told });
          numbers.set(
            key,
            then.map((seq, place) => told[place] ?? seq),
          );
        }
        await Promise.all(
          (await newest()).map(async (one) => {
            const { subject, edition } = one;
            const { key, seq } = edition;
            // Where it is not of this change set, a hash that it does not have keeps the state from being sealed as an edition.
            const state = seq === head ? edition : { ...edition, seq: head, sha256: '0'.repeat(64) };
            const rendered = await editions.render(subject, state, 'one');
            if (touched) expect(seq).toBe(before.get(key)?.seq);
            const now = { seq, said: said(rendered?.bytes) };
            if (before.get(key)?.seq === seq) expect({ step, ...now }).toEqual({ step, ...before.get(key) });
            before.set(key, now);
            if (rendered?.whole) published.set(`${key}@${seq}`, { ...one, bytes: rendered.bytes });
          }),
        );
      };
      for (const one of await newest()) {
        const rendered = await editions.render(one.subject, one.edition, 'one');
        if (rendered?.whole) published.set(`${one.edition.key}@${one.edition.seq}`, { ...one, bytes: rendered.bytes });
      }
      await check(null, false);
      const first = await fetched([...published.values()].map(({ address }) => address));
      expect(first.filter(([, status]) => status !== 200)).toEqual([]);
      expect(first.length).toBe((LONG ? published.size : 12) * FILES.length);

      const last = (await latest()) + STEPS;
      const taken = new Map<string, number>();
      while ((await latest()) < last) {
        const step = steps.next().value as Step;
        if ((await goes(step, taken)) && (await latest()) % EVERY === 0)
          await check(step, EVERY === 1 && step.do === 'touch');
      }

      const read = new PublicRead(pools.public, new AbortController().signal);
      const rendered = async ({ subject, edition }: Newest) => {
        const [found] = await findEditions(read, [edition]);
        if (!found) return null;
        expect(found.seq).toBe(edition.seq);
        return editions.render(subject, found, 'one');
      };
      /** Which are what they were; the others say that they are not. */
      const whole = async (): Promise<Newest[]> => {
        const found: Newest[] = [];
        for (const one of published.values()) {
          const again = await rendered(one);
          if (again?.whole) {
            expect([one.address, again.bytes.equals(one.bytes)]).toEqual([one.address, true]);
            found.push(one);
          } else if (again) {
            const { withdrawn, originalSha256 } = JSON.parse(again.bytes.toString()) as Record<string, unknown>;
            // Where it does not say what was withdrawn, what it has become tells what that is.
            if (isDeepStrictEqual(withdrawn, []))
              expect([one.address, said(again.bytes)]).toEqual([one.address, said(one.bytes)]);
            expect([one.address, withdrawn]).not.toEqual([one.address, []]);
            expect(originalSha256).toBe(hash('sha256', one.bytes));
          }
        }
        return found;
      };
      const standing = await whole();
      // What was retracted or merged while hidden stays hidden; all else is again what it was, as every kind of file.
      await showAll(writes);
      const shown = await whole();
      expect(standing.filter((one) => !shown.includes(one))).toEqual([]);
      const asBefore = new Set(shown.map(({ address }) => address));
      const kept = first.filter(([file]) => asBefore.has(file.replace(/\.[a-z.]+$/, '')));
      expect(await fetched([...new Set(kept.map(([file]) => file.replace(/\.[a-z.]+$/, '')))])).toEqual(kept);
      if (LONG) expect(DOES.filter((kind) => !taken.has(kind))).toEqual([]);
      else {
        // Of the fixed seed: how many editions there were, stood, and stand when all is shown; how many files of the first; what was done.
        expect([published.size, standing.length, shown.length, kept.length]).toEqual([67, 66, 66, 72]);
        expect(Object.fromEntries(taken)).toEqual(SHORT.hiding);
      }
      if (LONG)
        process.stdout.write(
          `${await latest()} change sets; of ${published.size} editions ${standing.length} stood whole, ${shown.length} when all was shown; ${kept.length} files of the first are the same\n`,
        );
    }),
    { numRuns: 1, endOnFailure: true, seed: SEED },
  );
});

it('has the numbers it had of a record whose value was taken away, and then erased', async () => {
  const id = randomUUID();
  const own = `UPDATE live.sources SET`;
  const does = async (...statements: string[]) => {
    await inChangeSet(writes, async (manager) => {
      for (const statement of statements) await manager.query(`${statement} WHERE id = $1`, [id]);
    });
    return latest();
  };
  const named = await newest();
  const copied = named.find(({ subject }) => subject === SOURCE);
  await inChangeSet(writes, (manager) =>
    manager.query(
      `INSERT INTO live.sources SELECT r.* FROM live.sources s,
         jsonb_populate_record(s, jsonb_build_object('id', $1::uuid, 'slug', 'erased-later', 'url', 'https://example.org/1', 'tags', '{}'::text[], 'version', 1)) r
       WHERE s.id = $2`,
      [id, copied!.edition.key],
    ),
  );
  const created = await latest();
  const held = await does(`${own} hold = NOT hold`);
  const emptied = await does(`${own} url = NULL`);
  const unheld = await does(`${own} hold = NOT hold`);
  const filled = await does(`${own} url = 'https://example.org/1'`);
  const list = async () => {
    const found = await editionsOf(id, new PublicRead(pools.public, new AbortController().signal));
    const last = await latest();
    return Array.from({ length: last - created + 1 }, (_, place) => found?.at(created + place)?.seq ?? null);
  };
  const before = [created, created, emptied, emptied, filled];
  expect([created, held, emptied, unheld, filled, await list()]).toEqual([
    ...[0, 1, 2, 3, 4].map((place) => created + place),
    before,
  ]);
  const address = `sources/erased-later@${emptied}.json`;
  const whole = await (await fetch(`${servers.server.url}/${address}`)).text();
  await eraseValue(hands, `Source_${id}`, 'url', 'https://example.org/1');
  const erased = await latest();
  expect(await list()).toEqual([...before, erased]);
  const again = await fetch(`${servers.server.url}/${address}`, { redirect: 'manual' });
  expect([again.status, await again.text()]).toEqual([200, whole]);
});
