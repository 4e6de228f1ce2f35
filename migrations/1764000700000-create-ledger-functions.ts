import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMIT_CHANGE_AT_FIRST } from './support/commit-change.js';
import { draftFunction, dropHistoryFunctions, keepFunction } from './support/history-rules.js';
import { RECORD_TABLES } from './support/hangs-on.js';
import { FIRST_RULES, REACH_LOCK } from './support/reach-rules.js';
import { followFunction, presentReachFunction } from './support/retired-rules.js';

/**
 * How a change becomes part of the record. A transaction opens a change, writes, and ends with `commit_change`, the one
 * function that writes history, change sets and leaves. All that is slow (reading, hashing) comes before the head is
 * locked; from then on there are only writes.
 */
export class CreateLedgerFunctions1764000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION ledger.open_change() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      DECLARE v_change bigint;
      BEGIN
        -- Whatever the setting says: an open change that is visible is this transaction's own.
        IF EXISTS (SELECT FROM pending p WHERE p.kind IS NULL) THEN
          RAISE EXCEPTION 'A change set is already open in this transaction.' USING ERRCODE = 'CT001';
        END IF;
        PERFORM pg_advisory_xact_lock_shared(${REACH_LOCK});
        v_change := nextval('change_ids');
        INSERT INTO pending (change) VALUES (v_change);
        PERFORM set_config('app.change', v_change::text, true);
        RETURN v_change;
      END $$;

      -- What was opened is committed: without this, a change could be made and never told to the ledger.
      CREATE FUNCTION ledger.change_is_committed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM pending p WHERE p.change = NEW.change AND p.kind IS NULL) THEN
          RAISE EXCEPTION 'A change set was opened and not closed: end it with ledger.commit_change().' USING ERRCODE = 'CT001';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER committed AFTER INSERT ON ledger.pending DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.kind IS NULL) EXECUTE FUNCTION ledger.change_is_committed();

      -- JSON in the canonical form of RFC 8785. Keys here are column names, so byte order is the order it asks for.
      -- A number that a double cannot hold exactly is written as a string: money is decimal.
      CREATE FUNCTION ledger.canonical(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = ledger, pg_temp AS $$
      DECLARE out text;
      BEGIN
        CASE jsonb_typeof(value)
          WHEN 'object' THEN
            SELECT '{' || coalesce(string_agg(to_jsonb(e.key)::text || ':' || canonical(e.value), ',' ORDER BY e.key COLLATE "C"), '') || '}'
              INTO out FROM jsonb_each(value) e;
          WHEN 'array' THEN
            SELECT '[' || coalesce(string_agg(canonical(e.value), ',' ORDER BY e.ordinality), '') || ']'
              INTO out FROM jsonb_array_elements(value) WITH ORDINALITY e;
          WHEN 'number' THEN
            out := CASE WHEN value::text ~ '^-?[0-9]{1,15}$' THEN value::text ELSE to_jsonb(value::text)::text END;
          ELSE out := value::text;
        END CASE;
        RETURN out;
      END $$;

      -- A salted commitment tells strangers neither record nor field, and dies with its salt. It is the HMAC-SHA-256 of the
      -- RFC 8785 form of [kind, id, operation, field, value]; none of the first four holds anything that JSON escapes.
      -- Written so that PostgreSQL can put it in place of its call: it is made once a field.
      CREATE FUNCTION ledger.commitment(kind text, id uuid, operation text, field text, value jsonb, salt bytea)
      RETURNS bytea LANGUAGE sql STABLE
      RETURN extensions.hmac(convert_to('["' || kind || '","' || id::text || '","' || operation || '","' || field || '",'
        || CASE WHEN jsonb_typeof(value) IN ('string', 'boolean', 'null') THEN value::text ELSE ledger.canonical(value) END
        || ']', 'UTF8'), salt, 'sha256');

      -- The leaf: SHA-256 over the RFC 8785 form of the envelope, whose commitments are hexadecimal and sorted.
      CREATE FUNCTION ledger.leaf(seq bigint, at timestamptz, commitments text) RETURNS bytea LANGUAGE sql STABLE
      RETURN sha256(convert_to('{"at":"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","commitments":['
          || commitments || '],"seq":' || seq::text || '}', 'UTF8'));
    `);
    for (const table of RECORD_TABLES) {
      await runner.query(draftFunction(table) + keepFunction(table) + followFunction(table));
    }
    await runner.query(presentReachFunction(FIRST_RULES));
    await runner.query(`
      -- The last act of every change. Answers with the new head, or with nothing when nothing was changed.
${COMMIT_CHANGE_AT_FIRST}
      CREATE INDEX case_lines_change ON live.case_lines (change_id);
      GRANT EXECUTE ON FUNCTION ledger.open_change(), ledger.commit_change(text, uuid, text) TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX live.case_lines_change;
      DROP TRIGGER committed ON ledger.pending;
      DROP FUNCTION ledger.commit_change(text, uuid, text), ledger.change_is_committed(), ledger.open_change();`);
    for (const table of RECORD_TABLES) {
      await runner.query(`${dropHistoryFunctions(table)} DROP FUNCTION ledger.follow_${table}(uuid[]);`);
    }
    await runner.query(`DROP FUNCTION ledger.present_reach(text, uuid), ledger.leaf(bigint, timestamptz, text),
      ledger.commitment(text, uuid, text, text, jsonb, bytea), ledger.canonical(jsonb);`);
  }
}
