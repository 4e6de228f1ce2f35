import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_CASES_EDITION_PARTS, EDITION_PARTS_AT_ONCE, EDITION_PARTS_ONE_BY_ONE } from './support/edition-parts.js';

/**
 * What editions are made of is found with as many steps as there are versions. Until this version it took the product of those of a
 * record with those of what names it, and each case of a person by itself: hundreds of changes, or of cases, did not fit into the time
 * of a statement.
 */
export class NumberEditionsAtOnce1764002700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EDITION_PARTS_AT_ONCE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${EDITION_PARTS_ONE_BY_ONE} ${DROP_CASES_EDITION_PARTS}`);
  }
}
