import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How people and their scripts show who they are. Nothing of it is for the public login. Of what is long and random only
 * hashes are kept; the secrets of second factors are kept as they are, since codes are computed from them.
 */
export class CreateAccess1764001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA access;
      REVOKE ALL ON SCHEMA access FROM PUBLIC;
      GRANT USAGE ON SCHEMA access TO casetrail_member;

      CREATE TABLE access.tokens (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES live.accounts (id),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
        prefix text NOT NULL CHECK (length(prefix) <= 20),
        may_write boolean NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        -- The day is enough to find tokens that nobody uses; more would tell when somebody was at work.
        last_used_on date
      );
      CREATE INDEX tokens_account ON access.tokens (account_id, created_at);
      -- Two tokens of one name could not be told apart when one is to be revoked.
      CREATE UNIQUE INDEX tokens_name ON access.tokens (account_id, name) WHERE revoked_at IS NULL;
      GRANT SELECT, INSERT, UPDATE (revoked_at, last_used_on) ON access.tokens TO casetrail_member;

      -- Whoever has signed in with a password; all the way only where second_factor_at is set, or none is needed. Gone
      -- when they sign out: who was here when is not kept.
      CREATE TABLE access.sessions (
        hash bytea PRIMARY KEY CHECK (length(hash) = 32),
        id uuid NOT NULL UNIQUE,
        account_id uuid NOT NULL REFERENCES live.accounts (id),
        started_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        second_factor_at timestamptz,
        -- Of a second factor that is being set up: it belongs to this session until its first code was right.
        offered_secret bytea CHECK (length(offered_secret) BETWEEN 16 AND 64)
      );
      CREATE INDEX sessions_account ON access.sessions (account_id, started_at);
      CREATE INDEX sessions_expires ON access.sessions (expires_at);
      GRANT SELECT, INSERT, DELETE, UPDATE (seen_at, offered_secret) ON access.sessions TO casetrail_member;

      CREATE TABLE access.second_factors (
        account_id uuid PRIMARY KEY REFERENCES live.accounts (id),
        secret bytea NOT NULL CHECK (length(secret) BETWEEN 16 AND 64),
        -- The time step of the last code that was taken: no code is taken twice, nor one older than it.
        last_step bigint NOT NULL,
        enrolled_at timestamptz NOT NULL DEFAULT now()
      );
      GRANT SELECT, INSERT, DELETE, UPDATE (last_step) ON access.second_factors TO casetrail_member;

      CREATE TABLE access.recovery_codes (
        hash bytea PRIMARY KEY CHECK (length(hash) = 32),
        account_id uuid NOT NULL REFERENCES live.accounts (id)
      );
      CREATE INDEX recovery_codes_account ON access.recovery_codes (account_id);
      GRANT SELECT, INSERT, DELETE ON access.recovery_codes TO casetrail_member;

      -- Ways to set a password, once: of the account, or of the first one, which is made by it.
      CREATE TABLE access.setup_links (
        hash bytea PRIMARY KEY CHECK (length(hash) = 32),
        account_id uuid REFERENCES live.accounts (id),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX setup_links_account ON access.setup_links (account_id);
      GRANT SELECT, INSERT, DELETE ON access.setup_links TO casetrail_member;

      -- Attempts to sign in that failed, by the salted hash of what they are counted for (an account, an address, both).
      -- No login but the owner reads the salt or the table: what is counted cannot be guessed from it.
      CREATE TABLE access.salt (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton), value bytea NOT NULL);
      INSERT INTO access.salt (value) VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
      CREATE TABLE access.attempts (
        key bytea PRIMARY KEY CHECK (length(key) = 32),
        count integer NOT NULL CHECK (count >= 0),
        until timestamptz NOT NULL
      );
      CREATE INDEX attempts_until ON access.attempts (until);

      CREATE FUNCTION access.attempt_key(subject text) RETURNS bytea LANGUAGE sql STABLE SET search_path = access, pg_temp AS $$
        SELECT sha256(s.value || convert_to(subject, 'UTF8')) FROM salt s
      $$;

      -- Counts an attempt for each subject, unless one of them has used up its limit: then answers after how many seconds
      -- it may try again, else 0. Counted before anything is verified, so that many at once get no further than one by one.
      CREATE FUNCTION access.count_attempt(subjects text[], limits integer[], seconds integer[]) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = access, pg_temp AS $$
      DECLARE v_keys bytea[] := ARRAY(SELECT attempt_key(s) FROM unnest(subjects) WITH ORDINALITY u (s, i) ORDER BY i);
      DECLARE v_wait integer;
      BEGIN
        DELETE FROM attempts WHERE key IN (SELECT a.key FROM attempts a WHERE a.until < now() LIMIT 100 FOR UPDATE SKIP LOCKED);
        -- In the order of the keys, so that attempts do not wait for one another in a circle.
        INSERT INTO attempts AS a (key, count, until)
          SELECT u.key, 0, now() + make_interval(secs => u.seconds) FROM unnest(v_keys, seconds) u (key, seconds) ORDER BY u.key
          ON CONFLICT (key) DO UPDATE SET count = CASE WHEN a.until > now() THEN a.count ELSE 0 END,
            until = CASE WHEN a.until > now() THEN a.until ELSE EXCLUDED.until END;
        SELECT max(ceil(extract(epoch FROM a.until - now())))::integer INTO v_wait
          FROM unnest(v_keys, limits) u (key, most) JOIN attempts a ON a.key = u.key WHERE a.count >= u.most;
        IF v_wait IS NOT NULL THEN RETURN greatest(v_wait, 1); END IF;
        UPDATE attempts SET count = count + 1 WHERE key = ANY (v_keys);
        RETURN 0;
      END $$;

      -- Takes an attempt back that succeeded; of subjects to forget, the failures before it too.
      CREATE FUNCTION access.uncount_attempt(subjects text[], forget text[]) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = access, pg_temp AS $$
      DECLARE v_keys bytea[] := ARRAY(SELECT attempt_key(s) FROM unnest(subjects) s);
      DECLARE v_forget bytea[] := ARRAY(SELECT attempt_key(s) FROM unnest(forget) s);
      BEGIN
        PERFORM FROM attempts WHERE key = ANY (v_keys || v_forget) ORDER BY key FOR UPDATE;
        UPDATE attempts SET count = greatest(count - 1, 0) WHERE key = ANY (v_keys);
        DELETE FROM attempts WHERE key = ANY (v_forget);
      END $$;
      GRANT EXECUTE ON FUNCTION access.count_attempt(text[], integer[], integer[]), access.uncount_attempt(text[], text[])
        TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA access CASCADE');
  }
}
