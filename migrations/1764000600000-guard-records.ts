import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard } from './support/guard.js';
import { HANGS_ON_TABLE, RECORD_TABLES } from './support/hangs-on.js';
import { asOfView, historyTable } from './support/history-rules.js';
import { cascadeTrigger, DROP_EVENT_SUPPORT, EVENT_SUPPORT_TRIGGERS, reachTrigger } from './support/reach-rules.js';

const DERIVED: Record<string, string> = {
  case_lines:
    'case_id, tier_from, status, final, since_event, because, opened_event, opened_from, opened_to, closed_event, first_day, last_day, event_count, latest_key, opened_key, updated_seq, updated_at',
  event_lines: 'event_id, tier_from, case_id, position, line_key, irregular',
  charge_lines: 'charge_id, tier_from, status, final, since_event, because',
  defendant_lines:
    'case_id, person_id, tier_from, status, final, since_event, because, custody, custody_since, custody_place, custody_because',
  person_lines: 'person_id, tier_from, custody, custody_since, custody_place, custody_because',
};

/** Row policies, version stamps, history and reach for every record table; read rights on what is derived. */
export class GuardRecords1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nothing is written outside a change set; a version counts change sets, not statements; and a reach that moved
      -- because something else did is not a new version of the record.
      CREATE FUNCTION live.stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = live, pg_temp AS $$
      DECLARE change text := current_setting('app.change', true);
      DECLARE reach smallint := NEW.reach;
      BEGIN
        IF change IS NULL OR change = '' THEN
          RAISE EXCEPTION 'No change set is open: records are written between ledger.open_change() and ledger.commit_change().'
            USING ERRCODE = 'CT001';
        END IF;
        IF TG_OP = 'INSERT' THEN
          NEW.version := 1;
          NEW.change_id := change::bigint;
          RETURN NEW;
        END IF;
        IF NEW.id <> OLD.id THEN
          RAISE EXCEPTION 'The id of a record never changes.' USING ERRCODE = 'CT003';
        END IF;
        NEW.reach := OLD.reach;
        IF NEW *<> OLD THEN
          NEW.version := CASE WHEN OLD.change_id = change::bigint THEN OLD.version ELSE OLD.version + 1 END;
          NEW.change_id := change::bigint;
        END IF;
        NEW.reach := reach;
        RETURN NEW;
      END $$;

      -- What a change has touched, statement by statement, where no login can strike it out again.
      CREATE FUNCTION ledger.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      DECLARE v_change bigint := nullif(current_setting('app.change', true), '')::bigint;
      DECLARE v_ids uuid[] := (SELECT array_agg(id) FROM touched);
      BEGIN
        IF v_ids IS NULL THEN RETURN NULL; END IF;
        IF NOT EXISTS (SELECT FROM pending p WHERE p.change = v_change AND p.kind IS NULL) THEN
          RAISE EXCEPTION 'No change set is open: records are written between ledger.open_change() and ledger.commit_change().'
            USING ERRCODE = 'CT001';
        END IF;
        INSERT INTO pending (change, kind, ids) VALUES (v_change, TG_TABLE_NAME, v_ids);
        RETURN NULL;
      END $$;
    `);
    await runner.query(HANGS_ON_TABLE);
    for (const table of RECORD_TABLES) {
      await runner.query(historyTable(table));
      await runner.query(guard(table));
      await runner.query(reachTrigger(table));
    }
    for (const table of RECORD_TABLES) {
      await runner.query(cascadeTrigger(table));
      await runner.query(asOfView(table));
    }
    await runner.query(EVENT_SUPPORT_TRIGGERS);
    for (const [table, columns] of Object.entries(DERIVED)) {
      await runner.query(`
        ALTER TABLE live.${table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY public_reads ON live.${table} FOR SELECT TO casetrail_public USING (tier_from = 0);
        CREATE POLICY member_reads ON live.${table} FOR SELECT TO casetrail_member
          USING (tier_from <= (SELECT live.clearance()) AND tier_to >= (SELECT live.clearance()));
        -- Not tier_to: where it ends would tell that a higher tier sees something else.
        GRANT SELECT (${columns}) ON live.${table} TO casetrail_public, casetrail_member;`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_EVENT_SUPPORT);
    for (const [table, columns] of Object.entries(DERIVED)) {
      await runner.query(`ALTER TABLE live.${table} DISABLE ROW LEVEL SECURITY;
        DROP POLICY public_reads ON live.${table}; DROP POLICY member_reads ON live.${table};
        REVOKE SELECT (${columns}) ON live.${table} FROM casetrail_public, casetrail_member;`);
    }
    for (const table of RECORD_TABLES) {
      await runner.query(`
        DROP VIEW as_of.${table};
        DROP TABLE history.${table};
        DROP TRIGGER a_reach ON live.${table}; DROP TRIGGER b_stamp ON live.${table};
        DROP TRIGGER IF EXISTS c_cascade ON live.${table};
        DROP TRIGGER z_touched_insert ON live.${table}; DROP TRIGGER z_touched_update ON live.${table};
        DROP TRIGGER z_touched_delete ON live.${table};
        DROP FUNCTION live.reach_of_${table}(); DROP FUNCTION IF EXISTS live.cascade_${table}();
        ALTER TABLE live.${table} DISABLE ROW LEVEL SECURITY;
        DROP POLICY public_reads ON live.${table}; DROP POLICY member_reads ON live.${table};
        DROP POLICY member_inserts ON live.${table}; DROP POLICY member_updates ON live.${table};
        DROP POLICY member_deletes ON live.${table};
        REVOKE ALL ON live.${table} FROM casetrail_public, casetrail_member;`);
    }
    await runner.query(`DROP FUNCTION live.stamp(), ledger.touch(); DROP TABLE ledger.hangs_on;`);
  }
}
