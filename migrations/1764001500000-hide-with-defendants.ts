import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HANGS_ON_WITH_MERGED } from './support/hangs-on.js';
import {
  cascadeTrigger,
  type EventRules,
  FIRST_RULES,
  reachTrigger,
  settleEvent,
  supportTrigger,
} from './support/reach-rules.js';
import { followFunction, presentReachFunction } from './support/retired-rules.js';

/** Whatever an event hangs on, directly or by what it names: what follows from a move of these is another thing now. */
const ABOVE_EVENTS = ['cases', 'charges', 'sources', 'persons'];

/** The functions that know what an event hangs on, by these rules. */
function functions(rules: EventRules): string {
  const ofTriggers = [
    reachTrigger('case_events', HANGS_ON_WITH_MERGED, rules),
    cascadeTrigger('persons', HANGS_ON_WITH_MERGED, rules),
  ].map((text) => text.split('CREATE TRIGGER')[0] ?? '');
  return [
    ...ofTriggers,
    settleEvent(rules),
    ...ABOVE_EVENTS.map((table) => followFunction(table, HANGS_ON_WITH_MERGED, rules)),
    presentReachFunction(rules),
  ]
    .join('')
    .replaceAll('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');
}

/**
 * An event that names defendants is shown to those who may see one of them: to others it would name nobody, and that reads
 * as everybody. What is on record already is hidden accordingly, as one change set; what was derived of it is thrown away,
 * for `casetrail check --repair` to derive again, rather than left to tell what is hidden now.
 */
export class HideWithDefendants1764001500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions({ accused: true }) + supportTrigger('event_defendants', 'event_id'));
    await runner.query(`
      DO $do$
      DECLARE v_events uuid[]; v_cases uuid[]; v_persons uuid[];
      BEGIN
        SELECT array_agg(e.id), array_agg(DISTINCT e.case_id) INTO v_events, v_cases FROM live.case_events e
          WHERE e.reach < (SELECT min(greatest(d.tier, p.reach)) FROM live.event_defendants d JOIN live.persons p ON p.id = d.person_id WHERE d.event_id = e.id);
        IF v_events IS NOT NULL THEN
          PERFORM ledger.open_change();
          UPDATE live.case_events SET reach = reach WHERE id = ANY (v_events);
          PERFORM ledger.commit_change('migrate', NULL, 'An event is as hidden as the least hidden of the defendants it names.');
          SELECT array_agg(DISTINCT d.person_id) INTO v_persons FROM live.defendant_lines d WHERE d.case_id = ANY (v_cases);
          DELETE FROM live.charge_lines l USING live.charges c WHERE c.id = l.charge_id AND c.case_id = ANY (v_cases);
          DELETE FROM live.event_lines l WHERE l.case_id = ANY (v_cases);
          DELETE FROM live.defendant_lines l WHERE l.case_id = ANY (v_cases);
          DELETE FROM live.case_lines l WHERE l.case_id = ANY (v_cases);
          DELETE FROM live.person_lines l WHERE l.person_id = ANY (v_persons);
        END IF;
        -- Of what was retracted, the past.
        SELECT array_agg(DISTINCT d.person_id) INTO v_persons FROM history.event_defendants d WHERE d.operation = 'RETRACTED';
        IF v_persons IS NOT NULL THEN PERFORM ledger.follow_persons(v_persons); END IF;
      END $do$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER d_support ON live.event_defendants;
      DROP FUNCTION live.support_by_event_defendants();`);
    await runner.query(functions(FIRST_RULES));
  }
}
