import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people and their scripts show who they are: nothing of it is for the public login, and no secret is kept, only hashes. */
export class CreateAccess1764001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA access;
      REVOKE ALL ON SCHEMA access FROM PUBLIC;
      GRANT USAGE ON SCHEMA access TO casetrail_member;

      CREATE TABLE access.tokens (
        id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES live.accounts (id),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32), prefix text NOT NULL CHECK (length(prefix) <= 20),
        may_write boolean NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL, revoked_at timestamptz
      );
      CREATE INDEX tokens_account ON access.tokens (account_id, created_at);
      -- Two tokens of one name could not be told apart when one is to be revoked.
      CREATE UNIQUE INDEX tokens_name ON access.tokens (account_id, name) WHERE revoked_at IS NULL;
      GRANT SELECT, INSERT, UPDATE ON access.tokens TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA access CASCADE');
  }
}
