import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MAKE_PUBLIC } from './support/make-public.js';
import { RECORDING_MOMENT } from './support/record-tables.js';
import { RETRACT_FUNCTIONS } from './support/retract-rules.js';

/** What waits to be published, and what the database is asked when something is published, hidden, withdrawn or retracted. */
export class CreatePublishing1764001300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 'becoming' is every row that was found to become public, at its version; 'items' is what people are shown of it, and
      -- of what is left out. 'clearance' is what the submitter could see: what they asked for is looked at with the same eyes
      -- again. No foreign key to the case: it may be retracted, and what was once asked for stays asked.
      CREATE TABLE live.submissions (
        id uuid PRIMARY KEY, case_id uuid NOT NULL,
        reach smallint NOT NULL CHECK (reach BETWEEN 0 AND 3), clearance smallint NOT NULL CHECK (clearance BETWEEN reach AND 3),
        state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'PUBLISHED', 'REJECTED', 'SUPERSEDED')),
        by_account uuid NOT NULL REFERENCES live.accounts (id), at timestamptz NOT NULL DEFAULT now(), moment ${RECORDING_MOMENT},
        note text CHECK (length(note) <= 4000),
        include uuid[] NOT NULL, exclude uuid[] NOT NULL, becoming jsonb NOT NULL, items jsonb NOT NULL,
        decided_by uuid REFERENCES live.accounts (id), decided_at timestamptz, decision text CHECK (length(decision) <= 4000),
        seq bigint REFERENCES ledger.change_sets (seq),
        CHECK ((state = 'PENDING') = (decided_at IS NULL)),
        CHECK ((state = 'PUBLISHED') = (seq IS NOT NULL)),
        CHECK (state <> 'PUBLISHED' OR decided_by <> by_account)
      );
      CREATE INDEX submissions_state ON live.submissions (state, moment, id);
      CREATE INDEX submissions_case ON live.submissions (case_id, moment);
      CREATE INDEX submissions_by ON live.submissions (by_account);
      CREATE INDEX submissions_decided_by ON live.submissions (decided_by);
      CREATE INDEX submissions_seq ON live.submissions (seq) WHERE seq IS NOT NULL;
      ALTER TABLE live.submissions ENABLE ROW LEVEL SECURITY;
      CREATE POLICY member_all ON live.submissions TO casetrail_member
        USING (reach <= (SELECT live.clearance())) WITH CHECK (reach <= (SELECT live.clearance()));
      GRANT SELECT, INSERT, UPDATE ON live.submissions TO casetrail_member;

      -- What the open change has made public, each row as it was before: what it wrote, and what hung on that.
      CREATE FUNCTION live.made_public() RETURNS TABLE (kind text, id uuid, version integer, reach smallint, hold boolean)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_kind text; v_ids uuid[];
      BEGIN
        FOR v_kind, v_ids IN
          SELECT p.kind, array_agg(DISTINCT i.id) FROM ledger.pending p, unnest(p.ids) i (id)
          WHERE p.change = nullif(current_setting('app.change', true), '')::bigint AND p.kind IS NOT NULL GROUP BY p.kind ORDER BY p.kind
        LOOP
          RETURN QUERY EXECUTE format('SELECT %L::text, l.id, h.version, h.reach, l.hold FROM unnest($1) t (id) JOIN live.%1$I l ON l.id = t.id
            JOIN history.%1$I h ON h.id = t.id AND h.until_seq IS NULL AND h.operation <> ''RETRACTED''
            WHERE l.reach = 0 AND h.reach > 0 ORDER BY l.id', v_kind) USING v_ids;
        END LOOP;
      END $$;

      -- Whether an account has put any of these rows on record, or what they say now or said before: itself, or by a proposal
      -- that another approved. Who acted is in no login's reach.
      CREATE FUNCTION live.has_recorded(p_account uuid, p_operations text[], p_rows jsonb) RETURNS boolean
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_kind text; v_ids uuid[]; v_found boolean;
      BEGIN
        FOR v_kind, v_ids IN
          SELECT r.kind, array_agg(r.id) FROM jsonb_to_recordset(p_rows) AS r (kind text, id uuid) GROUP BY r.kind
        LOOP
          -- A later row of one version tells of a reach that moved because something else did: nobody's recording.
          EXECUTE format('SELECT EXISTS (SELECT FROM unnest($1) t (id) JOIN history.%1$I h ON h.id = t.id
              JOIN ledger.change_sets s ON s.seq = h.seq LEFT JOIN proposals p ON p.seq = s.seq
            WHERE s.operation = ANY ($2) AND coalesce(p.by_account, s.actor) = $3
              AND NOT EXISTS (SELECT FROM history.%1$I b WHERE b.id = h.id AND b.version = h.version AND b.seq < h.seq))', v_kind)
            INTO v_found USING v_ids, p_operations, p_account;
          IF v_found THEN RETURN true; END IF;
        END LOOP;
        RETURN false;
      END $$;

      -- A name that was more hidden than its bearer stays out of publications once the bearer is hidden as well: from then on
      -- its tier alone no longer tells that it was.
      CREATE FUNCTION live.hold_names(p_bearers uuid[]) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = live, pg_temp AS $$
        UPDATE names n SET hold = true FROM persons b WHERE n.person_id = b.id AND b.id = ANY (p_bearers) AND n.tier > b.tier AND NOT n.hold;
        UPDATE names n SET hold = true FROM organizations b WHERE n.organization_id = b.id AND b.id = ANY (p_bearers) AND n.tier > b.tier AND NOT n.hold;
      $$;
      GRANT EXECUTE ON FUNCTION live.made_public(), live.has_recorded(uuid, text[], jsonb), live.hold_names(uuid[]) TO casetrail_member;
    `);
    await runner.query(MAKE_PUBLIC);
    await runner.query(RETRACT_FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION live.retract(text, uuid), live.rests_on(text, uuid), live.going(text, uuid), live.goes_with(text[], uuid[]);
      DROP FUNCTION live.make_public(jsonb, jsonb, uuid[]), live.hold_names(uuid[]), live.has_recorded(uuid, text[], jsonb), live.made_public();
      DROP TABLE live.submissions;`);
  }
}
