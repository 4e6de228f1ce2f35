import { SKELETONS_ALONE } from './fold-queries.js';
import { HANGS_ON_WITH_MERGED } from './hangs-on.js';
import { BY_INDEX } from './record-tables.js';
import { backwards, type Wording } from './reword.js';

const ACCUSED_ROLES = `('SUSPECT', 'DEFENDANT')`;

/** Where the versions of what belongs to the cases of `p_cases` are: each with a join that says which case; `h` is the version. */
const OF_CASES: Readonly<Record<string, readonly (readonly [join: string, caseId: string])[]>> = {
  cases: [['JOIN unnest(p_cases) k (id) ON k.id = h.id', 'k.id']],
  case_file_numbers: [['JOIN unnest(p_cases) k (id) ON k.id = h.case_id', 'k.id']],
  case_participants: [['JOIN unnest(p_cases) k (id) ON k.id = h.case_id', 'k.id']],
  charges: [['JOIN unnest(p_cases) k (id) ON k.id = h.case_id', 'k.id']],
  related_cases: [['JOIN unnest(p_cases) k (id) ON k.id = h.from_id', 'k.id']],
  case_events: [['JOIN unnest(p_cases) k (id) ON k.id = h.case_id', 'k.id']],
  event_parties: [['JOIN events k ON k.id = h.event_id', 'k.case_id']],
  event_charges: [['JOIN events k ON k.id = h.event_id', 'k.case_id']],
  event_defendants: [['JOIN events k ON k.id = h.event_id', 'k.case_id']],
  penalties: [['JOIN events k ON k.id = h.event_id', 'k.case_id']],
  pointers: [
    ['JOIN events k ON k.id = h.from_event_id', 'k.case_id'],
    ['JOIN accusations k ON k.id = h.from_charge_id', 'k.case_id'],
    ['JOIN numbers k ON k.id = h.from_file_number_id', 'k.case_id'],
  ],
  citations: [
    ['JOIN unnest(p_cases) k (id) ON k.id = h.case_id', 'k.id'],
    ['JOIN events k ON k.id = h.case_event_id', 'k.case_id'],
    ['JOIN accusations k ON k.id = h.charge_id', 'k.case_id'],
    ['JOIN participations k ON k.id = h.case_participant_id', 'k.case_id'],
    ['JOIN relations k ON k.id = h.related_case_id', 'k.case_id'],
  ],
};

/** The parts of a case that others hang on, whatever became of them. */
const PARTS = Object.entries({
  events: 'SELECT DISTINCT x.id, x.case_id FROM history.case_events x WHERE x.case_id = ANY (p_cases)',
  accusations: 'SELECT DISTINCT x.id, x.case_id FROM history.charges x WHERE x.case_id = ANY (p_cases)',
  numbers: 'SELECT DISTINCT x.id, x.case_id FROM history.case_file_numbers x WHERE x.case_id = ANY (p_cases)',
  participations: 'SELECT DISTINCT x.id, x.case_id FROM history.case_participants x WHERE x.case_id = ANY (p_cases)',
  relations: 'SELECT DISTINCT x.id, x.from_id AS case_id FROM history.related_cases x WHERE x.from_id = ANY (p_cases)',
});

/**
 * Each version, with the lowest tier that could tell when it was written: that of what it says, or of what it said before. Who
 * could tell then may know it still: that something changed is on record for them, whatever has been hidden since.
 */
const VERSIONS = Object.entries(OF_CASES).flatMap(([table, ways]) =>
  ways.map(
    ([join, caseId]) => `SELECT ${caseId} AS case_id, h.seq, least(h.reach,
            lag(CASE WHEN h.operation <> 'RETRACTED' THEN h.reach END) OVER (PARTITION BY h.id ORDER BY h.seq)) AS tier FROM history.${table} h ${join}`,
  ),
);

/** The case that a row of history belongs to, by its table; null for what belongs to none. */
const CASE_OF = `CASE p_kind
          WHEN 'cases' THEN p_id
          ${['case_file_numbers', 'case_participants', 'charges', 'case_events']
            .map((table) => `WHEN '${table}' THEN (SELECT h.case_id FROM history.${table} h WHERE h.id = p_id LIMIT 1)`)
            .join('\n          ')}
          WHEN 'related_cases' THEN (SELECT h.from_id FROM history.related_cases h WHERE h.id = p_id LIMIT 1)
          ${['event_parties', 'event_charges', 'event_defendants', 'penalties']
            .map(
              (table) =>
                `WHEN '${table}' THEN (SELECT e.case_id FROM history.${table} h JOIN history.case_events e ON e.id = h.event_id WHERE h.id = p_id LIMIT 1)`,
            )
            .join('\n          ')}
          WHEN 'pointers' THEN (SELECT coalesce(e.case_id, c.case_id) FROM history.pointers h LEFT JOIN history.case_events e ON e.id = h.from_event_id
            LEFT JOIN history.charges c ON c.id = h.from_charge_id WHERE h.id = p_id LIMIT 1)
          WHEN 'citations' THEN (SELECT e.case_id FROM history.citations h JOIN history.case_events e ON e.id = h.case_event_id WHERE h.id = p_id LIMIT 1)
        END`;

/**
 * What the past of the lines is worked out from, and when it has to be: an event hidden since must not be told of by an old
 * standing. A hint in a setting says that a reach has moved; what has moved is then found by comparing with history.
 */
export const PAST_FUNCTIONS = `
      CREATE FUNCTION ledger.note_moved() RETURNS trigger LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
      BEGIN
        PERFORM set_config('app.moved', current_setting('app.change', true), true);
        RETURN NULL;
      END $$;

      CREATE FUNCTION ledger.case_of(p_kind text, p_id uuid) RETURNS uuid LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp ${BY_INDEX} AS $$
      BEGIN
        RETURN ${CASE_OF};
      END $$;

      -- Has the past follow what this change has moved, and what was retracted and hung on that; answers the cases whose past
      -- that may alter, which are locked in the order of their ids. Nothing in the ordinary case: see note_moved.
      CREATE FUNCTION live.follow_moved() RETURNS TABLE (case_id uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE
        v_change bigint := nullif(current_setting('app.change', true), '')::bigint;
        v_kind text; v_ids uuid[]; v_found uuid[]; v_up record; v_cases uuid[];
        v_kinds text[] := '{}'; v_all uuid[] := '{}'; v_level text[] := '{}'; v_level_ids uuid[] := '{}'; v_next text[]; v_next_ids uuid[];
      BEGIN
        FOR v_kind, v_ids IN
          SELECT p.kind, array_agg(DISTINCT i.id) FROM ledger.pending p, unnest(p.ids) i (id) WHERE p.change = v_change AND p.kind IS NOT NULL GROUP BY p.kind
        LOOP
          EXECUTE format('SELECT array_agg(l.id) FROM live.%1$I l JOIN history.%1$I h ON h.id = l.id AND h.until_seq IS NULL
            WHERE l.id = ANY ($1) AND (l.reach <> h.reach OR h.operation = ''RETRACTED'')', v_kind) INTO v_found USING v_ids;
          CONTINUE WHEN v_found IS NULL;
          EXECUTE format('SELECT ledger.%I($1)', 'follow_' || v_kind) USING v_found;
          v_level := v_level || array_fill(v_kind, ARRAY[cardinality(v_found)]);
          v_level_ids := v_level_ids || v_found;
        END LOOP;
        -- What was retracted and hung on those, and so on: which hangs on which has no circle.
        WHILE cardinality(v_level) > 0 LOOP
          v_kinds := v_kinds || v_level;
          v_all := v_all || v_level_ids;
          v_next := '{}';
          v_next_ids := '{}';
          FOR v_up IN SELECT u.child, u.by_column, array_agg(f.id) AS ids FROM unnest(v_level, v_level_ids) f (kind, id)
            JOIN ledger.hangs_on u ON u.parent = f.kind GROUP BY u.child, u.by_column
          LOOP
            EXECUTE format('SELECT array_agg(r.id) FROM history.%I r WHERE r.%I = ANY ($1) AND r.operation = ''RETRACTED'' AND r.until_seq IS NULL',
              v_up.child, v_up.by_column) INTO v_found USING v_up.ids;
            CONTINUE WHEN v_found IS NULL;
            v_next := v_next || array_fill(v_up.child, ARRAY[cardinality(v_found)]);
            v_next_ids := v_next_ids || v_found;
          END LOOP;
          v_level := v_next;
          v_level_ids := v_next_ids;
        END LOOP;
        SELECT array_agg(DISTINCT c.id) INTO v_cases FROM unnest(v_kinds, v_all) f (kind, id) CROSS JOIN LATERAL ledger.case_of(f.kind, f.id) c (id);
        PERFORM FROM cases c WHERE c.id = ANY (v_cases) ORDER BY c.id FOR NO KEY UPDATE;
        RETURN QUERY SELECT c.id FROM unnest(v_cases) c (id) WHERE c.id IS NOT NULL;
      END $$;

      -- When anything in these cases was written, with the lowest tier that could tell; the persons who ever stood accused in
      -- them, and the same of all other cases in which those did. The persons are locked in the order of their ids.
      CREATE FUNCTION live.past_of(p_cases uuid[], OUT persons uuid[], OUT cases json) LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = live, pg_temp ${BY_INDEX} AS $$
      DECLARE v_cases uuid[];
      BEGIN
        SELECT array_agg(DISTINCT w.id) INTO persons FROM (
          SELECT h.person_id AS id FROM history.case_participants h WHERE h.case_id = ANY (p_cases) AND h.role IN ${ACCUSED_ROLES}
          UNION SELECT h.defendant_id FROM history.charges h WHERE h.case_id = ANY (p_cases)) w WHERE w.id IS NOT NULL;
        PERFORM FROM persons p WHERE p.id = ANY (persons) ORDER BY p.id FOR NO KEY UPDATE;
        SELECT array_agg(w.id) INTO v_cases FROM (
          SELECT unnest(p_cases) AS id
          UNION SELECT h.case_id FROM history.case_participants h WHERE h.person_id = ANY (persons) AND h.role IN ${ACCUSED_ROLES}
          UNION SELECT h.case_id FROM history.charges h WHERE h.defendant_id = ANY (persons)) w;
        SELECT json_agg(json_build_object('id', v.case_id, 'seqs', v.seqs, 'tiers', v.tiers)) INTO cases FROM ledger.past_versions(v_cases) v;
        persons := coalesce(persons, '{}');
      END $$;

      CREATE FUNCTION ledger.past_versions(p_cases uuid[]) RETURNS TABLE (case_id uuid, seqs bigint[], tiers smallint[])
      LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp ${BY_INDEX} AS $$
      BEGIN
        RETURN QUERY WITH ${PARTS.map(([name, part]) => `${name} AS MATERIALIZED (${part})`).join(',\n          ')}
        SELECT t.case_id, array_agg(t.seq ORDER BY t.seq), array_agg(t.tier ORDER BY t.seq) FROM (
          SELECT v.case_id, v.seq, min(v.tier) AS tier FROM (
          ${VERSIONS.join('\n          UNION ALL ')}) v GROUP BY v.case_id, v.seq) t GROUP BY t.case_id;
      END $$;

      -- The skeletons of cases as they stood, each after one change set: the same query over the views of the past.
      CREATE FUNCTION live.past_skeletons(p_pairs uuid[], p_seqs bigint[]) RETURNS TABLE (seq bigint, skeleton json)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = as_of, pg_temp ${BY_INDEX} AS $$
      #variable_conflict use_column
      DECLARE p_cases uuid[];
      BEGIN
        FOR v_place IN 1 .. cardinality(p_pairs) LOOP
          p_cases := p_pairs[v_place : v_place];
          PERFORM set_config('app.as_of', p_seqs[v_place]::text, true);
          RETURN QUERY SELECT p_seqs[v_place], s.skeleton FROM (${SKELETONS_ALONE.replaceAll('jsonb_', 'json_').trimStart()}) s (id, skeleton);
        END LOOP;
        PERFORM set_config('app.as_of', '', true);
      END $$;
      GRANT EXECUTE ON FUNCTION live.follow_moved(), live.past_of(uuid[]), live.past_skeletons(uuid[], bigint[]) TO casetrail_member;`;

export const DROP_PAST_FUNCTIONS = `
      DROP FUNCTION live.past_skeletons(uuid[], bigint[]), ledger.past_versions(uuid[]), live.past_of(uuid[]), live.follow_moved(),
        ledger.case_of(text, uuid), ledger.note_moved();`;

/** Every table with a reach, that it may move in. */
export const REACHING = Object.keys(HANGS_ON_WITH_MERGED);

/** A row made by this change has no past; one that was there has. */
export const notedMoves = (table: string): string => `
      CREATE TRIGGER y_moved AFTER UPDATE ON live.${table} FOR EACH ROW
        WHEN (OLD.reach IS DISTINCT FROM NEW.reach AND (OLD.version > 1 OR OLD.change_id <> NEW.change_id)) EXECUTE FUNCTION ledger.note_moved();`;

/** What follows a record looks at what stands, which history does not know before the change set is closed. */
export function followingWhatStands(table: string): Wording {
  const present = `coalesce((SELECT l.reach FROM live.${table} l WHERE l.id = r.id), r.shown)`;
  return [
    ['greatest(h.reach, r.shown)', `greatest(h.reach, ${present})`],
    ['greatest(e.reach, r.shown)', `greatest(e.reach, ${present})`],
  ];
}

export const followingHistory = (table: string): Wording => backwards(followingWhatStands(table));
