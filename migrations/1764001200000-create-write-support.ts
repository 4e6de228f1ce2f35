import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REFOLD_INPUT } from './support/fold-queries.js';
import { keptPlans, plansMadeAnew } from './support/kept-plans.js';
import { RECORDING_MOMENT } from './support/record-tables.js';
import { REACH_LOCK } from './support/reach-rules.js';

/** The version stamp as it was, and as it is: a record whose parts were changed is another version of it too. */
function stamp(renewed: string, restored: string): string {
  return `
      CREATE OR REPLACE FUNCTION live.stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = live, pg_temp AS $$
      DECLARE change text := current_setting('app.change', true);
      DECLARE reach smallint := NEW.reach;
      BEGIN
        IF change IS NULL OR change = '' THEN
          RAISE EXCEPTION 'No change set is open: records are written between ledger.open_change() and ledger.commit_change().'
            USING ERRCODE = 'CT001';
        END IF;
        IF TG_OP = 'INSERT' THEN
          NEW.version := 1;
${restored}          NEW.change_id := change::bigint;
          RETURN NEW;
        END IF;
        IF NEW.id <> OLD.id THEN
          RAISE EXCEPTION 'The id of a record never changes.' USING ERRCODE = 'CT003';
        END IF;
        NEW.reach := OLD.reach;
        IF NEW *<> OLD${renewed} THEN
          NEW.version := CASE WHEN OLD.change_id = change::bigint THEN OLD.version ELSE OLD.version + 1 END;
          NEW.change_id := change::bigint;
        END IF;
        NEW.reach := reach;
        RETURN NEW;
      END $$;`;
}

/** What was retracted and comes back is a further version of what it was: no version ever means two things. */
const RESTORED = `          IF current_setting('app.restoring', true) = 'on' THEN
            EXECUTE format('SELECT 1 + coalesce(max(h.version), 0) FROM history.%I h WHERE h.id = $1', TG_TABLE_NAME) INTO NEW.version USING NEW.id;
          END IF;
`;

/** What services need to write: records renewed by their parts, answers kept for retries, what a proposal rests on. */
export class CreateWriteSupport1764001200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(stamp(` OR current_setting('app.renewed', true) = OLD.id::text`, RESTORED));
    await runner.query(`
      -- A name, an author, a citation is written: whoever read the record before must learn that it is another now. Not where
      -- everything written is above the record itself: its version would tell those who see the record alone.
      CREATE FUNCTION live.renew(kind text, record uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_part record; v_reach smallint; v_shown boolean;
      BEGIN
        EXECUTE format('SELECT r.reach FROM live.%I r WHERE r.id = $1', kind) INTO v_reach USING record;
        IF v_reach IS NULL OR v_reach > clearance() THEN RETURN; END IF;
        FOR v_part IN
          SELECT u.child, u.by_column, t.ids FROM ledger.hangs_on u JOIN (
            SELECT p.kind, array_agg(DISTINCT i.id) AS ids FROM ledger.pending p, unnest(p.ids) i (id)
            WHERE p.change = nullif(current_setting('app.change', true), '')::bigint GROUP BY p.kind) t ON t.kind = u.child
          WHERE u.parent = renew.kind
        LOOP
          EXECUTE format('SELECT EXISTS (SELECT FROM live.%1$I l WHERE l.id = ANY ($1) AND l.%2$I = $2 AND l.reach <= $3)
            OR EXISTS (SELECT FROM history.%1$I h WHERE h.id = ANY ($1) AND h.until_seq IS NULL AND h.%2$I = $2 AND h.reach <= $3)',
            v_part.child, v_part.by_column) INTO v_shown USING v_part.ids, record, v_reach;
          CONTINUE WHEN NOT v_shown;
          PERFORM set_config('app.renewed', record::text, true);
          EXECUTE format('UPDATE live.%I SET reach = reach WHERE id = $1', kind) USING record;
          PERFORM set_config('app.renewed', '', true);
          RETURN;
        END LOOP;
      END $$;
      GRANT EXECUTE ON FUNCTION live.renew(text, uuid) TO casetrail_member;

      -- What leads from authors and file numbers that are about to go, or to a publisher or parent that another takes the
      -- place of, wherever it leads: a pointer to something hidden would hold them, and betray itself. Only from what the
      -- caller could change.
      CREATE FUNCTION live.drop_pointers(by_column text, rows uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = live, pg_temp AS $$
        DELETE FROM pointers p WHERE by_column = 'from_author_id' AND p.from_author_id = ANY (rows)
          AND EXISTS (SELECT FROM source_authors a WHERE a.id = p.from_author_id AND a.reach <= clearance());
        DELETE FROM pointers p WHERE by_column = 'from_file_number_id' AND p.from_file_number_id = ANY (rows)
          AND EXISTS (SELECT FROM case_file_numbers f WHERE f.id = p.from_file_number_id AND f.reach <= clearance());
        DELETE FROM pointers p WHERE by_column = 'from_source_id' AND p.from_source_id = ANY (rows) AND p.role = 'PUBLISHER'
          AND EXISTS (SELECT FROM sources s WHERE s.id = p.from_source_id AND s.reach <= clearance());
        DELETE FROM pointers p WHERE by_column = 'from_organization_id' AND p.from_organization_id = ANY (rows) AND p.role = 'PARENT'
          AND EXISTS (SELECT FROM organizations o WHERE o.id = p.from_organization_id AND o.reach <= clearance());
      $$;
      GRANT EXECUTE ON FUNCTION live.drop_pointers(text, uuid[]) TO casetrail_member;

      -- What the fold needs of the cases this change has touched, and of the other cases of their defendants, in one question:
      -- the change, the touched cases with the lowest tier that can tell, and the defendants with theirs.
${REFOLD_INPUT}
      GRANT EXECUTE ON FUNCTION live.refold_input() TO casetrail_member;

      -- For changes that will move the reach of what stands: taken before the change is opened, they queue here.
      CREATE FUNCTION live.lock_reach() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = live, pg_temp AS $$
        SELECT pg_advisory_xact_lock(${REACH_LOCK})
      $$;
      GRANT EXECUTE ON FUNCTION live.lock_reach() TO casetrail_member;

      -- The highest tier of anything the open change has changed, before or after; RESTRICTED at least, as what is new is.
      -- Null where everything still says what it said.
      CREATE FUNCTION live.touched_reach() RETURNS smallint LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_highest smallint; v_one smallint; v_kind text; v_ids uuid[];
      BEGIN
        FOR v_kind, v_ids IN
          SELECT p.kind, array_agg(DISTINCT i.id) FROM ledger.pending p, unnest(p.ids) i (id)
          WHERE p.change = nullif(current_setting('app.change', true), '')::bigint AND p.kind IS NOT NULL GROUP BY p.kind
        LOOP
          EXECUTE format('SELECT max(greatest(l.reach, h.reach)) FROM unnest($1) t (id) LEFT JOIN live.%1$I l ON l.id = t.id
            LEFT JOIN history.%1$I h ON h.id = t.id AND h.until_seq IS NULL AND h.operation <> ''RETRACTED''
            WHERE l.version IS DISTINCT FROM h.version OR l.reach IS DISTINCT FROM h.reach', v_kind) INTO v_one USING v_ids;
          v_highest := greatest(v_highest, v_one);
        END LOOP;
        RETURN greatest(v_highest, CASE WHEN v_highest IS NOT NULL THEN 2 END);
      END $$;
      GRANT EXECUTE ON FUNCTION live.touched_reach() TO casetrail_member;

      -- Whether somebody of that name is on record already.
      CREATE INDEX names_folded ON live.names (folded);

      -- An address as far as it tells one page from another: without scheme, usual port, fragment and closing slash.
      CREATE FUNCTION live.address_key(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog AS $$
        SELECT lower(regexp_replace(split_part(x, '/', 1), ':(80|443)$', '')) || rtrim(substr(x, length(split_part(x, '/', 1)) + 1), '/')
        FROM (SELECT regexp_replace(regexp_replace(address, '^[A-Za-z][A-Za-z0-9+.-]*://', ''), '#.*$', '')) s (x)
      $$;
      CREATE INDEX sources_address ON live.sources (live.address_key(url));
      CREATE INDEX sources_archived_address ON live.sources (live.address_key(archived_url));
      -- The sources the viewer may see at an address. No policy could use the index, so this applies the clearance itself.
      CREATE FUNCTION live.sources_at(address text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 2 SET search_path = live, pg_temp AS $$
        SELECT s.id FROM sources s WHERE address_key(s.url) = address_key(address) AND s.reach <= clearance()
        UNION SELECT s.id FROM sources s WHERE address_key(s.archived_url) = address_key(address) AND s.reach <= clearance()
      $$;
      GRANT EXECUTE ON FUNCTION live.sources_at(text), live.address_key(text) TO casetrail_member;

      -- Answers to requests that came with an Idempotency-Key, for 24 hours. Of key and request only hashes are kept.
      CREATE TABLE live.idempotency_keys (
        account uuid NOT NULL REFERENCES live.accounts (id), operation text NOT NULL, key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
        request_hash bytea NOT NULL CHECK (length(request_hash) = 32), outcome jsonb, at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (account, operation, key_hash)
      );
      CREATE INDEX idempotency_keys_at ON live.idempotency_keys (at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON live.idempotency_keys TO casetrail_member;

      -- Every public record that a proposal would change, at the version it was made for; what whoever made it saw, since
      -- "all names" means all that they saw; and the change set it came to.
      ALTER TABLE live.proposals ADD COLUMN basis jsonb NOT NULL DEFAULT '[]', ADD COLUMN clearance smallint NOT NULL CHECK (clearance BETWEEN 0 AND 3),
        ADD COLUMN decision text CHECK (length(decision) <= 4000),
        ADD COLUMN seq bigint REFERENCES ledger.change_sets (seq), ADD COLUMN moment ${RECORDING_MOMENT};
      CREATE INDEX proposals_seq ON live.proposals (seq) WHERE seq IS NOT NULL;
      DROP INDEX live.proposals_waiting;
      CREATE INDEX proposals_state ON live.proposals (state, moment, id);
    `);
    for (const statement of keptPlans()) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of plansMadeAnew()) await runner.query(statement);
    await runner.query(`
      DROP INDEX live.proposals_state;
      CREATE INDEX proposals_waiting ON live.proposals (at, id) WHERE state = 'PENDING';
      ALTER TABLE live.proposals DROP COLUMN basis, DROP COLUMN clearance, DROP COLUMN decision, DROP COLUMN seq, DROP COLUMN moment;
      DROP TABLE live.idempotency_keys;
      DROP INDEX live.names_folded, live.sources_address, live.sources_archived_address;
      DROP FUNCTION live.sources_at(text), live.address_key(text), live.renew(text, uuid), live.refold_input(), live.lock_reach(), live.touched_reach(), live.drop_pointers(text, uuid[]);`);
    await runner.query(stamp('', ''));
  }
}
