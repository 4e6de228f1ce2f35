import { PreparedNames } from './prepared-names.js';
import type { Read } from './read.js';

/** Adds a value to a statement and answers with its placeholder, cast to the given type. */
export type Parameter = (value: unknown, type: string) => string;

/** One condition of a list, written when the statement is composed. */
export type Condition = (parameter: Parameter) => string;

/** Whether a filter has this condition. An empty text or list is one, and lets nothing through. */
export function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** One column a list is ordered by: never null, and all of one list go the same way, so that a row comparison pages. */
export interface OrderColumn {
  expression: string;
  type: 'date' | 'text' | 'uuid' | 'integer';
  /** The value that stands where no date is known, so that the column is never null. */
  unknown?: 'infinity' | '-infinity';
  /**
   * For lists in which a record moves when others are added ahead of it: the column's value now, of the record whose id is
   * the value of the last column. A cursor holds what it was.
   */
  now?: (record: string) => string;
}

/** A list of records: what is listed, which of them, in what order. */
export interface ListQuery {
  /** Which expression is the record's uuid. */
  key: string;
  /** Tables and joins, with `WHERE` left to the conditions. */
  from: string;
  conditions: readonly Condition[];
  order: readonly OrderColumn[];
  descending: boolean;
  /** For lists under a parent: the condition that ties a row to `parent.key`. */
  scope?: string;
}

/** Where a page starts and how long it is; `after` and `before` hold the order columns' values of a record. */
export interface Slice {
  limit: number;
  backward: boolean;
  from: readonly (string | number)[] | null;
}

/** One listed record: its key and the values that a cursor to it holds. */
export interface ListedRow {
  parent: string | null;
  key: string;
  cursor: string[];
}

/** One row more than asked for tells whether there is a further page. */
export async function listRows(
  read: Read,
  list: ListQuery,
  slice: Slice,
  parents: readonly string[] | null,
): Promise<ListedRow[]> {
  const { text, values } = compose(list, slice, parents);
  return read.rows<ListedRow>(names.statement(text), values);
}

/** How many records a list has, per parent, or in all. */
export async function countRows(
  read: Read,
  list: ListQuery,
  parents: readonly string[] | null,
): Promise<Map<string | null, number>> {
  const values: unknown[] = [];
  const parameter = collect(values);
  const inner = (scope: string[]) =>
    `SELECT count(*)::integer AS count FROM ${list.from} ${where([...scope, ...list.conditions.map((c) => c(parameter))])}`;
  const text = parents
    ? `SELECT parent.key AS parent, list.count FROM unnest(${parameter(parents, 'uuid[]')}) parent (key) CROSS JOIN LATERAL (${inner([list.scope ?? 'true'])}) list`
    : `SELECT NULL AS parent, list.count FROM (${inner([])}) list`;
  const rows = await read.rows<{ parent: string | null; count: number }>(names.statement(text), values);
  return new Map(rows.map((row) => [row.parent, row.count]));
}

function compose(
  list: ListQuery,
  slice: Slice,
  parents: readonly string[] | null,
): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const parameter = collect(values);
  const head = parents ? `unnest(${parameter(parents, 'uuid[]')}) parent (key) CROSS JOIN LATERAL` : '';
  const conditions = [
    ...(parents ? [list.scope ?? 'true'] : []),
    ...list.conditions.map((condition) => condition(parameter)),
  ];
  const descending = list.descending !== slice.backward;
  if (slice.from) {
    const columns = list.order.map(({ expression }) => expression).join(', ');
    // What is an integer in JSON may be more than four bytes.
    const then = list.order.map(({ type }, place) =>
      parameter(slice.from?.[place], type === 'integer' ? 'bigint' : type),
    );
    const record = then.at(-1) ?? '';
    const bounds = list.order.map(({ now }, place) => (now ? `coalesce(${now(record)}, ${then[place]})` : then[place]));
    conditions.push(`(${columns}) ${descending ? '<' : '>'} (${bounds.join(', ')})`);
  }
  const direction = descending ? 'DESC' : 'ASC';
  const page = `SELECT ${list.key} AS key, ARRAY[${list.order.map(({ expression }) => `(${expression})::text`).join(', ')}] AS cursor,
      row_number() OVER (ORDER BY ${list.order.map(({ expression }) => `${expression} ${direction}`).join(', ')}) AS place
    FROM ${list.from} ${where(conditions)}
    ORDER BY ${list.order.map(({ expression }) => `${expression} ${direction}`).join(', ')} LIMIT ${parameter(slice.limit + 1, 'integer')}`;
  return {
    text: `SELECT ${parents ? 'parent.key' : 'NULL'} AS parent, list.key, list.cursor FROM ${head} (${page}) list ORDER BY list.place`,
    values,
  };
}

function collect(values: unknown[]): Parameter {
  return (value, type) => `$${values.push(value)}::${type}`;
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.join('\n      AND ')}` : '';
}

/** How many lists a connection keeps prepared. */
const MOST_PREPARED = 64;

const names = new PreparedNames('list', MOST_PREPARED);
