import type { Choices } from './choices.js';
import { judge, partMayShow } from './judge.js';
import { type Near, type NearLink, type NearStep, type Neighbourhood, recordsAround } from './neighbourhood.js';
import * as reasons from './reasons.js';

/** What a publication of a case is to show, and what it leaves out. */
export interface Plan {
  /** What may be seen afterwards: what becomes public, and what is so already. */
  readonly shown: readonly Near[];
  readonly held: readonly { readonly record: Near; readonly because: string }[];
  /** Persons and organizations that the case must not name, though they may be public elsewhere. */
  readonly silent: readonly string[];
}

/**
 * Plans the publication of a case: from the case through everything that is not left out, to whom and what it names and
 * rests on. What is only reached through something left out is no part of it.
 */
export function planOf(around: Neighbourhood, choices: Choices): Plan {
  const { because, silent } = judge(around, choices);
  const { participants, charges, events, relations, links } = around;
  const records = new Map(recordsAround(around).map((record) => [record.id, record]));
  const shown = new Set<string>();
  const asked = new Set<string>();
  const follow = steps(around);

  /** Shows a record where nothing speaks against it, and whatever it leads to. */
  const show = (start: string): void => {
    const waiting = [start];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const record = records.get(id);
      if (!record || shown.has(id)) continue;
      asked.add(id);
      if (because.has(id) || silent.has(id)) continue;
      shown.add(id);
      waiting.push(...follow(record));
    }
  };
  show(around.case.id);
  if (shown.size > 0) for (const { id } of [...participants, ...charges, ...events, ...relations]) show(id);

  const leads = new Map(because);
  for (const link of links) {
    if (!link.ends.some(({ id }) => shown.has(id) && records.get(id)?.kind === 'persons')) continue;
    if (!leads.has(link.id) && !bothEndsShow(link, { shown, silent })) leads.set(link.id, reasons.OTHER_END);
    if (!leads.has(link.id)) show(link.id);
    asked.add(link.id);
  }
  const own = new Set([...participants, ...charges, ...events, ...relations].map(({ id }) => id));
  for (const id of own) asked.add(id);
  for (const { party } of participants) asked.add(party);
  // A source that is left out may be why what it bears out is.
  for (const { from, to } of around.citations) if (own.has(from)) asked.add(to);
  return {
    shown: [...records.values()].filter(({ id }) => shown.has(id)),
    held: [...records.values()].flatMap((record) => {
      const reason = leads.get(record.id);
      return asked.has(record.id) && record.reach > 0 && reason !== undefined ? [{ record, because: reason }] : [];
    }),
    silent: [...silent],
  };
}

/** What each record leads to that is to be shown with it: whom it names, what it cites, who published it. */
function steps(around: Neighbourhood): (record: Near) => string[] {
  const named = new Map<string, readonly string[]>([
    ...around.participants.map(({ id, party }) => [id, [party]] as const),
    ...around.charges.map(({ id, defendant }) => [id, defendant === null ? [] : [defendant]] as const),
    ...around.events.map(({ id, parties, defendants }) => [id, [...parties, ...defendants]] as const),
  ]);
  const parts = Map.groupBy<string, NearStep>(
    [...around.citations, ...around.publishers, ...around.authorities],
    ({ from }) => from,
  );
  return (record) => [
    ...(named.get(record.id) ?? []),
    ...(parts.get(record.id) ?? []).filter((part) => partMayShow(part, record)).map(({ to }) => to),
  ];
}

function bothEndsShow(
  { ends }: NearLink,
  { shown, silent }: { shown: ReadonlySet<string>; silent: ReadonlySet<string> },
): boolean {
  return ends.every(({ id, reach }) => shown.has(id) || (reach === 0 && !silent.has(id)));
}
