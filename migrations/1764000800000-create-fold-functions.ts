import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCUSED, SKELETONS } from './support/fold-queries.js';
import { BY_INDEX } from './support/record-tables.js';
import { STORE_LINES_AT_FIRST } from './support/store-lines.js';

const eventsCase = (row: string) => `(SELECT e.case_id FROM case_events e WHERE e.id = ${row}.event_id)`;

/** Which case a record belongs to, given an alias for its row; records of other tables touch no case. */
const CASE_OF: Record<string, (row: string) => string> = {
  cases: (row) => `${row}.id`,
  case_file_numbers: (row) => `${row}.case_id`,
  case_participants: (row) => `${row}.case_id`,
  charges: (row) => `${row}.case_id`,
  related_cases: (row) => `${row}.from_id`,
  case_events: (row) => `${row}.case_id`,
  event_parties: eventsCase,
  event_charges: (row) => `${row}.case_id`,
  event_defendants: eventsCase,
  penalties: eventsCase,
  pointers: (row) =>
    `coalesce(${row}.case_id, (SELECT f.case_id FROM case_file_numbers f WHERE f.id = ${row}.from_file_number_id))`,
  citations: (row) => `coalesce(${row}.case_id,
          (SELECT e.case_id FROM case_events e WHERE e.id = ${row}.case_event_id),
          (SELECT c.case_id FROM charges c WHERE c.id = ${row}.charge_id),
          (SELECT p.case_id FROM case_participants p WHERE p.id = ${row}.case_participant_id),
          (SELECT k.from_id FROM related_cases k WHERE k.id = ${row}.related_case_id))`,
};

/** The cases to which changed rows of a table belong and belonged, each with the tier that could tell. */
function casesBy(table: string, caseOf: (row: string) => string): string {
  return `
    CREATE FUNCTION live.cases_by_${table}(p_ids uuid[]) RETURNS TABLE (case_id uuid, reach smallint) LANGUAGE plpgsql STABLE
    SET search_path = live, pg_temp ${BY_INDEX} AS $$
    BEGIN
      RETURN QUERY SELECT DISTINCT x.case_id, x.reach FROM unnest(p_ids) t (id) LEFT JOIN ${table} l ON l.id = t.id
        LEFT JOIN history.${table} h ON h.id = t.id AND h.until_seq IS NULL AND h.operation <> 'RETRACTED'
        CROSS JOIN LATERAL (VALUES (${caseOf('l')}, l.reach), (${caseOf('h')}, h.reach)) x (case_id, reach)
        WHERE (l.version IS DISTINCT FROM h.version OR l.reach IS DISTINCT FROM h.reach) AND x.case_id IS NOT NULL;
    END $$;`;
}

/**
 * What the fold reads and writes. The fold itself is TypeScript, in one place; these definer functions hand it the
 * skeleton of a case over all tiers and take back the lines of each, so that a writer who cannot see a tier still keeps
 * it right.
 */
export class CreateFoldFunctions1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, caseOf] of Object.entries(CASE_OF)) await runner.query(casesBy(table, caseOf));
    await runner.query(`
      -- The cases this change has touched, each with the lowest tier that can tell. They are locked, in the order of their
      -- ids: what is folded next must hold all that others have written.
      CREATE FUNCTION live.touched_cases() RETURNS TABLE (case_id uuid, touched_from smallint)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE
        v_change bigint := nullif(current_setting('app.change', true), '')::bigint;
        v_kind text; v_ids uuid[]; v_cases uuid[]; v_reach smallint[]; v_all_cases uuid[] := '{}'; v_all_reach smallint[] := '{}';
      BEGIN
        FOR v_kind, v_ids IN
          SELECT p.kind, array_agg(DISTINCT i.id) FROM ledger.pending p, unnest(p.ids) i (id)
          WHERE p.change = v_change AND p.kind = ANY ('{${Object.keys(CASE_OF).join(',')}}') GROUP BY p.kind
        LOOP
          EXECUTE format('SELECT array_agg(c.case_id), array_agg(c.reach) FROM live.%I($1) c', 'cases_by_' || v_kind)
            INTO v_cases, v_reach USING v_ids;
          v_all_cases := v_all_cases || v_cases;
          v_all_reach := v_all_reach || v_reach;
        END LOOP;
        PERFORM FROM cases c WHERE c.id = ANY (v_all_cases) ORDER BY c.id FOR NO KEY UPDATE;
        RETURN QUERY SELECT c.id, min(t.reach) FROM unnest(v_all_cases, v_all_reach) t (id, reach) JOIN cases c ON c.id = t.id
          GROUP BY c.id ORDER BY c.id;
      END $$;

      -- The cases in which each person stands accused.
      CREATE FUNCTION live.cases_of_accused(p_persons uuid[]) RETURNS TABLE (person_id uuid, case_ids uuid[])
      LANGUAGE sql STABLE SET search_path = live, pg_temp AS $$
${ACCUSED}
      $$;

      -- The cases in which any defendant of these cases stands accused: whose custody must be folded anew. The persons are
      -- locked like the cases before them.
      CREATE FUNCTION live.cases_of_defendants(p_cases uuid[]) RETURNS TABLE (person_id uuid, case_ids uuid[])
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_persons uuid[];
      BEGIN
        SELECT array_agg(w.id) INTO v_persons FROM (
          SELECT p.person_id AS id FROM case_participants p
            WHERE p.case_id = ANY (p_cases) AND p.role IN ('SUSPECT', 'DEFENDANT') AND p.person_id IS NOT NULL
          UNION SELECT c.defendant_id FROM charges c WHERE c.case_id = ANY (p_cases) AND c.defendant_id IS NOT NULL
          UNION SELECT d.person_id FROM defendant_lines d WHERE d.case_id = ANY (p_cases)) w;
        PERFORM FROM persons p WHERE p.id = ANY (v_persons) ORDER BY p.id FOR NO KEY UPDATE;
        RETURN QUERY SELECT a.person_id, a.case_ids FROM cases_of_accused(v_persons) a;
      END $$;

      -- The skeleton of each case over all tiers: what the fold needs, and not a word more.
      CREATE FUNCTION live.fold_input(p_cases uuid[]) RETURNS TABLE (case_id uuid, skeleton jsonb)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = live, pg_temp AS $$
${SKELETONS}
      $$;

      -- Replaces the lines of the given cases and persons; rows that say what they said before are left alone.
${STORE_LINES_AT_FIRST}
      GRANT EXECUTE ON FUNCTION live.touched_cases(), live.cases_of_defendants(uuid[]), live.fold_input(uuid[]),
        live.store_lines(uuid[], uuid[], jsonb) TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION live.store_lines(uuid[], uuid[], jsonb), live.fold_input(uuid[]),
      live.cases_of_defendants(uuid[]), live.cases_of_accused(uuid[]), live.touched_cases()`);
    for (const table of Object.keys(CASE_OF)) await runner.query(`DROP FUNCTION live.cases_by_${table}(uuid[])`);
  }
}
