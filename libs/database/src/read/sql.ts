import type { Flag, Flags } from './shapes.js';

/**
 * Pieces of SQL that build JSON in the shape of the graph, so that resolvers read what is there. All of them take an
 * alias that the surrounding statement has put in scope, never a value: values are parameters.
 */

/** A fuzzy date column triple as an object, or null. */
export function fuzzyJson(column: string): string {
  return `CASE WHEN ${column}_edtf IS NOT NULL THEN json_build_object('edtf', ${column}_edtf, 'earliest', ${column}_earliest, 'latest', ${column}_latest) END`;
}

/** The tier that a row's reach amounts to, by its name. */
export function confidentialityJson(alias: string): string {
  return `CASE ${alias}.reach WHEN 0 THEN 'PUBLIC' WHEN 1 THEN 'PARTNER' WHEN 2 THEN 'RESTRICTED' ELSE 'SEALED' END`;
}

/** The fields of an object, by their names in the graph: each an expression, of which only the wanted are computed. */
export type FieldExpressions = Readonly<Record<string, string>>;

/**
 * A record as an object: its type and key, what resolvers always need of it, and of its fields those that the document
 * asks for. Its ID is made by a function of the schema that is read, so that one read in the past says so. `recordedAt` is
 * looked up: the time of a change set is known only when it is numbered, so it is not copied into every row.
 *
 * @param needed  fields that are there whatever is asked
 */
export function recordJson(
  flags: Flags,
  type: string,
  alias: string,
  { needed = {}, fields = {} }: { needed?: FieldExpressions; fields?: FieldExpressions },
): string {
  const wanted = Object.entries({
    id: `global_id('${type}', ${alias}.id)`,
    version: `${alias}.version`,
    confidentiality: confidentialityJson(alias),
    recordedAt: `(SELECT change.at FROM ledger.change_sets change WHERE change.id = ${alias}.change_id)`,
    ...fields,
  }).filter(([name]) => flags.asked(`${type}.${name}`));
  const pairs = [['__typename', `'${type}'`], ['key', `${alias}.id`], ...Object.entries(needed), ...wanted];
  return `json_build_object(${pairs.map(([name, expression]) => `'${name}', ${expression}`).join(', ')})`;
}

/** A list as JSON, empty where nothing is found. */
export function listJson(item: string, from: string, order: string): string {
  return `coalesce((SELECT json_agg(${item} ORDER BY ${order}) FROM ${from}), '[]'::json)`;
}

/** A part of a statement that is there only where it is asked for; else null. */
export function when(flag: Flag, part: string): string {
  return flag ? `(${part})` : 'NULL';
}
