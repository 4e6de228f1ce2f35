import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Filter, FILTERS } from './1764000900000-create-filter-functions.js';
import { COMMIT_CHANGE, COMMIT_CHANGE_WITH_PAST } from './support/commit-change.js';
import { DROP_LINE_HISTORY, LINE_HISTORY } from './support/line-history.js';
import {
  DROP_PAST_FUNCTIONS,
  followingHistory,
  followingWhatStands,
  notedMoves,
  PAST_FUNCTIONS,
  REACHING,
} from './support/past-rules.js';
import { backwards, reword, type Wording } from './support/reword.js';

const DROP_COMMIT = 'DROP FUNCTION ledger.commit_change(text, uuid, text, uuid[], uuid[], jsonb);';

/**
 * The reach that a view of the past shows is the one that its policies look at: the tier a viewer needs, then and now, to see
 * it. What is folded from it is folded for those who may see it at present.
 */
function viewOf(table: string, reach: 'shown' | 'reach'): string {
  // Read once a statement rather than once a row, which it was at first.
  const setting = `current_setting(''app.as_of'')::bigint`;
  const now = reach === 'shown' ? `(SELECT ${setting})` : setting;
  return `
    DO $do$ BEGIN
      EXECUTE (SELECT format('CREATE OR REPLACE VIEW as_of.${table} WITH (security_invoker = true) AS
        SELECT %s FROM history.${table} h
        WHERE h.seq <= ${now} AND (h.until_seq IS NULL OR h.until_seq > ${now})
          AND h.operation <> ''RETRACTED''',
          string_agg(CASE attname WHEN 'reach' THEN 'h.${reach} AS reach' ELSE 'h.' || quote_ident(attname) END, ', ' ORDER BY attnum))
        FROM pg_attribute WHERE attrelid = 'live.${table}'::regclass AND attnum > 0 AND NOT attisdropped);
    END $do$;`;
}

/** What the filters of the past are found by. In the present their indexes look at `reach`, here at `shown`. */
const TEXTS = [
  ['names', 'folded'],
  ['cases', 'title_folded'],
  ['case_file_numbers', 'value_folded'],
  ['case_events', 'title_folded'],
  ['sources', 'title_folded'],
] as const;
const ARRAYS = [
  ['persons', 'nationalities'],
  ['cases', 'rights'],
  ['case_events', 'rights'],
] as const;

/** The lines of events without the view, which does not show where a span of tiers ends. */
const LINES_THEN = `(SELECT h.* FROM history.event_lines h WHERE h.seq <= current_setting('app.as_of')::bigint
              AND (h.until_seq IS NULL OR h.until_seq > current_setting('app.as_of')::bigint))`;

/** The filters by text and array, over the past: the same conditions over the views. */
function filterOfThePast({ name, argument, answer, from, condition, reach }: Filter): string {
  return `
    CREATE FUNCTION as_of.${name}(${argument}) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path = as_of, extensions, pg_temp AS $$
    DECLARE viewer integer := live.clearance();
    BEGIN
      RETURN QUERY SELECT DISTINCT ${answer} FROM ${from.replace('event_lines l', `${LINES_THEN} l`)} WHERE ${condition} AND ${reach} <= viewer;
    END $$;
    GRANT EXECUTE ON FUNCTION as_of.${name}(${argument}) TO casetrail_public, casetrail_member;`;
}

/** What is brought back has a past, which is shown to whoever it is shown to now. */
const REINSTATE: Wording = [
  [
    `jsonb_populate_record(NULL::live.%1$I, $1) r', p_kind) USING v_row;`,
    `jsonb_populate_record(NULL::live.%1$I, $1) r', p_kind) USING v_row;
          PERFORM set_config('app.moved', current_setting('app.change', true), true);`,
  ],
];
const REINSTATING = 'live.reinstate(text, bigint, uuid)';

/**
 * The whole record as it stood after any change set, standings included. Those are derived, and kept by change set like the
 * records they are derived from; when what is hidden changes, the past of them is derived again.
 */
export class TravelInTime1764002000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LINE_HISTORY + PAST_FUNCTIONS);
    for (const table of REACHING) {
      await runner.query(notedMoves(table) + viewOf(table, 'shown'));
      await runner.query(reword(`ledger.follow_${table}(uuid[])`, followingWhatStands(table)));
    }
    await runner.query(reword(REINSTATING, REINSTATE));
    for (const [table, column] of TEXTS) {
      await runner.query(
        `CREATE INDEX ${table}_text ON history.${table} USING gin (${column} extensions.gin_trgm_ops)`,
      );
    }
    for (const [table, column] of ARRAYS) {
      await runner.query(`CREATE INDEX ${table}_${column} ON history.${table} USING gin (${column})`);
    }
    for (const filter of FILTERS) await runner.query(filterOfThePast(filter));
    await runner.query(`${DROP_COMMIT} ${COMMIT_CHANGE_WITH_PAST}
      -- The id that clients hold, as \`encodeId\` writes it; one that was read in the past leads back to it.
      CREATE FUNCTION live.global_id(type text, id uuid) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN type || '_' || id::text;
      CREATE FUNCTION as_of.global_id(type text, id uuid) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN type || '_' || id::text || '@' || current_setting('app.as_of');
      GRANT EXECUTE ON FUNCTION live.global_id(text, uuid), as_of.global_id(text, uuid) TO casetrail_public, casetrail_member;

      -- Whether the past of the lines has been worked out; that of what was recorded before there was such a past, the server does.
      CREATE TABLE ledger.line_past (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton), complete boolean NOT NULL);
      INSERT INTO ledger.line_past (complete) SELECT NOT EXISTS (SELECT FROM history.cases);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ledger.line_past; DROP FUNCTION as_of.global_id(text, uuid), live.global_id(text, uuid);
      ${DROP_COMMIT} ${COMMIT_CHANGE}`);
    for (const { name, argument } of FILTERS) await runner.query(`DROP FUNCTION as_of.${name}(${argument})`);
    for (const [table, column] of ARRAYS) await runner.query(`DROP INDEX history.${table}_${column}`);
    for (const [table] of TEXTS) await runner.query(`DROP INDEX history.${table}_text`);
    await runner.query(reword(REINSTATING, backwards(REINSTATE)));
    for (const table of REACHING) {
      await runner.query(`DROP TRIGGER y_moved ON live.${table}; ${viewOf(table, 'reach')}`);
      await runner.query(reword(`ledger.follow_${table}(uuid[])`, followingHistory(table)));
    }
    await runner.query(DROP_PAST_FUNCTIONS + DROP_LINE_HISTORY);
  }
}
