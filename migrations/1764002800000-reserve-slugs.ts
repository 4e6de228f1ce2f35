import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BY_INDEX } from './support/record-tables.js';

const SLUGGED = ['persons', 'merged_persons', 'organizations', 'statutes', 'sources', 'cases'];

/** Whether a record that the writer may see ever bore a slug, so that addresses that were cited do not come to lead to another. */
export class ReserveSlugs1764002800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Under the policies of whoever asks: that a record bore it which was sealed since cannot be found out by trying.
      CREATE FUNCTION live.slug_borne(p_table text, p_slug text) RETURNS boolean
      LANGUAGE plpgsql STABLE SET search_path = history, pg_temp ${BY_INDEX} AS $$
      BEGIN
        CASE p_table${SLUGGED.map(
          (table) => `
          WHEN '${table}' THEN RETURN EXISTS (SELECT FROM ${table} h WHERE h.slug = p_slug);`,
        ).join('')}
        END CASE;
      END $$;
      GRANT EXECUTE ON FUNCTION live.slug_borne(text, text) TO casetrail_member;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION live.slug_borne(text, text)');
  }
}
