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
 * The fields of `Recorded`. `recordedAt` is looked up only where `$flag` is true: the change set's time is not copied
 * into every row, since it is known only when the change set is numbered.
 */
export function recordedJson(type: string, alias: string, recordedAt: string): string {
  return `${identityJson(type, alias)}, 'version', ${alias}.version,
    'confidentiality', CASE ${alias}.reach WHEN 0 THEN 'PUBLIC' WHEN 1 THEN 'PARTNER' WHEN 2 THEN 'RESTRICTED' ELSE 'SEALED' END,
    'recordedAt', CASE WHEN ${recordedAt} THEN (SELECT change.at FROM ledger.change_sets change WHERE change.id = ${alias}.change_id) END`;
}

/** A list as JSON, empty where nothing is found. */
export function listJson(item: string, from: string, order: string): string {
  return `coalesce((SELECT json_agg(${item} ORDER BY ${order}) FROM ${from}), '[]'::json)`;
}

/** Switches a part of a statement off unless the boolean parameter is true. */
export function when(flag: string, part: string): string {
  return `CASE WHEN ${flag} THEN (${part}) END`;
}

/** Numbers the boolean parameters of one statement after its first `taken` ones, and answers their values. */
export class Flags {
  readonly #fields: string[][] = [];

  constructor(private readonly taken: number) {}

  /** The placeholder of a part that is wanted if any of these `Type.field` is asked for. */
  asked(...fields: string[]): string {
    this.#fields.push(fields);
    return `$${this.taken + this.#fields.length}::boolean`;
  }

  /** The parameters' values for what one document asks. */
  values(asked: { any(...fields: string[]): boolean }): boolean[] {
    return this.#fields.map((fields) => asked.any(...fields));
  }
}
