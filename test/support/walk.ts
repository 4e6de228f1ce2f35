import type { GraphClient } from './graph-client.js';

/** A list of the graph, by how one asks for it. */
export interface ListInGraph {
  name: string;
  /** The selection that holds it, with `LIST` where it stands: `person(slug: "…") { LIST }`. */
  around: string;
  /** The list's field and its arguments other than those of the page: `cases(orderBy: TITLE,`. */
  field: string;
  /** Whether it can be read from its end. */
  backward: boolean;
}

export interface PageInGraph {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
}

const SELECTION = `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id }`;

/** What it takes to ask for one page; the list is called `list` in the answer. */
export function pageQuery({ around, field }: ListInGraph, direction: 'FORWARD' | 'BACKWARD'): string {
  const [variables, page] =
    direction === 'FORWARD'
      ? ['$first: Int, $after: String', 'first: $first, after: $after']
      : ['$last: Int, $before: String', 'last: $last, before: $before'];
  return `query (${variables}) { ${around.replace('LIST', `list: ${field} ${page}) { ${SELECTION} }`)} }`;
}

/** One page of a list. */
export async function pageOf(
  graph: GraphClient,
  list: ListInGraph,
  page: { first: number; after?: string | null } | { last: number; before?: string | null },
): Promise<PageInGraph> {
  const direction = 'first' in page ? 'FORWARD' : 'BACKWARD';
  return listIn(await graph.data(pageQuery(list, direction), page));
}

/** Every page from the beginning to the end. */
export async function forward(graph: GraphClient, list: ListInGraph, first: number): Promise<PageInGraph[]> {
  const pages: PageInGraph[] = [];
  for (let after: string | null = null; ;) {
    const page = await pageOf(graph, list, { first, after });
    pages.push(page);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return pages;
  }
}

/** Every page from the end to the beginning, as they were asked for. */
export async function backward(graph: GraphClient, list: ListInGraph, last: number): Promise<PageInGraph[]> {
  const pages: PageInGraph[] = [];
  for (let before: string | null = null; ;) {
    const page = await pageOf(graph, list, { last, before });
    pages.push(page);
    before = page.pageInfo.startCursor;
    if (!page.pageInfo.hasPreviousPage) return pages;
  }
}

/** The pages that a list of these edges makes, by this size, as they are to be answered going forward. */
export function pagesOf(edges: PageInGraph['edges'], size: number): PageInGraph[] {
  const starts = Array.from({ length: Math.ceil(edges.length / size) }, (_, index) => index * size);
  return starts.map((start) => {
    const shown = edges.slice(start, start + size);
    return {
      totalCount: edges.length,
      pageInfo: {
        hasNextPage: start + size < edges.length,
        hasPreviousPage: start > 0,
        startCursor: shown[0]?.cursor ?? null,
        endCursor: shown.at(-1)?.cursor ?? null,
      },
      edges: shown,
      nodes: shown.map(({ node }) => node),
    };
  });
}

/** The same, going backward: the rest, if any, is on the last page asked for. */
export function pagesBackward(edges: PageInGraph['edges'], size: number): PageInGraph[] {
  const odd = edges.length % size;
  const sizes = [...(odd > 0 ? [odd] : []), ...Array.from({ length: Math.floor(edges.length / size) }, () => size)];
  let start = 0;
  const pages = sizes.map((length) => {
    const shown = edges.slice(start, start + length);
    start += length;
    return {
      totalCount: edges.length,
      pageInfo: {
        hasNextPage: start < edges.length,
        hasPreviousPage: start - length > 0,
        startCursor: shown[0]?.cursor ?? null,
        endCursor: shown.at(-1)?.cursor ?? null,
      },
      edges: shown,
      nodes: shown.map(({ node }) => node),
    };
  });
  return pages.toReversed();
}

/** The value called `list`, wherever it is in the answer. */
function listIn(data: unknown): PageInGraph {
  const held = data as Record<string, unknown>;
  if (held['list']) return held['list'] as PageInGraph;
  return listIn(Object.values(held)[0]);
}
