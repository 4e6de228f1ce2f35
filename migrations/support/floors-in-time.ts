import { HANGS_ON_WITH_MERGED } from './hangs-on.js';
import { beside, FOLLOWED_IN_ORDER, OF_PERSONS, presentReach, UNDER_PERSONS } from './past-floor.js';

/*
 * How hidden a version is at least, for what it refers to; in place of the rules in `past-floor`, by which a version was as hidden as
 * what it hung on had ever been. What it hung on may have been one person's, another's, and the first one's again while it lasted: it
 * is as hidden as that is for the time that hides least. Nothing depends on when a version ends but by whom it names itself: writing
 * to a row alters nothing of what is seen of its past.
 */

const TABLES = Object.keys(HANGS_ON_WITH_MERGED);

/** How hidden a record that stood all the while was, for the time that hid it least. */
const inherited = (parent: string, id: string): string =>
  `coalesce((SELECT min(ledger.past_floor(p)) FROM history.${parent} p WHERE p.id = ${id} AND ${beside('p')}), 0)`;

/** The lowest of what is named by rows of a table; 0 where there was a time without any: then nobody was named, which is no secret. */
const named = (table: string, floor: string): string =>
  `coalesce((SELECT CASE WHEN range_agg(int8range(d.seq, d.until_seq)) @> int8range(h.seq, h.until_seq) THEN min(${floor}) END
            FROM history.${table} d WHERE d.event_id = h.id AND ${beside('d')}), 0)`;

function floorsOf(table: string): string[] {
  const terms = (HANGS_ON_WITH_MERGED[table] ?? [])
    .filter(([, parent]) => UNDER_PERSONS.has(parent))
    .flatMap(([column, parent]) => [
      presentReach(parent, `h.${column}`),
      ...(parent === 'persons' ? [] : [inherited(parent, `h.${column}`)]),
    ]);
  if (table !== 'case_events') return terms;
  // An event is as hidden as the least hidden of its defendants, and of its charges.
  return [
    ...terms,
    named('event_defendants', presentReach('persons', 'd.person_id')),
    named(
      'event_charges',
      `greatest(${presentReach('charges', 'd.charge_id')}, ${inherited('charges', 'd.charge_id')})`,
    ),
  ];
}

/** A row that says what it said when it was last written is as hidden as it is at present, and no more. */
const stands = (table: string): string =>
  `h.until_seq IS NULL AND EXISTS (SELECT FROM live.${table} l WHERE l.id = h.id AND l.version = h.version)`;

/** In place of the functions of the same name. */
export const FLOORS_IN_TIME = TABLES.filter((table) => table !== 'merged_persons')
  .map((table): string => {
    const terms = floorsOf(table);
    return `
      CREATE OR REPLACE FUNCTION ledger.past_floor(h history.${table}) RETURNS smallint LANGUAGE sql STABLE AS $$
        SELECT ${
          terms.length === 0
            ? '0'
            : `CASE WHEN h.operation = 'RETRACTED' OR NOT ledger.ever_merged() OR ${stands(table)} THEN 0 ELSE greatest(${terms.join(',\n          ')}) END`
        }::smallint
      $$;`;
  })
  .join('');

/** What hangs on what hangs on a person, and what an event is told of with: tables, their columns, and the tables those lead to. */
const RESTING: readonly (readonly [kind: string, id: string, from: string, column: string, parent: string])[] = [
  ...Object.entries(HANGS_ON_WITH_MERGED).flatMap(([child, parents]) =>
    parents
      .filter(([, parent]) => parent !== 'persons' && UNDER_PERSONS.has(parent))
      .map(([column, parent]) => [child, 'id', child, column, parent] as const),
  ),
  ...['event_defendants', 'event_charges'].map((table) => ['case_events', 'event_id', table, 'id', table] as const),
];

/**
 * What still names a person moves with them, and what hangs on it. An event may not: of its defendants there may be more now than there
 * were, and it is as hidden as the least of them.
 */
const unlessStill = (child: string, column: string): string =>
  child === 'event_defendants'
    ? ''
    : ` AND NOT EXISTS (SELECT FROM live.${child} l WHERE l.id = h.id AND l.${column} = h.${column})`;

/** What rests on a person in the past, and has it follow. */
export const RESTED_ON_PERSONS = `
      -- What named these persons once and does so no more, since it is another's or gone, with all that hung on that, now or ever; nothing
      -- where nobody was ever merged. What names them still moves when they do, and what hangs on that with it. Also of who was never
      -- merged: an event is as hidden as the least hidden that it named.
      CREATE FUNCTION ledger.rested_on(p_persons uuid[]) RETURNS TABLE (kind text, id uuid) LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp AS $$
      #variable_conflict use_column
      DECLARE v_kinds text[] := '{}'; v_ids uuid[] := '{}'; v_level text[]; v_level_ids uuid[];
      BEGIN
        IF p_persons IS NULL OR NOT ever_merged() THEN RETURN; END IF;
        SELECT array_agg(w.kind), array_agg(w.id) INTO v_level, v_level_ids FROM (
          ${OF_PERSONS.map(([child, column]) => `SELECT '${child}' AS kind, h.id FROM history.${child} h WHERE h.${column} = ANY (p_persons)${unlessStill(child, column)}`).join('\n          UNION ')}
          UNION SELECT 'event_charges', h.id FROM live.charges c JOIN history.event_charges h ON h.charge_id = c.id
            WHERE c.defendant_id = ANY (p_persons) AND h.operation = 'RETRACTED' AND h.until_seq IS NULL) w;
        WHILE v_level IS NOT NULL LOOP
          v_kinds := v_kinds || v_level;
          v_ids := v_ids || v_level_ids;
          SELECT array_agg(w.kind), array_agg(w.id) INTO v_level, v_level_ids FROM (
            (${RESTING.map(
              ([kind, id, from, column, parent]) =>
                `SELECT '${kind}' AS kind, h.${id} AS id FROM unnest(v_level, v_level_ids) f (kind, id) JOIN history.${from} h ON h.${column} = f.id WHERE f.kind = '${parent}'`,
            ).join('\n            UNION ')})
            EXCEPT SELECT f.kind, f.id FROM unnest(v_kinds, v_ids) f (kind, id)) w;
        END LOOP;
        RETURN QUERY SELECT f.kind, f.id FROM unnest(v_kinds, v_ids) f (kind, id);
      END $$;

      CREATE FUNCTION ledger.follow_rested(p_persons uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
      DECLARE v_kind text; v_ids uuid[];
      BEGIN
        FOR v_kind, v_ids IN SELECT r.kind, array_agg(r.id) FROM rested_on(p_persons) r GROUP BY r.kind ORDER BY ${FOLLOWED_IN_ORDER}, r.kind) LOOP
          -- What stands as it was written follows what it hangs on by itself; what has ended may not.
          EXECUTE format('SELECT array_agg(DISTINCT h.id) FROM history.%I h WHERE h.id = ANY ($1) AND h.until_seq IS NOT NULL', v_kind) INTO v_ids USING v_ids;
          CONTINUE WHEN v_ids IS NULL;
          EXECUTE format('SELECT ledger.%I($1)', 'follow_' || v_kind) USING v_ids;
        END LOOP;
      END $$;
      REVOKE ALL ON FUNCTION ledger.rested_on(uuid[]), ledger.follow_rested(uuid[]) FROM PUBLIC;`;

export const DROP_RESTED_ON_PERSONS = `DROP FUNCTION ledger.follow_rested(uuid[]), ledger.rested_on(uuid[]);`;

/** Has every version, and with it its entry, have the floor that these rules give it, after others did. */
export const FOLLOW_ALL_FLOORS = TABLES.filter((table) => table !== 'merged_persons')
  .map(
    (table) => `
      SELECT ledger.follow_${table}(array_agg(DISTINCT h.id)) FROM history.${table} h WHERE ledger.ever_merged() AND h.shown <> greatest(h.reach, ledger.past_floor(h),
        coalesce((SELECT l.reach FROM live.${table} l WHERE l.id = h.id), (SELECT q.shown FROM history.${table} q WHERE q.id = h.id AND q.until_seq IS NULL))) HAVING count(*) > 0;`,
  )
  .join('');
