import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Has the database say when something was recorded, to whoever listens: the number of the change set and nothing else, which is public.
 * The head of the ledger is moved once by each change, and held until it is committed, so that saying it adds no waiting.
 */
export class TellOfChanges1764002200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION ledger.tell_of_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      BEGIN
        PERFORM pg_notify('casetrail_recorded', NEW.seq::text);
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION ledger.tell_of_change() FROM PUBLIC;
      CREATE TRIGGER told AFTER UPDATE OF seq ON ledger.head FOR EACH ROW EXECUTE FUNCTION ledger.tell_of_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER told ON ledger.head; DROP FUNCTION ledger.tell_of_change();`);
  }
}
