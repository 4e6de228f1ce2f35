import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DESCRIBE_CHANGE_SETS, DESCRIBED } from './support/describe-change-sets.js';
import { REFOLD_INPUT, SKELETONS } from './support/fold-queries.js';
import { HANGS_ON_WITH_MERGED } from './support/hangs-on.js';
import { answering, KEPT } from './support/kept-plans.js';
import { backwards, reword, type Wording } from './support/reword.js';

/** Tables whose rows belong to a case. */
const OF_CASES =
  'cases case_file_numbers case_participants charges related_cases case_events event_parties event_charges event_defendants penalties pointers citations'.split(
    ' ',
  );

/** A choice by the name of a table, each branch with a plan that is kept; a statement put together for the name is planned at each call. */
const byTable = (variable: string, tables: readonly string[], branch: (table: string) => string): string =>
  `CASE ${variable} ${tables.map((table) => `WHEN '${table}' THEN ${branch(table)};`).join(' ')} END CASE;`;

const RECORDS = Object.keys(HANGS_ON_WITH_MERGED);

const COMMIT_CHANGE: Wording = [
  [
    "EXECUTE format('SELECT * FROM ledger.%I($1)', 'draft_' || v_kind) INTO v_draft, v_ids, v_operations, v_moved USING v_ids;",
    byTable(
      'v_kind',
      RECORDS,
      (table) => `SELECT * INTO v_draft, v_ids, v_operations, v_moved FROM ledger.draft_${table}(v_ids)`,
    ),
  ],
  [
    "EXECUTE format('SELECT ledger.%I($1, $2, $3)', 'keep_' || v_kind) USING v_seq, v_ids, v_operations;",
    byTable('v_kind', RECORDS, (table) => `PERFORM ledger.keep_${table}(v_seq, v_ids, v_operations)`),
  ],
];

const TOUCHED_CASES: Wording = [
  [
    `EXECUTE format('SELECT array_agg(c.case_id), array_agg(c.reach) FROM live.%I($1) c', 'cases_by_' || v_kind)
            INTO v_cases, v_reach USING v_ids;`,
    byTable(
      'v_kind',
      OF_CASES,
      (table) =>
        `SELECT array_agg(c.case_id), array_agg(c.reach) INTO v_cases, v_reach FROM live.cases_by_${table}(v_ids) c`,
    ),
  ],
];

/** What was made by this change is nobody else's yet, and what is as it should be needs no writing. */
const SETTLE_EVENT: Wording = [
  ['DECLARE wanted smallint;', 'DECLARE wanted smallint; present smallint;'],
  [
    'WHERE e.id = event FOR NO KEY UPDATE;',
    "WHERE e.id = event AND e.change_id::text IS DISTINCT FROM current_setting('app.change', true) FOR NO KEY UPDATE;",
  ],
  [
    ' INTO wanted FROM case_events e WHERE e.id = event;',
    ', e.reach INTO wanted, present FROM case_events e WHERE e.id = event;',
  ],
  [
    'UPDATE case_events SET reach = wanted WHERE id = event AND reach IS DISTINCT FROM wanted;',
    'IF wanted IS DISTINCT FROM present THEN UPDATE case_events SET reach = wanted WHERE id = event; END IF;',
  ],
];

/** Lines of which nothing is said are left as they are. */
const STORE_LINES: Wording = [
  ['DELETE FROM charge_lines o USING', "IF p_lines ? 'charges' THEN DELETE FROM charge_lines o USING"],
  ['DELETE FROM defendant_lines o WHERE', "END IF; IF p_lines ? 'defendants' THEN DELETE FROM defendant_lines o WHERE"],
  ['DELETE FROM person_lines o WHERE', "END IF; IF p_lines ? 'persons' THEN DELETE FROM person_lines o WHERE"],
  [
    '= (excluded.tier_to, excluded.custody, excluded.custody_since, excluded.custody_place, excluded.custody_because)\n          WHERE o IS DISTINCT FROM excluded;',
    '= (excluded.tier_to, excluded.custody, excluded.custody_since, excluded.custody_place, excluded.custody_because)\n          WHERE o IS DISTINCT FROM excluded; END IF;',
  ],
];

const SIGNATURES: readonly (readonly [signature: string, wording: Wording])[] = [
  ['ledger.commit_change(text, uuid, text)', COMMIT_CHANGE],
  ['live.touched_cases()', TOUCHED_CASES],
  ['live.settle_event(uuid)', SETTLE_EVENT],
  ['live.store_lines(uuid[], uuid[], jsonb)', STORE_LINES],
];

const SETTINGS = `SET ${KEPT.join(' SET ')}`;
const NO_FOLD_FUNCTIONS = 'DROP FUNCTION live.refold_input(), live.fold_input(uuid[]);';
const FOLD_RIGHTS = 'GRANT EXECUTE ON FUNCTION live.fold_input(uuid[]), live.refold_input() TO casetrail_member;';

/**
 * The functions that hand out what the fold needs. `json` is written as text at once, where `jsonb` is put in another order
 * first. With it comes what is stored now, so that what stays as it is need not be stored again.
 */
const FOLD_FUNCTIONS = `${NO_FOLD_FUNCTIONS}
  ${answering('live.fold_input(p_cases uuid[]) RETURNS TABLE (case_id uuid, skeleton json)', true, SKELETONS.replaceAll('jsonb_', 'json_'), true)}
  CREATE FUNCTION live.refold_input(OUT change bigint, OUT touched jsonb, OUT accused jsonb, OUT skeletons json, OUT stored json)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp ${SETTINGS} AS $$
  DECLARE v_cases uuid[]; v_needed uuid[]; v_persons uuid[];
  BEGIN
    change := nullif(current_setting('app.change', true), '')::bigint;
    SELECT array_agg(t.case_id), jsonb_object_agg(t.case_id, t.touched_from) INTO v_cases, touched FROM touched_cases() t;
    IF v_cases IS NULL THEN RETURN; END IF;
    SELECT jsonb_object_agg(d.person_id, d.case_ids), array_agg(d.person_id) INTO accused, v_persons FROM cases_of_defendants(v_cases) d;
    SELECT array_agg(DISTINCT n.id::uuid) INTO v_needed FROM (
      SELECT unnest(v_cases)::text UNION SELECT i.id FROM jsonb_each(accused) a, jsonb_array_elements_text(a.value) i (id)) n (id);
    SELECT json_agg(f.skeleton) INTO skeletons FROM fold_input(v_needed) f;
    SELECT json_build_object(
      'charges', coalesce((SELECT json_agg(l) FROM charges c JOIN charge_lines l ON l.charge_id = c.id WHERE c.case_id = ANY (v_cases)), '[]'),
      'defendants', coalesce((SELECT json_agg(l) FROM defendant_lines l WHERE l.case_id = ANY (v_cases)), '[]'),
      'persons', coalesce((SELECT json_agg(l) FROM person_lines l WHERE l.person_id = ANY (v_persons)), '[]')) INTO stored;
  END $$;
  ${FOLD_RIGHTS}`;

/** As they were. */
const FOLD_FUNCTIONS_BEFORE = `${NO_FOLD_FUNCTIONS}
  ${answering('live.fold_input(p_cases uuid[]) RETURNS TABLE (case_id uuid, skeleton jsonb)', true, SKELETONS, true)}
  ${REFOLD_INPUT}
  ${KEPT.map((setting) => `ALTER FUNCTION live.refold_input() SET ${setting};`).join('\n  ')}
  ${FOLD_RIGHTS}`;

/** In SQL it is planned at each call, in PL/pgSQL once a session. */
const DESCRIBE_KEPT = `
  CREATE OR REPLACE FUNCTION ledger.describe_change_sets(p_seqs bigint[], p_account uuid, p_sees_actors boolean)
  RETURNS TABLE (seq bigint, operation text, reason text, actor uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = ledger, pg_temp ${SETTINGS} AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY ${DESCRIBED.trimStart()};
  END $$;`;

/** A change takes fewer statements, and those that it takes are planned once a session. */
export class SpareStatements1764001700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [signature, wording] of SIGNATURES) await runner.query(reword(signature, wording));
    await runner.query(FOLD_FUNCTIONS + DESCRIBE_KEPT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      DESCRIBE_CHANGE_SETS.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION') + FOLD_FUNCTIONS_BEFORE,
    );
    for (const [signature, wording] of SIGNATURES.toReversed()) {
      await runner.query(reword(signature, backwards(wording)));
    }
  }
}
