import { HANGS_ON_WITH_MERGED } from './hangs-on.js';

/*
 * A row keeps its past when it comes to hang on another record: what was a duplicate's is the survivor's after a merge. A version from
 * before still refers to the duplicate, and is to be as hidden as that is now, whatever the row itself may be shown to.
 */

const TABLES = Object.keys(HANGS_ON_WITH_MERGED);

/** What hangs on persons, or on what hangs on them, those that others hang on first. */
export const UNDER_PERSONS: ReadonlySet<string> = TABLES.reduce(
  (found, table) =>
    table === 'case_events' || (HANGS_ON_WITH_MERGED[table] ?? []).some(([, parent]) => found.has(parent))
      ? found.add(table)
      : found,
  new Set(['persons']),
);

/** The present reach of a record, whether it stands or is gone. */
export const presentReach = (parent: string, id: string): string =>
  `coalesce((SELECT p.reach FROM live.${parent} p WHERE p.id = ${id}), (SELECT q.shown FROM history.${parent} q WHERE q.id = ${id} AND q.until_seq IS NULL), 0)`;

/** Whether a version stood at some time while `h` did. */
export const beside = (alias: string): string =>
  `${alias}.operation <> 'RETRACTED' AND ${alias}.seq < coalesce(h.until_seq, 9223372036854775807) AND (${alias}.until_seq IS NULL OR ${alias}.until_seq > h.seq)`;

/** How hidden the versions of a record that stood beside `h` are for what they refer to. */
const inherited = (parent: string, id: string): string =>
  `coalesce((SELECT max(ledger.past_floor(p)) FROM history.${parent} p WHERE p.id = ${id} AND ${beside('p')}), 0)`;

function floorsOf(table: string): string[] {
  const terms = (HANGS_ON_WITH_MERGED[table] ?? [])
    .filter(([, parent]) => UNDER_PERSONS.has(parent))
    .flatMap(([column, parent]) => [
      presentReach(parent, `h.${column}`),
      ...(parent === 'persons' ? [] : [inherited(parent, `h.${column}`)]),
    ]);
  if (table !== 'case_events') return terms;
  // Of one that stands, what it no longer names does not count.
  const named = `${beside('d')} AND (h.until_seq IS NOT NULL OR d.until_seq IS NULL)`;
  // An event is as hidden as the least hidden of its defendants, and of its charges.
  return [
    ...terms,
    `coalesce((SELECT min(${presentReach('persons', 'd.person_id')}) FROM history.event_defendants d WHERE d.event_id = h.id AND ${named}), 0)`,
    `coalesce((SELECT min(${inherited('charges', 'd.charge_id')}) FROM history.event_charges d WHERE d.event_id = h.id AND ${named}), 0)`,
  ];
}

/** Nothing has ever come to hang on another record where nobody was ever merged; then it costs next to nothing. */
const floorFunction = (table: string): string => {
  const terms = table === 'merged_persons' ? [] : floorsOf(table);
  return `
      CREATE FUNCTION ledger.past_floor(h history.${table}) RETURNS smallint LANGUAGE sql STABLE AS $$
        SELECT ${terms.length === 0 ? '0' : `CASE WHEN h.operation = 'RETRACTED' OR NOT ledger.ever_merged() THEN 0 ELSE greatest(${terms.join(',\n          ')}) END`}::smallint
      $$;
      REVOKE ALL ON FUNCTION ledger.past_floor(history.${table}) FROM PUBLIC;`;
};

/** Says of a version how hidden it is at least, for what it refers to: a function of that name for each table of records. */
export const PAST_FLOORS = `
      CREATE FUNCTION ledger.ever_merged() RETURNS boolean LANGUAGE sql STABLE SET enable_seqscan TO off AS $$
        SELECT EXISTS (SELECT FROM history.merged_persons)
      $$;
      REVOKE ALL ON FUNCTION ledger.ever_merged() FROM PUBLIC;
${TABLES.map(floorFunction).join('')}`;

export const DROP_PAST_FLOORS = TABLES.toReversed()
  .map((table) => `DROP FUNCTION ledger.past_floor(history.${table});`)
  .concat('DROP FUNCTION ledger.ever_merged();')
  .join('\n      ');

/** Has versions from before this rule follow it. */
export const FOLLOW_FLOORS = TABLES.filter((table) => table !== 'merged_persons')
  .map(
    (table) =>
      `SELECT ledger.follow_${table}(array_agg(DISTINCT h.id)) FROM history.${table} h WHERE h.shown < ledger.past_floor(h) HAVING count(*) > 0;`,
  )
  .join('\n      ');

/** What hangs on a person: tables with their columns. */
export const OF_PERSONS = Object.entries(HANGS_ON_WITH_MERGED).flatMap(([child, parents]) =>
  parents
    .filter(([, parent]) => parent === 'persons' && child !== 'merged_persons')
    .map(([column]): [string, string] => [child, column]),
);

const END_OF_PERSONS = '    END $function$';

/** With somebody's reach moves the floor of what was theirs once, also of what is another's since. */
export const FOLLOWED_ROWS = `
      IF ever_merged() THEN
${OF_PERSONS.map(
  ([
    child,
    column,
  ]) => `        SELECT array_agg(DISTINCT r.id) INTO moved FROM history.${child} r WHERE r.${column} = ANY (p_ids);
        IF moved IS NOT NULL THEN PERFORM follow_${child}(moved); END IF;`,
).join('\n')}
      END IF;
    END $function$`;

/** Of `follow_…`: the versions and entries of a record have the floor of each. */
export const followingFloor = (table: string): readonly (readonly [string, string])[] => {
  const present = `coalesce((SELECT l.reach FROM live.${table} l WHERE l.id = r.id), r.shown)`;
  const ofEntry = `coalesce((SELECT past_floor(v) FROM history.${table} v WHERE v.id = e.record_id AND v.seq = e.seq), 0)`;
  const rows: readonly (readonly [string, string])[] = table === 'persons' ? [[END_OF_PERSONS, FOLLOWED_ROWS]] : [];
  return [
    ...rows,
    [`greatest(h.reach, ${present})`, `greatest(h.reach, ${present}, past_floor(h))`],
    [`greatest(e.reach, ${present})`, `greatest(e.reach, ${present}, ${ofEntry})`],
  ];
};

/** Those that others hang on first: who a merged person is now before what hung on that person. */
export const FOLLOWED_IN_ORDER = `array_position(ARRAY['persons', 'merged_persons', ${TABLES.filter(
  (table) => table !== 'persons' && table !== 'merged_persons',
)
  .map((table) => `'${table}'`)
  .join(', ')}]`;
