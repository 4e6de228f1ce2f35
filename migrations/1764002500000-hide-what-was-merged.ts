import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HANGS_ON_WITH_MERGED } from './support/hangs-on.js';
import {
  DROP_PAST_FLOORS,
  FOLLOW_FLOORS,
  FOLLOWED_IN_ORDER,
  followingFloor,
  OF_PERSONS,
  PAST_FLOORS,
} from './support/past-floor.js';
import { REACHING } from './support/past-rules.js';
import { backwards, reword, type Wording } from './support/reword.js';

/*
 * Who was merged into somebody stays in the past as a person of its own, with rows that say so: a name that was the same, a part in
 * the same case. The past shows no more of those than the present does of whom they are now. Until this version they hung on nothing.
 */

/**
 * The reach of whom the merged person of a last row is now; 0 where that was taken back since: then the person came back, and its last
 * row, if it is gone again, is a later one.
 */
const NOW_SOMEBODY = `coalesce((SELECT m.reach FROM live.merged_persons m WHERE m.id = r.id),
          (SELECT q.shown FROM history.merged_persons q WHERE q.id = r.id AND q.until_seq IS NULL AND q.seq >= r.seq), 0)`;

/** With the past of a merged person goes that of the person it was. */
const FOLLOWING: Wording = [
  [
    `    END $function$`,
    `
      UPDATE history.persons r SET shown = greatest(r.reach, ${NOW_SOMEBODY})
        WHERE r.id = ANY (p_ids) AND r.operation = 'RETRACTED' AND r.until_seq IS NULL AND r.shown <> greatest(r.reach, ${NOW_SOMEBODY});
      PERFORM follow_persons(p_ids);
      -- What was hidden with it before the change set was closed differs no more, and its entries do.
${OF_PERSONS.map(
  ([
    child,
    column,
  ]) => `      SELECT array_agg(r.id) INTO moved FROM history.${child} r WHERE r.${column} = ANY (p_ids) AND r.operation = 'RETRACTED' AND r.until_seq IS NULL;
      IF moved IS NOT NULL THEN PERFORM follow_${child}(moved); END IF;`,
).join('\n')}
    END $function$`,
  ],
];

/** A merged person has a past from the first, that of the person it was. */
const DRAFTING: Wording = [
  [
    `d.operation = 'CREATED' AND EXISTS (SELECT FROM history.merged_persons o WHERE o.id = d.id)`,
    `d.operation = 'CREATED'`,
  ],
];

/** Merged into somebody more hidden, it is so in the past before that is worked out; and what hangs on it follows it there. */
const MOVING: Wording = [
  [
    `AND p.kind IS NOT NULL GROUP BY p.kind
        LOOP`,
    `AND p.kind IS NOT NULL GROUP BY p.kind ORDER BY ${FOLLOWED_IN_ORDER}, p.kind)
        LOOP`,
  ],
  [
    `        -- What was retracted and hung on those, and so on`,
    `        SELECT array_agg(m.id) INTO v_found FROM merged_persons m JOIN history.persons h ON h.id = m.id AND h.until_seq IS NULL AND h.shown < m.reach
          WHERE m.id IN (SELECT i.id FROM ledger.pending p, unnest(p.ids) i (id) WHERE p.change = v_change AND p.kind = 'merged_persons');
        IF v_found IS NOT NULL THEN
          PERFORM ledger.hide_merged(v_found);
          SELECT v_level || array_agg(w.kind), v_level_ids || array_agg(w.id) INTO v_level, v_level_ids FROM (
            SELECT 'case_participants' AS kind, h.id FROM history.case_participants h WHERE h.person_id = ANY (v_found)
            UNION SELECT 'charges', h.id FROM history.charges h WHERE h.defendant_id = ANY (v_found)
            UNION SELECT 'persons', f FROM unnest(v_found) f) w;
        END IF;
        IF 'persons' = ANY (v_level) AND ledger.ever_merged() THEN
          v_found := ARRAY(SELECT f.id FROM unnest(v_level, v_level_ids) f (kind, id) WHERE f.kind = 'persons');
          SELECT v_level || array_agg(w.kind), v_level_ids || array_agg(w.id) INTO v_level, v_level_ids FROM (
            ${OF_PERSONS.map(([child, column]) => `SELECT '${child}' AS kind, h.id FROM history.${child} h WHERE h.${column} = ANY (v_found)`).join('\n            UNION ')}) w;
        END IF;
        -- What was retracted and hung on those, and so on`,
  ],
  [
    `JOIN ledger.hangs_on u ON u.parent = f.kind`,
    `JOIN (SELECT o.child, o.by_column, o.parent FROM ledger.hangs_on o UNION ALL VALUES ('persons', 'id', 'merged_persons')) u ON u.parent = f.kind`,
  ],
];

const COMMITTING: Wording = [
  ['(kind, id) GROUP BY m.kind LOOP', `(kind, id) GROUP BY m.kind ORDER BY ${FOLLOWED_IN_ORDER}, m.kind) LOOP`],
];

const CHECKING: Wording = [
  [
    `      IF p_kind = 'case_events' THEN`,
    `      IF p_kind = 'persons' AND v_seq IS NOT NULL AND EXISTS (SELECT FROM history.merged_persons q WHERE q.id = p_id AND q.until_seq IS NULL AND q.seq >= v_seq) THEN
        v_reach := greatest(v_reach, present_reach('merged_persons', p_id));
      END IF;
      IF p_kind = 'case_events' THEN`,
  ],
];

/** What is hidden by it has a past. */
const MERGING: Wording = [
  [
    `        DELETE FROM persons WHERE id = p_from;`,
    `        IF v_into.reach > v_from.reach THEN PERFORM set_config('app.moved', current_setting('app.change', true), true); END IF;
        DELETE FROM persons WHERE id = p_from;`,
  ],
];

/** Who comes back has a past too, which is shown to whoever it is shown to now. */
const UNMERGING: Wording = [
  [
    `        INSERT INTO persons SELECT (v_person).*;`,
    `        INSERT INTO persons SELECT (v_person).*;
        PERFORM set_config('app.moved', current_setting('app.change', true), true);`,
  ],
];

/** Where the past is looked up by what a row refers to, as the present is; without these, a table of history was read whole for it. */
const LOOKED_UP: readonly (readonly [table: string, column: string])[] = [
  ['person_details', 'person_id'],
  ['affiliations', 'person_id'],
  ['affiliations', 'organization_id'],
  ['relationships', 'from_id'],
  ['relationships', 'to_id'],
  ['statute_articles', 'statute_id'],
  ['case_participants', 'organization_id'],
  ['charges', 'article_id'],
  ['related_cases', 'to_id'],
  ['event_parties', 'person_id'],
  ['event_defendants', 'person_id'],
  ['penalties', 'person_id'],
  ['event_parties', 'organization_id'],
  ['event_charges', 'charge_id'],
  ['citations', 'source_id'],
  ['pointers', 'to_person_id'],
  ['pointers', 'to_organization_id'],
];

const REWORDED: readonly (readonly [signature: string, wording: Wording])[] = [
  ['ledger.follow_merged_persons(uuid[])', FOLLOWING],
  ['ledger.draft_merged_persons(uuid[])', DRAFTING],
  ['live.follow_moved()', MOVING],
  ['ledger.present_reach(text, uuid)', CHECKING],
  ['live.merge_persons(uuid, uuid)', MERGING],
  ['live.unmerge_persons(uuid, uuid)', UNMERGING],
  ['ledger.commit_change(text, uuid, text, uuid[], uuid[], jsonb)', COMMITTING],
  ...Object.keys(HANGS_ON_WITH_MERGED)
    .filter((table) => table !== 'merged_persons')
    .map((table): [string, Wording] => [`ledger.follow_${table}(uuid[])`, followingFloor(table)]),
];

/** A row of this very change has no past; every other has, also one that was never changed but by what it hangs on. */
const notedMoves = (table: string, hasPast: string): string => `
      DROP TRIGGER y_moved ON live.${table};
      CREATE TRIGGER y_moved AFTER UPDATE ON live.${table} FOR EACH ROW
        WHEN (OLD.reach IS DISTINCT FROM NEW.reach AND (OLD.version > 1 OR ${hasPast})) EXECUTE FUNCTION ledger.note_moved();`;

/**
 * Hides in the past what is hidden now and was not: merged persons whose survivor is hidden, and standings that tell of an event that
 * lost its last source or charge. What was recorded before is put right here, and the past of standings is worked out again at the next start.
 */
export class HideWhatWasMerged1764002500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Raises what the past of merged persons is shown from, and of all that hung on them, to the reach of whom they are now.
      CREATE FUNCTION ledger.hide_merged(p_ids uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
      BEGIN
        UPDATE history.persons h SET shown = m.reach FROM live.merged_persons m WHERE m.id = ANY (p_ids) AND h.id = m.id AND h.shown < m.reach;
        UPDATE entries e SET shown = m.reach FROM live.merged_persons m WHERE m.id = ANY (p_ids) AND e.record_id = m.id AND e.kind = 'persons' AND e.shown < m.reach;
        ${OF_PERSONS.map(
          ([child, column]) => `
        UPDATE history.${child} h SET shown = m.reach FROM live.merged_persons m WHERE m.id = ANY (p_ids) AND h.${column} = m.id AND h.shown < m.reach;`,
        ).join('')}
      END $$;
      REVOKE ALL ON FUNCTION ledger.hide_merged(uuid[]) FROM PUBLIC;
${PAST_FLOORS}`);
    for (const [signature, wording] of REWORDED) await runner.query(reword(signature, wording));
    for (const table of REACHING) {
      await runner.query(notedMoves(table, `OLD.change_id::text IS DISTINCT FROM current_setting('app.change', true)`));
    }
    for (const [table, column] of LOOKED_UP) {
      await runner.query(
        `CREATE INDEX ${table}_then_${column} ON history.${table} (${column}) WHERE ${column} IS NOT NULL`,
      );
    }
    await runner.query(`
      SELECT ledger.follow_merged_persons(array_agg(m.id)) FROM live.merged_persons m HAVING count(*) > 0;
      ${FOLLOW_FLOORS}
      UPDATE ledger.line_past SET complete = NOT EXISTS (SELECT FROM history.cases);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of LOOKED_UP) await runner.query(`DROP INDEX history.${table}_then_${column}`);
    for (const table of REACHING) await runner.query(notedMoves(table, 'OLD.change_id <> NEW.change_id'));
    for (const [signature, wording] of REWORDED) await runner.query(reword(signature, backwards(wording)));
    await runner.query(`DROP FUNCTION ledger.hide_merged(uuid[]);
      ${DROP_PAST_FLOORS}`);
  }
}
