import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMIT_CHANGE, COMMIT_CHANGE_WITH_LINES } from './support/commit-change.js';

const DROPPED = 'DROP FUNCTION ledger.commit_change(text, uuid, text, uuid[], uuid[], jsonb);';

/** Lines of a timeline, which may be long, are stored before the head of the ledger is taken: all writers wait for it. */
export class LinesBeforeHead1764001800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${DROPPED} ${COMMIT_CHANGE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${DROPPED} ${COMMIT_CHANGE_WITH_LINES}`);
  }
}
