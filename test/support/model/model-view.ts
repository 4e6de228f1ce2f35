import { custodyAfter, standingAfter } from './model-standing.js';
import { citationId, type RecordModel, type Row, type State } from './record-model.js';

/** A list as the graph answers it: how many there are, and which. */
interface List<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
}

interface SeenEvent {
  readonly id: string;
  readonly kind: string;
  readonly date: { readonly edtf: string };
  readonly defendants: readonly { readonly id: string }[];
  readonly citations: readonly { readonly source: { readonly id: string } }[];
}

interface SeenCase {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly opened: { readonly edtf: string } | null;
  readonly closed: { readonly edtf: string } | null;
  readonly timeline: List<SeenEvent>;
  readonly participants: readonly { readonly id: string; readonly party: { readonly id: string } }[];
  readonly charges: readonly { readonly id: string; readonly status: string }[];
}

interface SeenPerson {
  readonly id: string;
  readonly name: string;
  readonly summary: string | null;
  readonly custody: { readonly state: string };
  readonly cases: List<{ readonly id: string }>;
}

/** What somebody sees of the records of a run; lists that are in no order of time are in the order of their IDs. */
export interface View {
  readonly cases: List<SeenCase>;
  readonly persons: List<SeenPerson>;
  readonly events: List<{ readonly id: string }>;
  readonly sources: List<{ readonly id: string }>;
}

export const byId = (one: { id: string }, other: { id: string }): number =>
  one.id < other.id ? -1 : Number(one.id > other.id);

const list = <Node>(nodes: readonly Node[]): List<Node> => ({ totalCount: nodes.length, nodes });
const edtf = (day: string | null) => (day === null ? null : { edtf: day });

/** What a viewer of a tier sees by the model: now, or as of a change set. */
export function expectedView(model: RecordModel, seq: number | null, tier: number): View {
  const state = seq === null ? model.now : model.at(seq);
  const sees = (id: string) => (seq === null ? model.reachIn(state, id) : model.reachInPast(state, id)) <= tier;
  const seen = [...state.values()].filter(({ id }) => sees(id)).toSorted(byId);
  const of = (table: Row['table']) => seen.filter((row) => row.table === table);
  const standing = withoutCorrected(state, of('case_events')).toSorted((one, other) =>
    one.day! < other.day! ? -1 : 1,
  );
  const parts = [...of('case_participants'), ...of('charges')];
  return {
    cases: list(of('cases').map((row) => seenCase(row, { standing, parts, of }))),
    persons: list(
      of('persons').flatMap(({ id, summary = null }) => {
        const name = of('names').find(({ on, kind }) => on.person === id && kind === 'PRIMARY')?.text;
        // Who was given another name while hidden is found under the former one no more.
        if (name === undefined) return [];
        const cases = new Set(parts.filter(({ on }) => on.person === id).map(({ on }) => on.case!));
        const custody = { state: custodyAfter(eventsAbout(id, { standing, parts, of })) };
        return [{ id, name, summary, custody, cases: list([...cases].toSorted().map((one) => ({ id: one }))) }];
      }),
    ),
    events: list(standing.map(({ id }) => ({ id })).toSorted(byId)),
    sources: list(of('sources').map(({ id }) => ({ id }))),
  };
}

interface Seen {
  readonly standing: readonly Row[];
  readonly parts: readonly Row[];
  readonly of: (table: Row['table']) => Row[];
}

function seenCase({ id, text = '' }: Row, { standing, parts, of }: Seen): SeenCase {
  const own = parts.filter(({ on }) => on.case === id);
  const charges = own.filter(({ table }) => table === 'charges');
  const cited = new Set(of('citations').map((row) => row.id));
  const sources = of('sources');
  const events = standing.filter(({ on }) => on.case === id);
  const stands = standingAfter(
    events,
    charges.map((charge) => charge.id),
  );
  return {
    id,
    title: text,
    status: stands.status,
    opened: edtf(stands.opened),
    closed: edtf(stands.closed),
    timeline: list(
      events.map((event) => ({
        id: event.id,
        kind: event.kind!,
        date: { edtf: event.day! },
        defendants: of('event_defendants')
          .filter(({ on }) => on.event === event.id)
          .map(({ on }) => ({ id: on.person! })),
        citations: sources
          .filter((source) => cited.has(citationId(event.id, source.id)))
          .map((source) => ({ source: { id: source.id } })),
      })),
    ),
    participants: own
      .filter(({ table }) => table === 'case_participants')
      .map((row) => ({ id: row.id, party: { id: row.on.person! } })),
    charges: charges.map((charge) => ({ id: charge.id, status: stands.charges.get(charge.id)! })),
  };
}

/**
 * The events about somebody in the cases where they stand accused: those that name them; of those that name nobody, those
 * about a charge against them, and those about the whole case. A charge against nobody in particular is the only defendant's.
 */
function eventsAbout(person: string, { standing, parts, of }: Seen): Row[] {
  const named = new Map(of('event_defendants').map(({ on }) => [on.event!, on.person!]));
  const accusations = parts.filter(({ table, kind }) => table === 'charges' || kind === 'DEFENDANT');
  return standing.filter((event) => {
    const own = accusations.filter(({ on }) => on.case === event.on.case);
    const accused = new Set(own.flatMap(({ on }) => on.person ?? []));
    if (!accused.has(person)) return false;
    if (named.has(event.id)) return named.get(event.id) === person;
    const charge = own.find(({ id }) => id === event.charge);
    return !charge || (charge.on.person ?? (accused.size === 1 ? person : null)) === person;
  });
}

/** The events in whose place none stands that is seen, itself or through corrections that are not. */
function withoutCorrected(state: State, events: readonly Row[]): Row[] {
  const seen = new Set(events.map(({ id }) => id));
  const corrected = new Set<string>();
  for (const { corrects } of events) {
    let old = corrects ?? null;
    while (old !== null && !seen.has(old)) old = state.get(old)?.corrects ?? null;
    if (old !== null) corrected.add(old);
  }
  return events.filter(({ id }) => !corrected.has(id));
}
