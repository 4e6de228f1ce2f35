import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERASED_ROWS, STEADY_EDITION_PARTS } from './support/edition-parts.js';

/**
 * Numbers of editions that stay what they are. Until this version the names that had once been moved from one person to another made an edition of every
 * case that named the first of them at any time, later too; a case in which a person took part twice counted as theirs in between; and
 * where something was erased, each version that had held it counted as a change, and none that had taken it away.
 */
export class SteadyEditions1764003000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ERASED_ROWS.up + STEADY_EDITION_PARTS.up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(STEADY_EDITION_PARTS.down + ERASED_ROWS.down);
  }
}
