import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard } from './support/guard.js';
import { HANGS_ON, HANGS_ON_WITH_MERGED } from './support/hangs-on.js';
import { asOfView, draftFunction, dropHistoryFunctions, historyTable, keepFunction } from './support/history-rules.js';
import { MERGE_FUNCTION } from './support/merge-rules.js';
import { cascadeTrigger, reachTrigger } from './support/reach-rules.js';
import { RECORD_COLUMNS } from './support/record-tables.js';
import { followFunction } from './support/retired-rules.js';
import { DROP_UNMERGE_FUNCTIONS, UNMERGE_FUNCTIONS } from './support/unmerge-rules.js';

/** The functions of `persons` that go through what hangs on it: made anew for one table more, or one fewer. */
function withMerged(hangsOn: typeof HANGS_ON_WITH_MERGED): string {
  const [cascade = ''] = cascadeTrigger('persons', hangsOn).split('CREATE TRIGGER');
  return (cascade + followFunction('persons', hangsOn)).replaceAll('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');
}

/**
 * Merging two records of one person. Definer functions do it, since whatever leads to the duplicate must move, also what the
 * editor may not see; and it must be taken back exactly, which the history of the one change set tells.
 */
export class CreateMerging1764001400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose record went into whose: the old id and slug are ways to the one that stands.
      CREATE TABLE live.merged_persons (
        id uuid PRIMARY KEY, slug text COLLATE "C" NOT NULL UNIQUE, into_id uuid NOT NULL REFERENCES live.persons (id), ${RECORD_COLUMNS},
        CHECK (id <> into_id)
      );
      CREATE INDEX merged_persons_into ON live.merged_persons (into_id);
      INSERT INTO ledger.hangs_on VALUES ('merged_persons', 'into_id', 'persons');`);
    await runner.query(historyTable('merged_persons', HANGS_ON_WITH_MERGED) + guard('merged_persons'));
    await runner.query('CREATE INDEX merged_persons_of_into_id ON history.merged_persons (into_id)');
    await runner.query(reachTrigger('merged_persons', HANGS_ON_WITH_MERGED) + asOfView('merged_persons'));
    await runner.query(
      draftFunction('merged_persons') +
        keepFunction('merged_persons') +
        followFunction('merged_persons', HANGS_ON_WITH_MERGED),
    );
    await runner.query(withMerged(HANGS_ON_WITH_MERGED));
    await runner.query(`
      -- A way to somebody who is sealed must not be found by trying: it is taken away, as their own slug was.
      CREATE FUNCTION live.seal_merged() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, extensions, pg_temp AS $$
      BEGIN
        IF NEW.slug !~ '^sealed-[0-9a-f]{24}$' THEN NEW.slug := 'sealed-' || encode(gen_random_bytes(12), 'hex'); END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER c_sealed BEFORE INSERT OR UPDATE ON live.merged_persons FOR EACH ROW WHEN (NEW.reach = 3) EXECUTE FUNCTION live.seal_merged();`);
    await runner.query(MERGE_FUNCTION);
    await runner.query(UNMERGE_FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${DROP_UNMERGE_FUNCTIONS} DROP FUNCTION live.merge_persons(uuid, uuid);`);
    await runner.query(withMerged(HANGS_ON));
    await runner.query(`
      ${dropHistoryFunctions('merged_persons')} DROP FUNCTION ledger.follow_merged_persons(uuid[]);
      DROP VIEW as_of.merged_persons;
      DROP TABLE history.merged_persons;
      DROP TABLE live.merged_persons;
      DROP FUNCTION live.reach_of_merged_persons(), live.seal_merged();
      DELETE FROM ledger.hangs_on WHERE child = 'merged_persons';`);
  }
}
