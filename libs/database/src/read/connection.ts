import {
  type Connection,
  decodeCursor,
  encodeCursor,
  type GraphRecord,
  type KeyShape,
  type Page,
  type PageArgs,
  pageOf,
} from '@app/kernel';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { GraphContext, LoaderFactory } from './graph-context.js';
import { countRows, type ListedRow, type ListQuery, listRows, type OrderColumn } from './list.js';
import type { Lookup } from './loaders.js';

/** A list to be shown page by page. */
export interface ConnectionRequest<Value> {
  /** Names the list and its order in cursors: `cases:TITLE`. */
  name: string;
  query: ListQuery;
  /** What the query was composed from: two requests with the same text share a statement. */
  signature: string;
  args: PageArgs;
  /** The record the list belongs to; null for a list of all. */
  parent: string | null;
  load: LoaderFactory<Lookup, Value | null>;
}

interface PageRequest {
  query: ListQuery;
  signature: string;
  page: Page;
  from: string[] | null;
  rows: boolean;
  count: boolean;
  parent: string | null;
}

interface PageRows {
  rows: ListedRow[];
  count: number;
}

/**
 * One page of a list. Rows are found by keyset, so pages stay put while records are added between them; the total is
 * counted only where the query asks for it; pages of the same list under several parents take one statement together.
 */
export async function connection<Value extends GraphRecord>(
  context: GraphContext,
  info: GraphQLResolveInfo,
  request: ConnectionRequest<Value>,
): Promise<Connection<Value>> {
  const { name, query, args, parent, load } = request;
  const page = pageOf(args);
  const { rows, count } = await context.loader(pageLoader).load({
    query,
    signature: request.signature,
    page,
    from: startOf(page, name, query.order),
    rows: selects(info, 'edges', 'nodes', 'pageInfo'),
    count: selects(info, 'totalCount'),
    parent,
  });
  const shown = rows.slice(0, page.limit);
  if (page.direction === 'BACKWARD') shown.reverse();
  const records = selects(info, 'edges', 'nodes')
    ? await Promise.all(shown.map(({ key }) => context.loader(load).load({ key })))
    : [];
  const places = shown.map(({ cursor }) => new Place(name, query.order, cursor));
  const edges = places.flatMap((place, index) => {
    const node = records[index];
    // Hidden or retracted between the two statements: not there, like any record that is not.
    return node ? [new PlacedEdge(place, node)] : [];
  });
  return connectionOfEdges(page, edges, rows.length > page.limit, count, places);
}

/** Where a record stands in a list. Its cursor is made when it is asked for: few queries ask. */
export class Place {
  constructor(
    private readonly name: string,
    private readonly order: readonly OrderColumn[],
    private readonly values: readonly string[],
  ) {}

  get cursor(): string {
    return cursorOf(this.name, this.order, this.values);
  }
}

/** A record in its place. */
export class PlacedEdge<Value> {
  constructor(
    private readonly place: Place,
    readonly node: Value,
  ) {}

  get cursor(): string {
    return this.place.cursor;
  }
}

/** Puts a page together, where its edges are known; `places` where rows are known and nodes are not. */
export function connectionOfEdges<Value>(
  page: Page,
  edges: PlacedEdge<Value>[],
  more: boolean,
  totalCount: number,
  places: readonly { readonly cursor: string }[] = edges,
): Connection<Value> {
  const forward = page.direction === 'FORWARD';
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: forward ? more : page.before !== null,
      hasPreviousPage: forward ? page.after !== null : more,
      get startCursor() {
        return places[0]?.cursor ?? null;
      },
      get endCursor() {
        return places.at(-1)?.cursor ?? null;
      },
    },
    totalCount,
  };
}

/** The order columns' values that a page starts behind. */
export function startOf(page: Page, name: string, order: readonly OrderColumn[]): string[] | null {
  const argument = page.direction === 'FORWARD' ? 'after' : 'before';
  const cursor = page[argument];
  if (cursor === null) return null;
  const shape = order.map(({ type }): KeyShape => SHAPES[type]);
  return decodeCursor(name, cursor, { shape, argument }).map((key, place) => String(key ?? order[place]?.unknown));
}

/** A cursor to a row with these values in the order's columns; a date that stands for an unknown one is null in it. */
function cursorOf(name: string, order: readonly OrderColumn[], values: readonly string[]): string {
  return encodeCursor(
    name,
    values.map((value, place) => {
      const column = order[place];
      if (value === column?.unknown) return null;
      return column?.type === 'integer' ? Number(value) : value;
    }),
  );
}

const SHAPES: Record<OrderColumn['type'], KeyShape> = { date: 'day?', text: 'text', uuid: 'uuid', integer: 'integer' };

/** Whether the selection of this field holds any of these fields, directly or by fragments. */
function selects(info: GraphQLResolveInfo, ...fields: string[]): boolean {
  const holds = (set: SelectionSetNode | undefined): boolean =>
    set !== undefined &&
    set.selections.some((selection) => {
      if (selection.kind === 'Field') return fields.includes(selection.name.value);
      if (selection.kind === 'InlineFragment') return holds(selection.selectionSet);
      return holds(info.fragments[selection.name.value]?.selectionSet);
    });
  return info.fieldNodes.some((node) => holds(node.selectionSet));
}

const pageLoader: LoaderFactory<PageRequest, PageRows> = ({ read }) =>
  new DataLoader<PageRequest, PageRows, string>(
    async (requests) => {
      const groups = Map.groupBy(requests, groupKey);
      const answers = new Map<string, PageRows>();
      await Promise.all(
        [...groups].map(async ([group, [first, ...others]]) => {
          if (!first) return;
          const parents = first.parent === null ? null : [first, ...others].flatMap(({ parent }) => parent ?? []);
          const slice = { limit: first.page.limit, backward: first.page.direction === 'BACKWARD', from: first.from };
          const [rows, counts] = await Promise.all([
            first.rows ? listRows(read, first.query, slice, parents) : [],
            first.count ? countRows(read, first.query, parents) : new Map<string | null, number>(),
          ]);
          const byParent = Map.groupBy(rows, ({ parent }) => parent);
          for (const parent of parents ?? [null]) {
            answers.set(`${group} ${parent}`, { rows: byParent.get(parent) ?? [], count: counts.get(parent) ?? 0 });
          }
        }),
      );
      return requests.map((request) => answers.get(`${groupKey(request)} ${request.parent}`) ?? { rows: [], count: 0 });
    },
    { cacheKeyFn: (request) => `${groupKey(request)} ${request.parent}` },
  );

function groupKey({ signature, page, from, rows, count }: PageRequest): string {
  return JSON.stringify([signature, page.limit, page.direction, from, rows, count]);
}
