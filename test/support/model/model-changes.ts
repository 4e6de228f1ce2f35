import { accusedId, citationId, type Draft, mergedId, nameId, type Row } from './record-model.js';

const RESTRICTED = 2;

/**
 * Takes a record out of the present with all that is a part of it, and with what rests on it and is hidden from whoever retracts.
 * @throws Error where something rests on it that they see: then it must have been refused
 */
export function retract(draft: Draft, id: string, clearance: number): void {
  const going = new Set([id]);
  const hidden = (row: Row) => draft.reach(row.id) > clearance;
  const rows = [...draft.rows.values()];
  for (let size = 0; size < going.size;) {
    size = going.size;
    for (const row of rows) {
      const hangs = Object.values(row.on).some((other) => going.has(other));
      if (hangs || (row.table === 'case_events' && hidden(row) && isBereft(row, rows, going))) going.add(row.id);
    }
  }
  const inTheWay = rows.filter((row) => !hidden(row) && rests(row, going, rows));
  if (inTheWay.length > 0)
    throw new Error(`${id} is retracted though ${inTheWay.map((row) => row.id).join()} rests on it.`);
  for (const one of going) draft.remove(one);
}

/** An event that would be left without a source, or be about everything or everybody since what it names goes. */
function isBereft({ id, charge }: Row, rows: readonly Row[], going: ReadonlySet<string>): boolean {
  const cited = rows.filter(({ on, table }) => table === 'citations' && on.event === id);
  const named = [charge, accusedId(id)].filter((one) => typeof one === 'string');
  return cited.every((row) => going.has(row.id)) || named.some((one) => going.has(one));
}

/** Whether it says something of what goes without being a part of it. */
function rests(row: Row, going: ReadonlySet<string>, rows: readonly Row[]): boolean {
  if (row.table === 'case_events') return !going.has(row.id) && isBereft(row, rows, going);
  if (!['case_participants', 'charges', 'citations', 'event_defendants'].includes(row.table)) return false;
  const isPart = [row.on.case, row.on.event].some((owner) => owner !== undefined && going.has(owner));
  const subject = row.on.person ?? row.on.source;
  return !isPart && subject !== undefined && going.has(subject);
}

/** Makes one person of two. What was as hidden as it was by the duplicate alone stays so. */
export function merge(draft: Draft, into: string, from: string): void {
  const [stays, goes] = [draft.reach(into), draft.reach(from)];
  const least = goes > stays ? goes : 0;
  const after = (row: Row) => Math.max(draft.reach(row.id), stays);
  const parts = (person: string) => draft.of('case_participants').filter(({ on }) => on.person === person);
  const dropTwins = (one: string, other: string) => {
    for (const row of parts(one)) {
      const twin = parts(other).find(
        (candidate) =>
          candidate.on.case === row.on.case && candidate.kind === row.kind && after(candidate) <= after(row),
      );
      if (twin) draft.remove(row.id);
    }
  };
  dropTwins(from, into);
  dropTwins(into, from);
  for (const row of draft.rows.values()) {
    const tier = Math.max(row.tier, least);
    const kind = row.table === 'names' ? 'ALIAS' : row.kind;
    if (row.on.person === from) draft.patch(row.id, { tier, kind, on: { ...row.on, person: into } });
    if (row.on.into === from) draft.patch(row.id, { tier, on: { into } });
  }
  const { tier } = draft.rows.get(from)!;
  draft.remove(from);
  draft.add({ table: 'merged_persons', id: mergedId(from), tier, on: { into } });
}

/** What a submission lists: what becomes public, and what is left out. */
export interface Listed {
  readonly becoming: readonly string[];
  readonly held: readonly string[];
}

/** Gives somebody one name in the place of all that whoever does it sees. */
export function rename(draft: Draft, person: string, { text, clearance }: { text: string; clearance: number }): void {
  for (const name of draft.of('names')) {
    if (name.on.person === person && draft.reach(name.id) <= clearance) draft.remove(name.id);
  }
  const { tier } = draft.rows.get(person)!;
  draft.add({ table: 'names', id: nameId(text), tier, on: { person }, text, kind: 'PRIMARY' });
}

/** Publishes what was submitted, and what ties together what is public of the case then. */
export function publish(draft: Draft, id: string, { becoming, held }: Listed): void {
  const shows = (one: string) => becoming.includes(one) || (draft.before.has(one) && draft.reach(one) === 0);
  for (const one of held) {
    // It was public once, and would be again with what it hangs on.
    if (draft.rows.get(one)?.tier === 0 && draft.reach(one) > 0) draft.patch(one, { tier: draft.reach(one) });
  }
  for (const name of draft.of('names')) {
    // One that is more hidden than its bearer stays so.
    const bearer = name.on.person!;
    if (shows(bearer) && name.tier <= draft.rows.get(bearer)!.tier) draft.patch(name.id, { tier: 0 });
  }
  for (const one of becoming) draft.patch(one, { tier: 0 });
  for (const event of draft.of('case_events').filter((row) => row.on.case === id && shows(row.id))) {
    const named = draft.rows.get(accusedId(event.id));
    if (named && named.tier <= RESTRICTED && shows(named.on.person!)) draft.patch(named.id, { tier: 0 });
    for (const source of draft.of('sources').filter((row) => shows(row.id))) {
      const cited = draft.rows.get(citationId(event.id, source.id));
      if (cited && cited.tier <= RESTRICTED) draft.patch(cited.id, { tier: 0 });
    }
  }
}

/** Takes a case back from the public, with those it names and rests on whom no other public case needs. */
export function withdraw(draft: Draft, id: string, clearance: number): void {
  const rows = [...draft.rows.values()].filter((row) => draft.reach(row.id) <= clearance);
  const caseOf = (row: Row) => row.on.case ?? (row.on.event ? draft.rows.get(row.on.event)?.on.case : undefined);
  const own = rows.filter((row) => caseOf(row) === id);
  const named = own.flatMap(({ on }) => [on.person, on.source].filter((one) => one !== undefined));
  const elsewhere = rows.filter((row) => ![undefined, id].includes(caseOf(row)) && draft.reach(row.id) === 0);
  const needed = new Set(elsewhere.flatMap(({ on }) => [on.person, on.source]));
  const going = new Set([
    id,
    ...own.filter(({ on }) => on.event === undefined).map((row) => row.id),
    ...named.filter((one) => draft.reach(one) === 0 && !needed.has(one)),
  ]);
  for (const one of going) {
    draft.patch(one, { tier: Math.max(draft.rows.get(one)!.tier, RESTRICTED) });
  }
}
