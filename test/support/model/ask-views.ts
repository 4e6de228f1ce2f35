import type { Someone } from '../write-server.js';
import { byId, type View } from './model-view.js';

/** How many states are asked for in one request: as many as its limits allow. */
const AT_ONCE = 10;

const VIEW = `fragment V on Query {
  cases(first: 20, filter: { text: $mark }, orderBy: TITLE) { totalCount nodes {
    id title status opened { edtf } closed { edtf }
    timeline(first: 60) { totalCount nodes { id kind date { edtf } defendants { id } citations { source { id } } } }
    participants { id party { ... on Person { id } } }
    charges { id status }
  } }
  persons(first: 20, filter: { text: $mark }) { totalCount nodes { id name summary custody { state } cases(first: 20) { totalCount nodes { id } } } }
  events(first: 60, filter: { text: $mark }) { totalCount nodes { id } }
  sources(first: 20, filter: { text: $mark }) { totalCount nodes { id } }
}`;

/** What somebody reads of the records of a run, as of each of these change sets; null is now. */
export async function askViews(who: Someone, mark: string, seqs: readonly (number | null)[]): Promise<View[]> {
  const views: View[] = [];
  for (let place = 0; place < seqs.length; place += AT_ONCE) {
    const some = seqs.slice(place, place + AT_ONCE);
    const fields = some.map((seq) => (seq === null ? '...V' : `s${seq}: asOf(seq: ${seq}) { ...V }`));
    const data = await who.data<View & Record<string, View>>(`query ($mark: String!) { ${fields.join(' ')} } ${VIEW}`, {
      mark,
    });
    for (const seq of some) views.push(ordered(seq === null ? data : data[`s${seq}`]!, seq));
  }
  return views;
}

/** With lists in the order of the model, and IDs without the state they were read as of. */
function ordered({ cases, persons, events, sources }: View, seq: number | null): View {
  const sorted = <Node extends { id: string }>(nodes: readonly Node[]) => nodes.toSorted(byId);
  const bare = JSON.parse(JSON.stringify({ cases, persons, events, sources }).replaceAll(`@${seq}"`, '"')) as View;
  return {
    cases: {
      ...bare.cases,
      nodes: sorted(bare.cases.nodes).map((one) => ({
        ...one,
        timeline: {
          ...one.timeline,
          nodes: one.timeline.nodes.map((event) => ({
            ...event,
            citations: event.citations.toSorted((a, b) => byId(a.source, b.source)),
          })),
        },
        participants: sorted(one.participants),
        charges: sorted(one.charges),
      })),
    },
    persons: {
      ...bare.persons,
      nodes: sorted(bare.persons.nodes).map((one) => ({
        ...one,
        cases: { ...one.cases, nodes: sorted(one.cases.nodes) },
      })),
    },
    events: { ...bare.events, nodes: sorted(bare.events.nodes) },
    sources: { ...bare.sources, nodes: sorted(bare.sources.nodes) },
  };
}
