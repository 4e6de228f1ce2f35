import type { EntityManager } from 'typeorm';
import { type ChangeSetRow, Past, type Writes } from './past.js';
import type { CaseSkeleton } from './skeleton.js';

/** Skeletons are asked for in pairs of a case and a change set, so many at a time. */
const PAIRS_AT_ONCE = 200;

/**
 * Works out the lines of cases, and the custody of whoever ever stood accused in them, after every change set that wrote
 * anything in them, and stores them in place of what is known of that past: from what may be seen of it at present.
 *
 * @param manager  in a transaction in which nobody else writes to these cases
 */
export async function refoldPast(manager: EntityManager, cases: readonly string[]): Promise<void> {
  const { persons, lines } = await foldPast(manager, cases);
  await manager.query('SELECT live.store_past($1, $2, $3)', [cases, persons, JSON.stringify(lines)]);
}

/** The past of the lines of cases, and of the custody of the persons it bears on, by table. */
export async function foldPast(manager: EntityManager, cases: readonly string[]) {
  const [{ persons, cases: found }] = await manager.query<[PastInput]>('SELECT * FROM live.past_of($1)', [cases]);
  const writes = found ?? [];
  const past = new Past(new Set(cases), new Set(persons), new Map(writes.map((one) => [one.id, one])));
  const pairs = writes.flatMap(({ id, seqs }) => seqs.map((seq) => ({ id, seq }))).toSorted((a, b) => a.seq - b.seq);
  const changeSets = await changeSetsOf(manager, [...new Set(pairs.map(({ seq }) => seq))]);
  // Pairs of one change set are folded together; where a batch ends within one, what is left of it begins the next.
  let waiting: { id: string; skeleton: CaseSkeleton | null }[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    const batch = pairs.slice(from, from + PAIRS_AT_ONCE);
    const skeletons = await skeletonsOf(manager, batch);
    for (const [place, { id, seq }] of batch.entries()) {
      waiting.push({ id, skeleton: skeletons.get(`${seq} ${id}`) ?? null });
      if (pairs[from + place + 1]?.seq === seq) continue;
      past.follow(seq, waiting, changeSets);
      waiting = [];
    }
  }
  return { persons, lines: past.lines };
}

interface PastInput {
  /** Whoever ever stood accused in the cases. */
  persons: string[];
  /** The cases and all others in which those did: when each was written to, with the lowest tier that could tell. */
  cases: Writes[] | null;
}

async function changeSetsOf(manager: EntityManager, seqs: readonly number[]): Promise<Map<number, ChangeSetRow>> {
  const rows = await manager.query<{ seq: number; id: number; at: string }[]>(
    "SELECT c.seq::integer AS seq, c.id::integer AS id, to_json(c.at) #>> '{}' AS at FROM ledger.change_sets c WHERE c.seq = ANY ($1::bigint[])",
    [seqs],
  );
  return new Map(rows.map(({ seq, id, at }) => [seq, { id, at }]));
}

async function skeletonsOf(
  manager: EntityManager,
  pairs: readonly { readonly id: string; readonly seq: number }[],
): Promise<Map<string, CaseSkeleton>> {
  const rows = await manager.query<{ seq: string; skeleton: CaseSkeleton }[]>(
    'SELECT seq, skeleton FROM live.past_skeletons($1, $2)',
    [pairs.map(({ id }) => id), pairs.map(({ seq }) => seq)],
  );
  return new Map(rows.map(({ seq, skeleton }) => [`${seq} ${skeleton.id}`, skeleton]));
}
