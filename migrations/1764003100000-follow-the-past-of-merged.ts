import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  DROP_RESTED_ON_PERSONS,
  FLOORS_IN_TIME,
  FOLLOW_ALL_FLOORS,
  RESTED_ON_PERSONS,
} from './support/floors-in-time.js';
import { FOLDED_NAMINGS, HIDE_NAMINGS, SHOW_NAMINGS } from './support/hidden-namings.js';
import { FOLLOWED_ROWS, OF_PERSONS, PAST_FLOORS } from './support/past-floor.js';
import { TWINS } from './support/person-references.js';
import { backwards, reword, type Wording } from './support/reword.js';

/** All that ever rested on somebody goes with them, not only what named them. */
const FOLLOWING: Wording = [
  [
    FOLLOWED_ROWS,
    `
      PERFORM follow_rested(p_ids);
    END $function$`,
  ],
];

/** And the cases that it belongs to are those whose past alters; so are those of whoever is somebody else now. */
const MOVING: Wording = [
  [
    `        IF 'persons' = ANY (v_level) AND ledger.ever_merged() THEN
          v_found := ARRAY(SELECT f.id FROM unnest(v_level, v_level_ids) f (kind, id) WHERE f.kind = 'persons');
          SELECT v_level || array_agg(w.kind), v_level_ids || array_agg(w.id) INTO v_level, v_level_ids FROM (
            ${OF_PERSONS.map(([child, column]) => `SELECT '${child}' AS kind, h.id FROM history.${child} h WHERE h.${column} = ANY (v_found)`).join('\n            UNION ')}) w;
        END IF;`,
    `        SELECT v_level || array_agg(r.kind), v_level_ids || array_agg(r.id) INTO v_level, v_level_ids FROM ledger.rested_on(
          ARRAY(SELECT f.id FROM unnest(v_level, v_level_ids) f (kind, id) WHERE f.kind IN ('persons', 'merged_persons'))) r;`,
  ],
];

/**
 * Whoever sees somebody sees the name they are known by. A name may have been hidden, or held back, where it was a further one of
 * whom they were merged into: then its bearer comes back as hidden as it is, and held back. Until now they came back without a name.
 */
const NAMING: Wording = [
  [
    `        PERFORM name_again(p_from, v_then.seq);`,
    `        PERFORM name_again(p_from, v_then.seq);
        UPDATE persons p SET tier = greatest(p.tier, n.tier), hold = p.hold OR n.hold,
            slug = CASE WHEN n.tier = 3 AND p.slug !~ '^sealed-' THEN 'sealed-' || encode(extensions.gen_random_bytes(12), 'hex') ELSE p.slug END
          FROM names n WHERE p.id = p_from AND n.person_id = p.id AND n.kind = 'PRIMARY' AND (n.tier > p.tier OR n.hold);
        UPDATE names n SET hold = false WHERE n.person_id = p_from AND n.kind = 'PRIMARY' AND n.hold;`,
  ],
];

/** Who lost the name they are known by while they were somebody else has it again, no more visible than it has become since. */
const NAMING_AGAIN: Wording = [
  [
    `        SELECT v_row || jsonb_build_object('tier', p.tier) INTO v_row FROM persons p WHERE p.id = p_id;`,
    `        SELECT v_row || jsonb_build_object('hold', (v_row ->> 'hold')::boolean OR last.hold, 'tier', greatest(p.tier,
            (SELECT n.tier FROM names n WHERE n.id = last.id), CASE WHEN last.operation = 'RETRACTED' THEN last.shown END))
          INTO v_row FROM persons p, history.names last WHERE p.id = p_id AND last.id = (v_row ->> 'id')::uuid AND last.until_seq IS NULL;`,
  ],
];

/** So does a name that was the same as one of the other person: that one may have been hidden, and then removed. */
const REINSTATING: Wording = [
  [
    `          v_row := v_row || jsonb_build_object('tier', greatest((v_row ->> 'tier')::smallint, v_tier));`,
    `          IF p_kind = 'names' THEN
            SELECT greatest(v_tier, max(g.tier)) INTO v_tier FROM history.names g WHERE g.person_id = p_into AND g.text = v_row ->> 'text'
              AND g.operation = 'RETRACTED' AND g.until_seq IS NULL AND g.seq > p_seq;
          END IF;
          v_row := v_row || jsonb_build_object('tier', greatest((v_row ->> 'tier')::smallint, v_tier));`,
  ],
];

/** What could be cited of somebody, by the columns of citations: where a merge found two to say the same, citations went from one to the other. */
const CITED = TWINS.flatMap(({ table, cited }): [string, string][] => (cited ? [[table, cited]] : [])).concat([
  ['person_details', 'person_details_id'],
]);

/** So they rested on that one for a time, and move with it. */
const citing = (column: string): Wording => [
  [
    `    END $function$`,
    `      IF ever_merged() THEN
        SELECT array_agg(DISTINCT r.id) INTO moved FROM history.citations r WHERE r.${column} = ANY (p_ids) AND r.until_seq IS NOT NULL;
        IF moved IS NOT NULL THEN PERFORM follow_citations(moved); END IF;
      END IF;
    END $function$`,
  ],
];

/** What derives from the past of records is to be worked out again. */
const FOLD_AGAIN = `
      UPDATE ledger.line_past SET complete = NOT EXISTS (SELECT FROM history.cases);`;

const REWORDED: readonly (readonly [signature: string, wording: Wording])[] = [
  ['ledger.follow_persons(uuid[])', FOLLOWING],
  ['live.follow_moved()', MOVING],
  ['live.past_skeletons(uuid[], bigint[])', FOLDED_NAMINGS],
  ['live.unmerge_persons(uuid, uuid)', NAMING],
  ['live.name_again(uuid, bigint)', NAMING_AGAIN],
  ['live.reinstate(text, bigint, uuid)', REINSTATING],
  ...[...new Map(CITED)].map(([table, column]): [string, Wording] => [
    `ledger.follow_${table}(uuid[])`,
    citing(column),
  ]),
];

/**
 * The past of who was merged, followed to its end. Until this version, what rested on a row that had named somebody did not always
 * move with them; the standings of cases did not where who moved was somebody else by then, and an edition could lose what it had
 * said; a version was hidden for the whole of its time where what it hung on was another's for a part of it; and who was taken out of
 * a merge could be shown without a name. What was recorded before is put right here, but for names, and the past of standings is
 * worked out again at the next start.
 */
export class FollowThePastOfMerged1764003100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FLOORS_IN_TIME + RESTED_ON_PERSONS + HIDE_NAMINGS);
    for (const [signature, wording] of REWORDED) await runner.query(reword(signature, wording));
    await runner.query(`
      CREATE INDEX pointers_then_to_charge_id ON history.pointers (to_charge_id) WHERE to_charge_id IS NOT NULL;
      ${FOLLOW_ALL_FLOORS}
      ${FOLD_AGAIN}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX history.pointers_then_to_charge_id');
    for (const [signature, wording] of REWORDED) await runner.query(reword(signature, backwards(wording)));
    await runner.query(
      DROP_RESTED_ON_PERSONS +
        SHOW_NAMINGS +
        PAST_FLOORS.replaceAll('CREATE FUNCTION ledger.', 'CREATE OR REPLACE FUNCTION ledger.') +
        FOLLOW_ALL_FLOORS +
        FOLD_AGAIN,
    );
  }
}
