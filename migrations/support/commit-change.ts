import { HANGS_ON_WITH_MERGED } from './hangs-on.js';
import { KEPT } from './kept-plans.js';
import { LINES } from './store-lines.js';

/** The highest reach of what has changed, and the commitments of all of it, in order. */
const GATHERED = `        SELECT max(c.reach), string_agg('"' || c.hex || '"', ',' ORDER BY c.hex COLLATE "C") INTO v_reach, v_commitments
          FROM (SELECT e.reach, encode(c, 'hex') AS hex FROM unnest(v_entries) e, unnest(e.commitments) c) c;`;

/** Takes the next number from the head, for which all writers wait, and writes the change set and its entries. */
const HEADED = `        UPDATE head h SET seq = h.seq + 1, at = greatest(date_trunc('milliseconds', clock_timestamp()), h.at)
          RETURNING h.seq, h.at INTO v_seq, v_at;
        INSERT INTO change_sets (seq, id, at, operation, actor, reason, reach, leaf)
          VALUES (v_seq, v_change, v_at, p_operation, p_actor, p_reason, v_reach, leaf(v_seq, v_at, v_commitments));
        INSERT INTO entries SELECT v_seq, e.ordinality, e.kind, e.record_id, e.operation, e.reach, e.shown, e.fields, e.salts, e.commitments
          FROM unnest(v_entries) WITH ORDINALITY e;`;

/** The function that closes a change set, as it was at first: it called those of each table by a name it put together. */
export const COMMIT_CHANGE_AT_FIRST = `      CREATE FUNCTION ledger.commit_change(p_operation text, p_actor uuid, p_reason text)
      RETURNS TABLE (seq bigint, at timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      DECLARE
        v_change bigint := nullif(current_setting('app.change', true), '')::bigint;
        v_kind text; v_ids uuid[]; v_operations text[]; v_moved uuid[]; v_draft ledger.entries[];
        v_entries ledger.entries[]; v_commitments text; v_reach smallint; v_seq bigint; v_at timestamptz;
        -- Of each record changed, and of each whose reach may have moved.
        all_kinds text[]; all_ids uuid[]; all_operations text[]; moved_kinds text[]; moved_ids uuid[];
      BEGIN
        DELETE FROM pending p WHERE p.change = v_change AND p.kind IS NULL;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'No change set is open: call ledger.open_change() first.' USING ERRCODE = 'CT001';
        END IF;
        PERFORM set_config('app.change', '', true);
        FOR v_kind, v_ids IN
          WITH done AS (DELETE FROM pending p WHERE p.change = v_change RETURNING p.kind, p.ids)
          SELECT d.kind, array_agg(DISTINCT i.id) FROM done d, unnest(d.ids) i (id) GROUP BY d.kind ORDER BY d.kind
        LOOP
          EXECUTE format('SELECT * FROM ledger.%I($1)', 'draft_' || v_kind) INTO v_draft, v_ids, v_operations, v_moved USING v_ids;
          CONTINUE WHEN v_draft IS NULL;
          v_entries := v_entries || v_draft;
          all_kinds := all_kinds || array_fill(v_kind, ARRAY[cardinality(v_ids)]);
          all_ids := all_ids || v_ids;
          all_operations := all_operations || v_operations;
          CONTINUE WHEN v_moved IS NULL;
          moved_kinds := moved_kinds || array_fill(v_kind, ARRAY[cardinality(v_moved)]);
          moved_ids := moved_ids || v_moved;
        END LOOP;
        IF v_entries IS NULL THEN
          RETURN;
        END IF;
${GATHERED}

${HEADED}
        FOR v_kind, v_ids, v_operations IN
          SELECT a.kind, array_agg(a.id), array_agg(a.operation) FROM unnest(all_kinds, all_ids, all_operations) a (kind, id, operation) GROUP BY a.kind
        LOOP
          EXECUTE format('SELECT ledger.%I($1, $2, $3)', 'keep_' || v_kind) USING v_seq, v_ids, v_operations;
        END LOOP;
        -- Last of all: what a moved reach opens or closes of the past.
        IF moved_ids IS NOT NULL THEN
          FOR v_kind, v_ids IN SELECT m.kind, array_agg(m.id) FROM unnest(moved_kinds, moved_ids) m (kind, id) GROUP BY m.kind LOOP
            EXECUTE format('SELECT ledger.%I($1)', 'follow_' || v_kind) USING v_ids;
          END LOOP;
        END IF;
        UPDATE live.case_lines l SET updated_seq = v_seq, updated_at = v_at WHERE l.change_id = v_change;
        RETURN QUERY SELECT v_seq, v_at;
      END $$;`;

/** A choice by the name of a table. Each branch has a plan that is kept; a statement put together for the name is planned each time. */
export const byTable = (variable: string, tables: readonly string[], branch: (table: string) => string): string =>
  `CASE ${variable} ${tables.map((table) => `WHEN '${table}' THEN ${branch(table)};`).join(' ')} END CASE;`;

const TABLES = Object.keys(HANGS_ON_WITH_MERGED);

/** In what the two later forms of the function differ. */
interface Form {
  /** What follows the last three parameters. */
  readonly leftOut: string;
  /** Variables of its own. */
  readonly declared?: string;
  /** Stores what comes before the head of the ledger is taken. */
  readonly before: string;
  /** Stores what comes last. */
  readonly last: string;
}

const committing = ({ leftOut, declared = '', before, last }: Form): string => `
  CREATE FUNCTION ledger.commit_change(p_operation text, p_actor uuid, p_reason text,
    p_cases uuid[]${leftOut}, p_persons uuid[]${leftOut}, p_lines jsonb${leftOut})
  RETURNS TABLE (seq bigint, at timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp
  SET ${KEPT.join(' SET ')} AS $$
  DECLARE
    v_change bigint := nullif(current_setting('app.change', true), '')::bigint;
    v_open boolean := false;
    v_kind text; v_ids uuid[]; v_operations text[]; v_moved uuid[]; v_draft ledger.entries[];
    v_entries ledger.entries[]; v_commitments text; v_reach smallint; v_seq bigint; v_at timestamptz;
    -- Of each record changed; where those of each kind end; and of each record whose reach may have moved.
    all_ids uuid[]; all_operations text[]; all_kinds text[]; all_ends integer[]; moved_kinds text[]; moved_ids uuid[];
    v_from integer := 1;${declared}
  BEGIN
    PERFORM set_config('app.change', '', true);
    -- The row without a kind says that the change is open, and comes first.
    FOR v_kind, v_ids IN
      WITH done AS (DELETE FROM pending p WHERE p.change = v_change RETURNING p.kind, p.ids)
      SELECT d.kind, array_agg(DISTINCT i.id) FROM done d LEFT JOIN LATERAL unnest(d.ids) i (id) ON true
      GROUP BY d.kind ORDER BY d.kind NULLS FIRST
    LOOP
      IF v_kind IS NULL THEN
        v_open := true;
        CONTINUE;
      END IF;
      ${byTable('v_kind', TABLES, (table) => `SELECT * INTO v_draft, v_ids, v_operations, v_moved FROM draft_${table}(v_ids)`)}
      CONTINUE WHEN v_draft IS NULL;
      v_entries := v_entries || v_draft;
      all_ids := all_ids || v_ids;
      all_operations := all_operations || v_operations;
      all_kinds := all_kinds || v_kind;
      all_ends := all_ends || cardinality(all_ids);
      CONTINUE WHEN v_moved IS NULL;
      moved_kinds := moved_kinds || array_fill(v_kind, ARRAY[cardinality(v_moved)]);
      moved_ids := moved_ids || v_moved;
    END LOOP;
    IF NOT v_open THEN
      RAISE EXCEPTION 'No change set is open: call ledger.open_change() first.' USING ERRCODE = 'CT001';
    END IF;
    IF v_entries IS NULL THEN
      RETURN;
    END IF;
${GATHERED}
${before}
${HEADED}
    FOR v_place IN 1 .. cardinality(all_kinds) LOOP
      v_kind := all_kinds[v_place];
      v_ids := all_ids[v_from : all_ends[v_place]];
      v_operations := all_operations[v_from : all_ends[v_place]];
      v_from := all_ends[v_place] + 1;
      ${byTable('v_kind', TABLES, (table) => `PERFORM keep_${table}(v_seq, v_ids, v_operations)`)}
    END LOOP;
    -- After all of them: what a moved reach opens or closes of the past.
    IF moved_ids IS NOT NULL THEN
      FOR v_kind, v_ids IN SELECT m.kind, array_agg(m.id) FROM unnest(moved_kinds, moved_ids) m (kind, id) GROUP BY m.kind LOOP
        EXECUTE format('SELECT ledger.%I($1)', 'follow_' || v_kind) USING v_ids;
      END LOOP;
    END IF;
${last}
    RETURN QUERY SELECT v_seq, v_at;
  END $$;
  GRANT EXECUTE ON FUNCTION ledger.commit_change(text, uuid, text, uuid[], uuid[], jsonb) TO casetrail_member;`;

/** The function that closes a change set and stores the lines that follow from it: all of them at the end, as it was. */
export const COMMIT_CHANGE_WITH_LINES = committing({
  leftOut: ' DEFAULT NULL',
  before: '',
  last: `    -- They tell the number and the moment of the change set, and have them from it.
    IF p_lines IS NOT NULL THEN
      PERFORM live.store_lines(p_cases, p_persons, p_lines);
    END IF;`,
});

const LINES_BEFORE_HEAD: Form = {
  leftOut: '',
  before: `    -- All lines but those of the cases, which tell the number of the change set: nobody has to wait for them.
    IF p_lines IS NOT NULL THEN
      PERFORM live.store_lines(p_cases, p_persons, p_lines - 'cases');
    END IF;
`,
  last: `    -- A few rows a case, which have the number and the moment of the change set from it.
    IF p_lines ? 'cases' THEN
      PERFORM live.store_lines(p_cases, NULL, jsonb_build_object('cases', p_lines -> 'cases'));
    END IF;`,
};

/**
 * The function that closes a change set and stores the lines that follow from it. All that is slow (reading, hashing, the lines
 * of a timeline) comes before the head is locked; from then on only what differs is written, found by its key. No parameter has a default: a
 * server of an older version, which stores lines by itself, must fail rather than leave them without their number.
 */
export const COMMIT_CHANGE = committing(LINES_BEFORE_HEAD);

/** The same, which also keeps what the lines were before. With what is retracted go the lines of it, whatever the fold says. */
export const COMMIT_CHANGE_WITH_PAST = committing({
  ...LINES_BEFORE_HEAD,
  declared: '\n    -- Whose lines differ from what they were.\n    v_events uuid[];',
  before: `${LINES_BEFORE_HEAD.before}    IF p_lines ? 'events' THEN
      v_events := moved_events(p_cases);
    END IF;
`,
  last: `${LINES_BEFORE_HEAD.last}
    IF 'RETRACTED' = ANY (all_operations) THEN
      v_ids := ARRAY(SELECT a.id FROM unnest(all_ids, all_operations) a (id, operation) WHERE a.operation = 'RETRACTED');
      PERFORM keep_lines(v_seq, p_cases || v_ids, coalesce(v_events, '{}') || v_ids, p_persons || v_ids
        || ARRAY(SELECT h.person_id FROM history.defendant_lines h WHERE h.case_id = ANY (v_ids) AND h.until_seq IS NULL), '{${Object.keys(LINES).join(',')}}');
    ELSIF p_lines IS NOT NULL THEN
      PERFORM keep_lines(v_seq, p_cases, v_events, p_persons, ARRAY(SELECT jsonb_object_keys(p_lines)));
    END IF;`,
});
