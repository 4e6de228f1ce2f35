import { HANGS_ON_WITH_MERGED as HANGS_ON, RECORD_TABLES } from './hangs-on.js';
import { BY_INDEX } from './record-tables.js';

/**
 * References by which a record rests on another that is not its own: by these it says something about a person, an
 * organization, an article, a source. By all others it is a part of what it refers to, and goes with it.
 */
const RESTS_ON: readonly (readonly [child: string, column: string])[] = [
  ['case_participants', 'person_id'],
  ['case_participants', 'organization_id'],
  ['charges', 'defendant_id'],
  ['charges', 'article_id'],
  ['affiliations', 'person_id'],
  ['affiliations', 'organization_id'],
  ['relationships', 'from_id'],
  ['relationships', 'to_id'],
  ['event_parties', 'person_id'],
  ['event_parties', 'organization_id'],
  ['event_defendants', 'person_id'],
  ['penalties', 'person_id'],
  ['citations', 'source_id'],
];

/** Every record table, those that hang on others first. The ways to a merged person are a later migration's, and go first of all. */
const IN_ORDER = ['merged_persons', ...RECORD_TABLES.toReversed()];

interface Reference {
  readonly child: string;
  readonly column: string;
  readonly parent: string;
  readonly rests: boolean;
}

/** Every foreign key between records: what a record hangs on, and the article of a charge, which is public anyway. */
const REFERENCES: readonly Reference[] = [
  ...Object.entries(HANGS_ON).flatMap(([child, parents]) =>
    parents.map(([column, parent]) => ({ child, column, parent })),
  ),
  { child: 'charges', column: 'article_id', parent: 'statute_articles' },
].map((reference) => ({
  ...reference,
  rests: RESTS_ON.some(([child, column]) => child === reference.child && column === reference.column),
}));

/** Which record a row belongs to that is none by itself, of those that may rest on another. */
const RECORD_OF: Record<string, string> = {
  event_parties: `SELECT 'case_events', x.event_id FROM event_parties x WHERE x.id = g.id`,
  event_defendants: `SELECT 'case_events', x.event_id FROM event_defendants x WHERE x.id = g.id`,
  penalties: `SELECT 'case_events', x.event_id FROM penalties x WHERE x.id = g.id`,
  citations: `SELECT s.kind, s.id FROM citations x CROSS JOIN LATERAL (VALUES ${(HANGS_ON.citations ?? [])
    .filter(([column]) => column !== 'source_id')
    .map(([column, table]) => `('${table}', x.${column})`)
    .join(', ')}) s (kind, id) WHERE x.id = g.id AND s.id IS NOT NULL`,
};

const seen = (kind: string, id: string) =>
  `EXISTS (SELECT FROM ${kind} y WHERE y.id = ${id} AND y.reach <= clearance())`;

/**
 * What goes when a record is retracted. What is a part of it goes with it. What rests on it and can be seen is named, and
 * nothing goes; what rests on it and is hidden from whoever retracts goes along, since naming it would tell of it.
 */
export const RETRACT_FUNCTIONS = `
      -- OWN: a part of the first; RESTS: says something about what goes; ALONG: a part of such.
      CREATE FUNCTION live.goes_with(p_kinds text[], p_ids uuid[]) RETURNS TABLE (kind text, id uuid, how text)
      LANGUAGE plpgsql STABLE SET search_path = live, pg_temp ${BY_INDEX} AS $$
      BEGIN
        RETURN QUERY WITH RECURSIVE going (kind, id, how) AS (
          SELECT f.kind, f.id, CASE f.place WHEN 1 THEN 'OWN' ELSE 'RESTS' END FROM unnest(p_kinds, p_ids) WITH ORDINALITY f (kind, id, place)
          UNION
          SELECT x.kind, x.id, CASE WHEN x.rests THEN 'RESTS' WHEN g.how = 'OWN' THEN 'OWN' ELSE 'ALONG' END
          FROM going g CROSS JOIN LATERAL (
            ${REFERENCES.map(
              ({ child, column, parent, rests }) =>
                `SELECT '${child}' AS kind, c.id, ${rests} AS rests FROM ${child} c WHERE g.kind = '${parent}' AND c.${column} = g.id`,
            ).join('\n            UNION ALL ')}
          ) x
        )
        SELECT g.kind, g.id, min(g.how COLLATE "C") FROM (
          SELECT o.kind, o.id, CASE o.how WHEN 'OWN' THEN '1 OWN' WHEN 'RESTS' THEN '2 RESTS' ELSE '3 ALONG' END AS how FROM going o) g
        GROUP BY g.kind, g.id;
      END $$;

      -- All that goes, hidden events included that would be left without a source, or whose charges or defendants all go: an
      -- event that names none is about everybody. Those that can be seen are not among them: see rests_on.
      CREATE FUNCTION live.going(p_kind text, p_id uuid) RETURNS TABLE (kind text, id uuid, how text)
      LANGUAGE plpgsql STABLE SET search_path = live, pg_temp AS $$
      DECLARE v_kinds text[] := ARRAY[p_kind]; v_ids uuid[] := ARRAY[p_id]; v_bereft uuid[]; v_gone uuid[];
      BEGIN
        LOOP
          SELECT array_agg(g.id) INTO v_gone FROM goes_with(v_kinds, v_ids) g;
          SELECT array_agg(DISTINCT b.id) INTO v_bereft FROM (
            SELECT c.case_event_id AS id FROM citations c WHERE c.id = ANY (v_gone)
              AND NOT EXISTS (SELECT FROM citations o WHERE o.case_event_id = c.case_event_id AND o.stance = 'SUPPORTS' AND o.id <> ALL (v_gone))
            UNION ALL SELECT c.event_id FROM event_charges c WHERE c.id = ANY (v_gone)
              AND NOT EXISTS (SELECT FROM event_charges o WHERE o.event_id = c.event_id AND o.id <> ALL (v_gone))
            UNION ALL SELECT d.event_id FROM event_defendants d WHERE d.id = ANY (v_gone)
              AND NOT EXISTS (SELECT FROM event_defendants o WHERE o.event_id = d.event_id AND o.id <> ALL (v_gone))) b
            JOIN case_events e ON e.id = b.id WHERE e.reach > clearance() AND e.id <> ALL (v_gone);
          EXIT WHEN v_bereft IS NULL;
          v_kinds := v_kinds || array_fill('case_events'::text, ARRAY[cardinality(v_bereft)]);
          v_ids := v_ids || v_bereft;
        END LOOP;
        RETURN QUERY SELECT g.kind, g.id, substr(g.how, 3) FROM goes_with(v_kinds, v_ids) g;
      END $$;

      -- The records that rest on this one and can be seen: they are in the way of its retraction.
      CREATE FUNCTION live.rests_on(p_kind text, p_id uuid) RETURNS TABLE (kind text, id uuid)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = live, pg_temp AS $$
      BEGIN
        RETURN QUERY WITH gone AS MATERIALIZED (SELECT * FROM going(p_kind, p_id))
          ${[
            ...[...new Set(RESTS_ON.map(([child]) => child))].map((child) => {
              const record = RECORD_OF[child];
              const own = record
                ? `SELECT r.kind, r.id FROM gone g CROSS JOIN LATERAL (${record}) r (kind, id)`
                : `SELECT g.kind, g.id FROM gone g`;
              return `${own} WHERE g.kind = '${child}' AND g.how = 'RESTS' AND ${seen(child, 'g.id')}`;
            }),
            // What names charges, and would be about the whole case without them.
            `SELECT 'case_events', e.id FROM case_events e WHERE e.reach <= clearance() AND e.id NOT IN (SELECT g.id FROM gone g)
            AND e.id IN (SELECT c.event_id FROM gone g JOIN event_charges c ON c.id = g.id WHERE g.kind = 'event_charges' AND c.reach <= clearance())
            AND NOT EXISTS (SELECT FROM event_charges c WHERE c.event_id = e.id AND c.reach <= clearance() AND c.id NOT IN (SELECT g.id FROM gone g))`,
          ].join('\n          UNION ')}
          ORDER BY 1, 2;
      END $$;

      -- Takes a record out of the present, and all that goes with it. The rights are looked at here, since it reaches further
      -- than whoever asks.
      CREATE FUNCTION live.retract(p_kind text, p_id uuid) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_seen boolean; v_kinds text[]; v_ids uuid[]; v_kind text;
      BEGIN
        EXECUTE format('SELECT EXISTS (SELECT FROM live.%I r WHERE r.id = $1 AND r.reach <= live.clearance())', p_kind) INTO v_seen USING p_id;
        IF NOT v_seen OR EXISTS (SELECT FROM rests_on(p_kind, p_id)) THEN
          RAISE EXCEPTION 'The record is not there to be retracted, or others rest on it.' USING ERRCODE = 'CT004';
        END IF;
        SELECT array_agg(g.kind), array_agg(g.id) INTO v_kinds, v_ids FROM going(p_kind, p_id) g;
        FOREACH v_kind IN ARRAY '{${IN_ORDER.join(',')}}'::text[] LOOP
          EXECUTE format('DELETE FROM live.%I r WHERE r.id = ANY (ARRAY(SELECT g.id FROM unnest($1, $2) g (kind, id) WHERE g.kind = %L))', v_kind, v_kind)
            USING v_kinds, v_ids;
        END LOOP;
      END $$;
      GRANT EXECUTE ON FUNCTION live.rests_on(text, uuid), live.retract(text, uuid) TO casetrail_member;`;
