import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DESCRIBE_CHANGE_SETS, DESCRIBED } from './support/describe-change-sets.js';
import { REFOLD_INPUT, SKELETONS } from './support/fold-queries.js';
import { answering, KEPT } from './support/kept-plans.js';
import { STORE_LINES, STORE_LINES_AT_FIRST } from './support/store-lines.js';
import { CHANGE_SET } from './1764001600000-look-up-by-index.js';
import { byTable, COMMIT_CHANGE_AT_FIRST, COMMIT_CHANGE_WITH_LINES } from './support/commit-change.js';
import { backwards, reword, type Wording } from './support/reword.js';

/** Tables whose rows belong to a case. */
const OF_CASES =
  'cases case_file_numbers case_participants charges related_cases case_events event_parties event_charges event_defendants penalties pointers citations'.split(
    ' ',
  );

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

/** In one statement what took three. */
const TOUCH: Wording = [
  [
    `DECLARE v_ids uuid[] := (SELECT array_agg(id) FROM touched);
      BEGIN
        IF v_ids IS NULL THEN RETURN NULL; END IF;
        IF NOT EXISTS (SELECT FROM pending p WHERE p.change = v_change AND p.kind IS NULL) THEN`,
    `BEGIN
        INSERT INTO pending (change, kind, ids) SELECT p.change, TG_TABLE_NAME, t.ids
          FROM pending p, (SELECT array_agg(id) AS ids FROM touched) t WHERE p.change = v_change AND p.kind IS NULL AND t.ids IS NOT NULL;
        IF NOT FOUND AND EXISTS (SELECT FROM touched) THEN`,
  ],
  [
    '        INSERT INTO pending (change, kind, ids) VALUES (v_change, TG_TABLE_NAME, v_ids);\n        RETURN NULL;\n      END',
    '        RETURN NULL;\n      END',
  ],
];

const SIGNATURES: readonly (readonly [signature: string, wording: Wording])[] = [
  ['live.touched_cases()', TOUCHED_CASES],
  ['live.settle_event(uuid)', SETTLE_EVENT],
  ['ledger.touch()', TOUCH],
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
      'persons', coalesce((SELECT json_agg(l) FROM unnest(v_persons) p (id) CROSS JOIN LATERAL (SELECT * FROM person_lines o WHERE o.person_id = p.id OFFSET 0) l), '[]')) INTO stored;
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

/** What every change asks of the list of what is touched, whose dead rows are many until it is vacuumed: by index, whatever is known of it. */
const ASK_PENDING = ['ledger.open_change()', 'ledger.touch()', 'ledger.change_is_committed()'];

const forEachSetting = (functions: readonly string[], verb: (setting: string) => string): string =>
  functions.flatMap((name) => KEPT.map((setting) => `ALTER FUNCTION ${name} ${verb(setting)};`)).join(' ');
const set = (setting: string): string => `SET ${setting}`;
const reset = (setting: string): string => `RESET ${setting.split(' ', 1)[0] ?? ''}`;

const OLD_COMMIT = 'ledger.commit_change(text, uuid, text)';
const STORE = 'live.store_lines(uuid[], uuid[], jsonb)';

/** A change takes fewer statements, and those that it takes are planned once a session. */
export class SpareStatements1764001700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [signature, wording] of SIGNATURES) await runner.query(reword(signature, wording));
    await runner.query(`${FOLD_FUNCTIONS} ${DESCRIBE_KEPT} ${STORE_LINES} ${forEachSetting([STORE], set)}
      DROP FUNCTION ${OLD_COMMIT}; ${COMMIT_CHANGE_WITH_LINES}
      ${forEachSetting(ASK_PENDING, set)}
      DROP INDEX live.case_lines_change;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX case_lines_change ON live.case_lines (change_id);
      ${forEachSetting(ASK_PENDING, reset)}
      DROP FUNCTION ledger.commit_change(text, uuid, text, uuid[], uuid[], jsonb);
      ${COMMIT_CHANGE_AT_FIRST} ${forEachSetting([OLD_COMMIT], set)}
      GRANT EXECUTE ON FUNCTION ${OLD_COMMIT} TO casetrail_member;
      ${orReplaced(STORE_LINES_AT_FIRST)} ${forEachSetting([STORE], set)}
      ${orReplaced(DESCRIBE_CHANGE_SETS)} ${FOLD_FUNCTIONS_BEFORE}`);
    await runner.query(reword(STORE, CHANGE_SET));
    for (const [signature, wording] of SIGNATURES.toReversed()) {
      await runner.query(reword(signature, backwards(wording)));
    }
  }
}

function orReplaced(text: string): string {
  return text.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');
}
