import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the lines of a case find the change set they were last changed in: a join may be carried out by reading all there are. */
const JOINED = 'LEFT JOIN ledger.change_sets s ON s.id = n.change_id';
const LOOKED_UP =
  'LEFT JOIN LATERAL (SELECT c.seq, c.at FROM ledger.change_sets c WHERE c.id = n.change_id LIMIT 1) s ON true';

/** Runs a statement for each of the functions that look rows up by their ids, which are known by their settings. */
const forEachLookup = (statement: string): string => `
  DO $do$ DECLARE name text; BEGIN
    FOR name IN SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.proconfig @> '{enable_mergejoin=off}'
    LOOP EXECUTE format('ALTER FUNCTION %s ${statement}', name); END LOOP;
  END $do$;`;

/** Says one part of a function's text in another way. */
const reworded = (signature: string, from: string, to: string): string => `
  DO $do$ BEGIN
    EXECUTE replace(pg_get_functiondef('${signature}'::regprocedure), $from$${from}$from$, $to$${to}$to$);
  END $do$;`;

const STORE_LINES = 'live.store_lines(uuid[], uuid[], jsonb)';

/**
 * What a change looks up in the ledger and in history, it finds by index whatever was there when its session planned it. On
 * tables that had been analyzed while empty the planner took to reading them whole, through an index, and kept to that.
 */
export class LookUpByIndex1764001600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(forEachLookup('SET enable_material = off') + reworded(STORE_LINES, JOINED, LOOKED_UP));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(forEachLookup('RESET enable_material') + reworded(STORE_LINES, LOOKED_UP, JOINED));
  }
}
