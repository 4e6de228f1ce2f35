import type { Flag } from './shapes.js';

/**
 * Pieces of SQL that build JSON in the shape of the graph, so that resolvers read what is there. All of them take an
 * alias that the surrounding statement has put in scope, never a value: values are parameters.
 */

/** A fuzzy date column triple as an object, or null. */
export function fuzzyJson(column: string): string {
  return `CASE WHEN ${column}_edtf IS NOT NULL THEN json_build_object('edtf', ${column}_edtf, 'earliest', ${column}_earliest, 'latest', ${column}_latest) END`;
}

/** Identity of a record of a type: `__typename` for unions, `key` for loaders, the global `id` for clients. */
export function identityJson(type: string, alias: string): string {
  return `'__typename', '${type}', 'key', ${alias}.id, 'id', '${type}_' || ${alias}.id`;
}

/**
 * The fields of `Recorded`. `recordedAt` is looked up only where it is asked for: the change set's time is not copied
 * into every row, since it is known only when the change set is numbered.
 */
export function recordedJson(type: string, alias: string, recordedAt: Flag): string {
  return `${identityJson(type, alias)}, 'version', ${alias}.version,
    'confidentiality', CASE ${alias}.reach WHEN 0 THEN 'PUBLIC' WHEN 1 THEN 'PARTNER' WHEN 2 THEN 'RESTRICTED' ELSE 'SEALED' END,
    'recordedAt', ${when(recordedAt, `SELECT change.at FROM ledger.change_sets change WHERE change.id = ${alias}.change_id`)}`;
}

/** A list as JSON, empty where nothing is found. */
export function listJson(item: string, from: string, order: string): string {
  return `coalesce((SELECT json_agg(${item} ORDER BY ${order}) FROM ${from}), '[]'::json)`;
}

/** A part of a statement that is there only where it is asked for; else null. */
export function when(flag: Flag, part: string): string {
  return flag ? `(${part})` : 'NULL';
}
