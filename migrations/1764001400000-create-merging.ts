import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard } from './support/guard.js';
import { HANGS_ON, HANGS_ON_WITH_MERGED } from './support/hangs-on.js';
import { asOfView, draftFunction, dropHistoryFunctions, historyTable, keepFunction } from './support/history-rules.js';
import { cascadeTrigger, reachTrigger } from './support/reach-rules.js';
import { RECORD_COLUMNS } from './support/record-tables.js';
import { followFunction } from './support/retired-rules.js';

/** Every column that leads to a person, but for those that need thought. */
const MOVED: [table: string, column: string][] = [
  ['affiliations', 'person_id'],
  ['relationships', 'from_id'],
  ['relationships', 'to_id'],
  ['case_participants', 'person_id'],
  ['charges', 'defendant_id'],
  ['event_parties', 'person_id'],
  ['event_defendants', 'person_id'],
  ['penalties', 'person_id'],
  ['pointers', 'to_person_id'],
  ['citations', 'person_id'],
  ['person_details', 'person_id'],
];

/** What a merge may have written; what is hung on comes before what hangs on it. */
const WRITTEN = ['persons', 'merged_persons', 'names', ...new Set(MOVED.map(([table]) => table))];

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
    await runner.query(reachTrigger('merged_persons', HANGS_ON_WITH_MERGED) + asOfView('merged_persons'));
    await runner.query(
      draftFunction('merged_persons') +
        keepFunction('merged_persons') +
        followFunction('merged_persons', HANGS_ON_WITH_MERGED),
    );
    await runner.query(withMerged(HANGS_ON_WITH_MERGED));
    await runner.query(`
      -- Everything of the one becomes the other's. Nothing becomes more visible by it: what moves keeps at least the tier
      -- that the person had whom it belonged to.
      CREATE FUNCTION live.merge_persons(p_into uuid, p_from uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_tier smallint; v_slug text; v_last integer; v_twice record;
      BEGIN
        SELECT p.tier, p.slug INTO v_tier, v_slug FROM persons p WHERE p.id = p_from AND p.reach <= clearance();
        IF v_tier IS NULL OR NOT EXISTS (SELECT FROM persons p WHERE p.id = p_into AND p.reach <= clearance()) OR p_into = p_from THEN
          RAISE EXCEPTION 'Two persons that the caller may see are merged.' USING ERRCODE = 'CT004';
        END IF;

        -- A name that both have is there once; the other's main name is one among others.
        DELETE FROM names n WHERE n.person_id = p_from AND EXISTS (SELECT FROM names o WHERE o.person_id = p_into AND o.text = n.text AND o.tier <= n.tier);
        SELECT coalesce(max(n.ordinal), 0) INTO v_last FROM names n WHERE n.person_id = p_into;
        UPDATE names n SET person_id = p_into, ordinal = v_last + 1 + n.ordinal, tier = greatest(n.tier, v_tier),
          hold = n.hold OR n.tier > v_tier AND n.tier <= (SELECT p.tier FROM persons p WHERE p.id = p_into),
          kind = CASE n.kind WHEN 'PRIMARY' THEN 'ALIAS' ELSE n.kind END WHERE n.person_id = p_from;

        -- There is one row of details a tier: where both have one, the duplicate's goes into the history.
        FOR v_twice IN SELECT d.id FROM person_details d WHERE d.person_id = p_from AND EXISTS (SELECT FROM person_details o
            WHERE o.person_id = p_into AND o.tier = greatest(d.tier, v_tier)
              OR o.person_id = p_from AND o.tier > d.tier AND o.tier <= v_tier) LOOP
          DELETE FROM citations c WHERE c.person_details_id = v_twice.id;
          DELETE FROM person_details d WHERE d.id = v_twice.id;
        END LOOP;
        -- Nobody is anything to themselves.
        FOR v_twice IN SELECT r.id FROM relationships r WHERE r.from_id IN (p_into, p_from) AND r.to_id IN (p_into, p_from) LOOP
          DELETE FROM citations c WHERE c.relationship_id = v_twice.id;
          DELETE FROM relationships r WHERE r.id = v_twice.id;
        END LOOP;
        -- Who takes part twice in one role takes part once, and rests on all the sources of both.
        FOR v_twice IN SELECT d.id, (array_agg(o.id ORDER BY o.ordinal))[1] AS stays FROM case_participants d
          JOIN case_participants o ON o.case_id = d.case_id AND o.role = d.role AND o.person_id = p_into AND o.tier <= greatest(d.tier, v_tier)
            AND o.period_edtf IS NOT DISTINCT FROM d.period_edtf
          WHERE d.person_id = p_from GROUP BY d.id LOOP
          UPDATE citations c SET case_participant_id = v_twice.stays, tier = greatest(c.tier, v_tier) WHERE c.case_participant_id = v_twice.id;
          DELETE FROM case_participants p WHERE p.id = v_twice.id;
        END LOOP;
        DELETE FROM event_defendants d WHERE d.person_id = p_from
          AND EXISTS (SELECT FROM event_defendants o WHERE o.event_id = d.event_id AND o.person_id = p_into AND o.tier <= greatest(d.tier, v_tier));

        ${MOVED.map(
          ([table, column]) =>
            `UPDATE ${table} SET ${column} = p_into, tier = greatest(tier, v_tier) WHERE ${column} = p_from;`,
        ).join('\n        ')}
        UPDATE merged_persons m SET into_id = p_into, tier = greatest(m.tier, v_tier) WHERE m.into_id = p_from;
        DELETE FROM persons p WHERE p.id = p_from;
        INSERT INTO merged_persons (id, slug, into_id, tier) VALUES (p_from, v_slug, p_into, v_tier);
      END $$;

      -- Takes a merge back: what its change set did is undone, column by column, wherever the record still says what the
      -- merge made it say. What was written since stays where it is.
      CREATE FUNCTION live.unmerge_persons(p_into uuid, p_from uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_seq bigint; v_table text; v_row record; v_back jsonb;
      BEGIN
        IF NOT EXISTS (SELECT FROM merged_persons m WHERE m.id = p_from AND m.into_id = p_into AND m.reach <= clearance()) THEN
          RAISE EXCEPTION 'Only a merged person can be taken out again.' USING ERRCODE = 'CT004';
        END IF;
        SELECT max(h.seq) INTO v_seq FROM history.merged_persons h WHERE h.id = p_from AND h.operation = 'CREATED';
        DELETE FROM merged_persons m WHERE m.id = p_from;
        PERFORM set_config('app.restoring', 'on', true);
        FOREACH v_table IN ARRAY '{${WRITTEN.join(',')}}'::text[] LOOP
          -- First what was taken away, and is there no more.
          FOR v_row IN EXECUTE format('SELECT to_jsonb(was) AS was FROM history.%1$I was JOIN history.%1$I now ON now.id = was.id AND now.seq = was.until_seq
            WHERE was.until_seq = $1 AND now.operation = ''RETRACTED'' AND NOT EXISTS (SELECT FROM live.%1$I l WHERE l.id = was.id)', v_table) USING v_seq
          LOOP
            -- A slug that somebody else has taken meanwhile is theirs.
            IF v_table = 'persons' AND EXISTS (SELECT FROM persons p WHERE p.slug = v_row.was ->> 'slug') THEN
              v_row.was := jsonb_set(v_row.was, '{slug}', to_jsonb(left(v_row.was ->> 'slug', 110) || '-' || substr(p_from::text, 1, 8)));
            END IF;
            BEGIN
              EXECUTE format('INSERT INTO live.%1$I SELECT (jsonb_populate_record(NULL::live.%1$I, $1)).*', v_table) USING v_row.was;
            EXCEPTION WHEN foreign_key_violation OR unique_violation THEN
              -- What it belonged to has been retracted since, or its place has been taken.
              IF v_table = 'persons' THEN RAISE; END IF;
            END;
          END LOOP;
          FOR v_row IN EXECUTE format('SELECT was.id, to_jsonb(was) AS was, to_jsonb(now) AS made, to_jsonb(l) AS live
            FROM history.%1$I was JOIN history.%1$I now ON now.id = was.id AND now.seq = was.until_seq JOIN live.%1$I l ON l.id = was.id
            WHERE was.until_seq = $1 AND now.operation = ''UPDATED''', v_table) USING v_seq
          LOOP
            SELECT jsonb_object_agg(o.key, o.value) INTO v_back FROM jsonb_each(v_row.was) o
              WHERE o.key NOT IN ('seq', 'until_seq', 'operation', 'shown', 'version', 'change_id', 'reach')
                AND o.value IS DISTINCT FROM v_row.made -> o.key AND v_row.live -> o.key = v_row.made -> o.key;
            CONTINUE WHEN v_back IS NULL;
            EXECUTE (SELECT format('UPDATE live.%1$I l SET %2$s FROM jsonb_populate_record(NULL::live.%1$I, $1) b WHERE l.id = $2', v_table,
              string_agg(format('%1$I = b.%1$I', k), ', ')) FROM jsonb_object_keys(v_back) k) USING v_back, v_row.id;
          END LOOP;
        END LOOP;
        PERFORM set_config('app.restoring', '', true);
      END $$;
      GRANT EXECUTE ON FUNCTION live.merge_persons(uuid, uuid), live.unmerge_persons(uuid, uuid) TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION live.unmerge_persons(uuid, uuid), live.merge_persons(uuid, uuid);`);
    await runner.query(withMerged(HANGS_ON));
    await runner.query(`
      ${dropHistoryFunctions('merged_persons')} DROP FUNCTION ledger.follow_merged_persons(uuid[]);
      DROP VIEW as_of.merged_persons;
      DROP TABLE history.merged_persons;
      DROP TABLE live.merged_persons;
      DROP FUNCTION live.reach_of_merged_persons();
      DELETE FROM ledger.hangs_on WHERE child = 'merged_persons';`);
  }
}
