import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Schemas, the ledger's tables, and the two questions every policy asks. `live` holds the present, `history` every
 * version of every row, `as_of` the views that read history as if it were the present, `ledger` the change sets.
 */
export class CreateFoundations1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA IF NOT EXISTS live;
      CREATE SCHEMA IF NOT EXISTS history;
      CREATE SCHEMA IF NOT EXISTS as_of;
      CREATE SCHEMA IF NOT EXISTS ledger;
      REVOKE ALL ON SCHEMA live, history, as_of, ledger FROM PUBLIC;
      GRANT USAGE ON SCHEMA live, history, as_of, ledger TO casetrail_public, casetrail_member;
      ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

      -- The clearance of whoever is connected. The public login has none to give; an empty setting means deny.
      CREATE FUNCTION live.clearance() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT CASE session_user
          WHEN 'casetrail_public' THEN 0
          WHEN 'casetrail_member' THEN coalesce(nullif(current_setting('app.clearance', true), '')::integer, -1)
          ELSE 3 END
      $$;
      GRANT EXECUTE ON FUNCTION live.clearance() TO casetrail_public, casetrail_member;

      -- Nothing of an account is for the public login: neither who works here nor the hashes of their passwords.
      CREATE TABLE live.accounts (
        id uuid PRIMARY KEY,
        email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
        display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
        role text NOT NULL CHECK (role IN ('RESEARCHER', 'ADVOCATE', 'EDITOR', 'ADMIN')),
        clearance smallint NOT NULL CHECK (clearance BETWEEN 0 AND 3),
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        disabled boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX accounts_email ON live.accounts (email);
      GRANT SELECT, INSERT, UPDATE ON live.accounts TO casetrail_member;

      CREATE SEQUENCE ledger.change_ids;

      -- One row: the number of the last change set. Locking it is what makes seq the order of commits.
      CREATE TABLE ledger.head (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        seq bigint NOT NULL,
        at timestamptz NOT NULL
      );
      INSERT INTO ledger.head (seq, at) VALUES (0, to_timestamp(0));

      CREATE TABLE ledger.change_sets (
        seq bigint PRIMARY KEY CHECK (seq > 0),
        id bigint NOT NULL UNIQUE,
        at timestamptz NOT NULL,
        operation text NOT NULL CHECK (length(operation) BETWEEN 1 AND 100),
        actor uuid REFERENCES live.accounts (id),
        reason text CHECK (length(reason) <= 4000),
        reach smallint NOT NULL CHECK (reach BETWEEN 0 AND 3),
        leaf bytea NOT NULL CHECK (length(leaf) = 32)
      );
      CREATE INDEX change_sets_at ON ledger.change_sets (at);
      CREATE INDEX change_sets_actor ON ledger.change_sets (actor);
      -- The number and moment of every change set are public; who acted, why and on what tier are not, whoever asks here.
      GRANT SELECT (seq, id, at, leaf) ON ledger.change_sets TO casetrail_public, casetrail_member;

      -- One row a record and change set: which fields changed, and the salted commitment to each new value. 'shown' is the
      -- higher of the reach then and now: what has been hidden since is hidden here as well.
      CREATE TABLE ledger.entries (
        seq bigint NOT NULL REFERENCES ledger.change_sets (seq),
        ordinal integer NOT NULL,
        kind text NOT NULL,
        record_id uuid NOT NULL,
        operation text NOT NULL CHECK (operation IN ('CREATED', 'UPDATED', 'RETRACTED')),
        reach smallint NOT NULL,
        shown smallint NOT NULL CHECK (shown BETWEEN reach AND 3),
        fields text[] NOT NULL,
        salts bytea[] NOT NULL,
        commitments bytea[] NOT NULL,
        PRIMARY KEY (seq, ordinal),
        CHECK (cardinality(fields) = cardinality(salts) AND cardinality(fields) = cardinality(commitments))
      );
      CREATE INDEX entries_record ON ledger.entries (record_id, seq);
      ALTER TABLE ledger.entries ENABLE ROW LEVEL SECURITY;
      CREATE POLICY public_reads ON ledger.entries FOR SELECT TO casetrail_public USING (shown = 0);
      CREATE POLICY member_reads ON ledger.entries FOR SELECT TO casetrail_member USING (shown <= (SELECT live.clearance()));
      GRANT SELECT (seq, kind, record_id, operation, reach, fields) ON ledger.entries TO casetrail_public, casetrail_member;

      -- What transactions under way have touched: a row for the open change (no kind), and one for each statement. No login
      -- can write here but by the definer functions, so a change cannot be kept out of the ledger. It outlives no
      -- transaction; unlogged, since after a crash there are none.
      CREATE UNLOGGED TABLE ledger.pending (change bigint NOT NULL, kind text, ids uuid[]);
      CREATE UNIQUE INDEX pending_open ON ledger.pending (change) WHERE kind IS NULL;
      CREATE INDEX pending_change ON ledger.pending (change);

      CREATE TABLE live.proposals (
        id uuid PRIMARY KEY,
        operation text NOT NULL,
        input jsonb NOT NULL,
        record_kind text NOT NULL,
        record_id uuid NOT NULL,
        record_version integer NOT NULL,
        reach smallint NOT NULL CHECK (reach BETWEEN 0 AND 3),
        state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'STALE')),
        by_account uuid REFERENCES live.accounts (id),
        at timestamptz NOT NULL DEFAULT now(),
        reason text CHECK (length(reason) <= 4000),
        decided_by uuid REFERENCES live.accounts (id),
        decided_at timestamptz,
        CHECK ((state = 'PENDING') = (decided_at IS NULL)),
        CHECK (decided_by IS NULL OR decided_by <> by_account)
      );
      CREATE INDEX proposals_waiting ON live.proposals (at, id) WHERE state = 'PENDING';
      CREATE INDEX proposals_record ON live.proposals (record_id);
      CREATE INDEX proposals_by ON live.proposals (by_account);
      CREATE INDEX proposals_decided_by ON live.proposals (decided_by);
      ALTER TABLE live.proposals ENABLE ROW LEVEL SECURITY;
      CREATE POLICY member_all ON live.proposals TO casetrail_member
        USING (reach <= (SELECT live.clearance())) WITH CHECK (reach <= (SELECT live.clearance()));
      GRANT SELECT, INSERT, UPDATE ON live.proposals TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP SCHEMA as_of CASCADE;
      DROP SCHEMA history CASCADE;
      DROP SCHEMA live CASCADE;
      DROP SCHEMA ledger CASCADE;
      ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
    `);
  }
}
