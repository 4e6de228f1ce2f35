import type { ViewerContext } from '@app/access';
import type { GraphContext, LoaderFactory } from '@app/database';
import { BadInput } from '@app/kernel';
import { type CaseEvent, eventLoader } from '@app/timeline';
import DataLoader from 'dataloader';
import { CASE_STATES, type CaseState, type ComparedStates, type TwoStates } from './case-states.query.js';
import { compareTimelines } from '../comparison/compare-timelines.js';

/** What became of a case between two states of it. */
export interface StatesCompared {
  readonly from: { readonly seq: number; readonly state: CaseState };
  readonly to: { readonly seq: number; readonly state: CaseState };
  readonly added: CaseEvent[];
  readonly corrected: { readonly before: CaseEvent; readonly after: CaseEvent }[];
  readonly retracted: CaseEvent[];
}

/** Who compares states between which more has happened takes some in between. */
const MOST_CHANGES = 1_000;

const EVENTS = ['CaseDiff.added', 'CaseDiff.corrected', 'CaseDiff.retracted'];

/**
 * Compares states of cases: all that a request asks for at one time in one statement, and one more for each state of which
 * events are shown. They are shown as they were then, with what is hidden now left out.
 */
export const caseDiffLoader: LoaderFactory<TwoStates, StatesCompared> = (context: GraphContext) => {
  let turn: Promise<unknown> = Promise.resolve();
  return new DataLoader<TwoStates, StatesCompared, string>(
    async (wanted) => {
      const rows = await context.read.rows<ComparedStates>(CASE_STATES, [
        wanted.map(({ key }) => key),
        wanted.map(({ from }) => from),
        wanted.map(({ to }) => to),
      ]);
      const found = new Map(rows.map((row) => [Number(row.place), row]));
      const compared = wanted.map((states, place) => compare(states, found.get(place + 1)));
      if (!context.asked.any(...EVENTS)) return compared.map((one) => withEvents(one, () => null));
      // A request holds one connection to the past at a time.
      turn = turn.catch(() => undefined).then(() => eventsThen(compared, context as ViewerContext));
      const events = (await turn) as Awaited<ReturnType<typeof eventsThen>>;
      return compared.map((one) => withEvents(one, (seq, id) => events.get(`${seq} ${id}`) ?? null));
    },
    { cacheKeyFn: ({ key, from, to }) => `${key} ${from} ${to}`, maxBatchSize: 100 },
  );
};

type Compared = Pick<StatesCompared, 'from' | 'to'> & ReturnType<typeof compareTimelines>;

function compare({ from, to }: TwoStates, row: ComparedStates | undefined): Compared | BadInput {
  const latest = row?.latest ?? 0;
  const until = to ?? latest;
  for (const [name, seq] of [
    ['from', from],
    ['to', until],
  ] as const) {
    if (seq < 1) return new BadInput(`Change sets are numbered from 1; there is none of number ${seq}.`, [name]);
    if (seq > latest) return new BadInput(`There is no change set ${seq}: the latest is ${latest}.`, [name]);
  }
  if (from > until) {
    return new BadInput(`"from" is ${from} and "to" is ${until}. Give the earlier one as "from".`, ['from']);
  }
  if (!row?.before || !row.after) throw new Error('A change set was not found.');
  const { before, after, corrections } = row;
  const changes = compareTimelines({ before: before.events, after: after.events, corrections: corrections ?? {} });
  if (changes.added.length + changes.corrected.length + changes.retracted.length > MOST_CHANGES) {
    return new BadInput(`More than ${MOST_CHANGES} events have changed. Take a shorter span.`, ['to']);
  }
  return { from: { seq: from, state: before }, to: { seq: until, state: after }, ...changes };
}

/** The events that are shown, by the change set they are shown as of and their ids. */
async function eventsThen(
  compared: readonly (Compared | BadInput)[],
  context: ViewerContext,
): Promise<Map<string, CaseEvent>> {
  const wanted = new Map<number, Set<string>>();
  const want = (seq: number, ids: readonly string[]): void => {
    if (ids.length > 0) wanted.set(seq, new Set([...(wanted.get(seq) ?? []), ...ids]));
  };
  for (const one of compared) {
    if (one instanceof BadInput) continue;
    want(one.from.seq, [...one.retracted, ...one.corrected.map(({ before }) => before)]);
    want(one.to.seq, [...one.added, ...one.corrected.map(({ after }) => after)]);
  }
  const events = new Map<string, CaseEvent>();
  for (const [seq, ids] of wanted) {
    const then = context.past(context.asked);
    try {
      then.goTo(seq);
      const found = await Promise.all([...ids].map((key) => then.loader(eventLoader).load({ key })));
      for (const event of found) if (event) events.set(`${seq} ${event.key}`, event);
    } finally {
      await then.end();
    }
  }
  return events;
}

/** What was hidden between the statements is not there, like anything that is hidden. */
function withEvents(
  one: Compared | BadInput,
  event: (seq: number, id: string) => CaseEvent | null,
): StatesCompared | BadInput {
  if (one instanceof BadInput) return one;
  const { from, to } = one;
  return {
    from,
    to,
    added: one.added.flatMap((id) => event(to.seq, id) ?? []),
    retracted: one.retracted.flatMap((id) => event(from.seq, id) ?? []),
    corrected: one.corrected.flatMap(({ before, after }) => {
      const [old, next] = [event(from.seq, before), event(to.seq, after)];
      return old && next ? [{ before: old, after: next }] : [];
    }),
  };
}
