import type { MigrationInterface, QueryRunner } from 'typeorm';
import { cascadeTrigger, EVENT_SUPPORT_TRIGGERS, reachTrigger, RECORD_TABLES } from './support/reach-rules.js';

const DERIVED: Record<string, string> = {
  case_lines:
    'case_id, tier_from, status, final, since_event, because, opened_event, opened_from, opened_to, closed_event, first_day, last_day, event_count, latest_key, opened_key, updated_seq, updated_at',
  event_lines: 'event_id, tier_from, case_id, position, line_key, irregular',
  charge_lines: 'charge_id, tier_from, status, final, since_event, because',
  defendant_lines:
    'case_id, person_id, tier_from, status, final, since_event, because, custody, custody_since, custody_place, custody_because',
  person_lines: 'person_id, tier_from, custody, custody_since, custody_place, custody_because',
};

/** One record table: its history, its version stamps, the list of what was touched, who may see and write it. */
function guard(table: string): string {
  return `
    CREATE TABLE history.${table} (
      seq bigint NOT NULL REFERENCES ledger.change_sets (seq) DEFERRABLE INITIALLY DEFERRED,
      until_seq bigint CHECK (until_seq > seq),
      operation text NOT NULL CHECK (operation IN ('CREATED', 'UPDATED', 'RETRACTED')),
      LIKE live.${table}, PRIMARY KEY (id, seq)
    );
    ALTER TABLE history.${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY public_reads ON history.${table} FOR SELECT TO casetrail_public USING (reach = 0);
    CREATE POLICY member_reads ON history.${table} FOR SELECT TO casetrail_member USING (reach <= (SELECT live.clearance()));
    GRANT SELECT ON history.${table} TO casetrail_public, casetrail_member;

    ALTER TABLE live.${table} ADD FOREIGN KEY (change_id) REFERENCES ledger.change_sets (id) DEFERRABLE INITIALLY DEFERRED;
    CREATE TRIGGER b_stamp BEFORE INSERT OR UPDATE ON live.${table} FOR EACH ROW EXECUTE FUNCTION live.stamp();
    CREATE TRIGGER z_touched_insert AFTER INSERT ON live.${table} REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION ledger.touch();
    CREATE TRIGGER z_touched_update AFTER UPDATE ON live.${table} REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION ledger.touch();
    CREATE TRIGGER z_touched_delete AFTER DELETE ON live.${table} REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION ledger.touch();

    ALTER TABLE live.${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY public_reads ON live.${table} FOR SELECT TO casetrail_public USING (reach = 0);
    CREATE POLICY member_reads ON live.${table} FOR SELECT TO casetrail_member USING (reach <= (SELECT live.clearance()));
    CREATE POLICY member_inserts ON live.${table} FOR INSERT TO casetrail_member WITH CHECK (tier <= (SELECT live.clearance()));
    CREATE POLICY member_updates ON live.${table} FOR UPDATE TO casetrail_member
      USING (reach <= (SELECT live.clearance())) WITH CHECK (tier <= (SELECT live.clearance()));
    CREATE POLICY member_deletes ON live.${table} FOR DELETE TO casetrail_member USING (reach <= (SELECT live.clearance()));
    GRANT SELECT ON live.${table} TO casetrail_public;
    GRANT SELECT, INSERT, UPDATE, DELETE ON live.${table} TO casetrail_member;`;
}

/** The view of the same name that shows the table as it stood after change set \`app.as_of\`, never above the present reach. */
function asOfView(table: string): string {
  return `
    DO $do$ BEGIN
      EXECUTE (SELECT format('CREATE VIEW as_of.${table} WITH (security_invoker = true) AS
        SELECT %s FROM history.${table} h
        WHERE h.seq <= current_setting(''app.as_of'')::bigint
          AND (h.until_seq IS NULL OR h.until_seq > current_setting(''app.as_of'')::bigint)
          AND h.operation <> ''RETRACTED''
          AND EXISTS (SELECT FROM live.${table} p WHERE p.id = h.id)', string_agg('h.' || quote_ident(attname), ', ' ORDER BY attnum))
        FROM pg_attribute WHERE attrelid = 'live.${table}'::regclass AND attnum > 0 AND NOT attisdropped);
    END $do$;
    GRANT SELECT ON as_of.${table} TO casetrail_public, casetrail_member;`;
}

/** Row policies, version stamps, history and reach for every record table; read rights on what is derived. */
export class GuardRecords1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nothing is written outside a change set; a version counts change sets, not statements; and a reach that moved
      -- because something else did is not a new version of the record.
      CREATE FUNCTION live.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE change text := current_setting('app.change', true);
      BEGIN
        IF change IS NULL OR change = '' THEN
          RAISE EXCEPTION 'No change set is open: records are written between ledger.open_change() and ledger.commit_change().'
            USING ERRCODE = 'CT001';
        END IF;
        IF TG_OP = 'INSERT' THEN
          NEW.version := 1;
          NEW.change_id := change::bigint;
        ELSIF to_jsonb(NEW) - 'reach' = to_jsonb(OLD) - 'reach' THEN
          NULL;
        ELSE
          NEW.version := CASE WHEN OLD.change_id = change::bigint THEN OLD.version ELSE OLD.version + 1 END;
          NEW.change_id := change::bigint;
        END IF;
        RETURN NEW;
      END $$;

      -- What a transaction has touched, kept in a setting that dies with it: no list to write, none to forget.
      CREATE FUNCTION ledger.touch() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE ids text;
      BEGIN
        SELECT string_agg(id::text, ',') INTO ids FROM touched;
        IF ids IS NOT NULL THEN
          PERFORM set_config('app.touched', coalesce(current_setting('app.touched', true), '') || TG_TABLE_NAME || ':' || ids || ';', true);
        END IF;
        RETURN NULL;
      END $$;
      GRANT EXECUTE ON FUNCTION live.stamp(), ledger.touch() TO casetrail_member;
    `);
    for (const table of RECORD_TABLES) {
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
    await runner.query(`DROP TRIGGER d_support ON live.citations; DROP TRIGGER d_support ON live.event_charges;
      DROP TRIGGER e_sourced ON live.case_events; DROP TRIGGER e_sourced ON live.citations;
      DROP FUNCTION live.support_of_event(), live.event_is_sourced();`);
    for (const table of Object.keys(DERIVED)) {
      await runner.query(`ALTER TABLE live.${table} DISABLE ROW LEVEL SECURITY;
        DROP POLICY public_reads ON live.${table}; DROP POLICY member_reads ON live.${table};
        REVOKE ALL ON live.${table} FROM casetrail_public, casetrail_member;`);
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
        ALTER TABLE live.${table} DISABLE ROW LEVEL SECURITY, DROP CONSTRAINT ${table}_change_id_fkey;
        DROP POLICY public_reads ON live.${table}; DROP POLICY member_reads ON live.${table};
        DROP POLICY member_inserts ON live.${table}; DROP POLICY member_updates ON live.${table};
        DROP POLICY member_deletes ON live.${table};
        REVOKE ALL ON live.${table} FROM casetrail_public, casetrail_member;`);
    }
    await runner.query(`DROP FUNCTION live.stamp(), ledger.touch()`);
  }
}
