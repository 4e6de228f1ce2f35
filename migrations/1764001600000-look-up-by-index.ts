import type { MigrationInterface, QueryRunner } from 'typeorm';
import { backwards, reword } from './support/reword.js';

/** How the lines of a case find the change set they were last changed in: a join may be carried out by reading all there are. */
export const CHANGE_SET = [
  [
    'LEFT JOIN ledger.change_sets s ON s.id = n.change_id',
    'LEFT JOIN LATERAL (SELECT c.seq, c.at FROM ledger.change_sets c WHERE c.id = n.change_id LIMIT 1) s ON true',
  ],
] as const;

/** Runs a statement for each of the functions that look rows up by their ids, which are known by their settings. */
const forEachLookup = (statement: string): string => `
  DO $do$ DECLARE name text; BEGIN
    FOR name IN SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.proconfig @> '{enable_mergejoin=off}'
    LOOP EXECUTE format('ALTER FUNCTION %s ${statement}', name); END LOOP;
  END $do$;`;

const STORE_LINES = 'live.store_lines(uuid[], uuid[], jsonb)';

/**
 * What a change looks up in the ledger and in history, it finds by index whatever was there when its session planned it. On
 * tables that had been analyzed while empty the planner took to reading them whole, through an index, and kept to that.
 */
export class LookUpByIndex1764001600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(forEachLookup('SET enable_material = off') + reword(STORE_LINES, CHANGE_SET));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(forEachLookup('RESET enable_material') + reword(STORE_LINES, backwards(CHANGE_SET)));
  }
}
