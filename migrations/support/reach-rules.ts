import { HANGS_ON, type HangsOn } from './hangs-on.js';

/** Whoever moves the reach of a record waits for the changes under way, and they for it: see `cascadeTrigger`. */
export const REACH_LOCK = '1667330917, 3';

/** What the reach of an event takes into account; it took in less at first. */
export interface EventRules {
  /** Whether one of the defendants it names must be visible: none at all would read as everybody. */
  readonly accused: boolean;
}

/** As it was at first. */
export const FIRST_RULES: EventRules = { accused: false };

/**
 * An event also needs one of the charges it names, and one source that supports it, to be visible. The citation's own
 * reach is not used: it includes the event's, which would be a circle. The same goes for what names a defendant: its tier
 * counts, since it may be hidden where the person is not.
 */
const eventTerms = (event: string, { accused }: EventRules) => `
        coalesce((SELECT min(c.reach) FROM event_charges ec JOIN charges c ON c.id = ec.charge_id WHERE ec.event_id = ${event}), 0),${
          accused
            ? `
        coalesce((SELECT min(greatest(ed.tier, p.reach)) FROM event_defendants ed JOIN persons p ON p.id = ed.person_id WHERE ed.event_id = ${event}), 0),`
            : ''
        }
        coalesce((SELECT min(greatest(c.tier, s.reach)) FROM citations c JOIN sources s ON s.id = c.source_id
          WHERE c.case_event_id = ${event} AND c.stance = 'SUPPORTS'), 0)`;

/** The reach a row of the table should have, given an alias for it: what triggers keep and `casetrail check` recomputes. */
function reachOf(table: string, row: string, rules: EventRules): string {
  const terms = (HANGS_ON[table] ?? []).map(
    ([column, parent]) => `coalesce((SELECT p.reach FROM ${parent} p WHERE p.id = ${row}.${column}), 0)`,
  );
  if (table === 'case_events') terms.push(eventTerms(`${row}.id`, rules));
  return `greatest(${[`${row}.tier`, ...terms].join(',\n        ')})`;
}

/** The trigger that computes a row's reach before it is written; step by step, since most references are empty in most rows. */
export function reachTrigger(table: string, hangsOn: HangsOn = HANGS_ON, rules: EventRules = FIRST_RULES): string {
  const steps = (hangsOn[table] ?? []).map(
    ([column, parent]) => `
      IF NEW.${column} IS NOT NULL THEN
        NEW.reach := greatest(NEW.reach, (SELECT p.reach FROM ${parent} p WHERE p.id = NEW.${column}));
      END IF;`,
  );
  // What an event rests on is written after it, so a new one has nothing to look for.
  if (table === 'case_events') {
    steps.push(`
      IF TG_OP = 'UPDATE' THEN
        NEW.reach := greatest(NEW.reach, ${eventTerms('NEW.id', rules)});
      END IF;`);
  }
  return `
    CREATE FUNCTION live.reach_of_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
    BEGIN
      NEW.reach := NEW.tier;${steps.join('')}
      RETURN NEW;
    END $$;
    CREATE TRIGGER a_reach BEFORE INSERT OR UPDATE ON live.${table} FOR EACH ROW EXECUTE FUNCTION live.reach_of_${table}();`;
}

/**
 * The trigger that carries a moved reach to whatever hangs on the row. It must not miss what somebody else is just
 * hanging on it: every change holds a lock in common from its start, and the one that moves a reach asks for it alone.
 * A row made in the same change set is nobody else's yet.
 */
export function cascadeTrigger(table: string, hangsOn: HangsOn = HANGS_ON, rules: EventRules = FIRST_RULES): string {
  const updates: string[] = [];
  if (table === 'persons' && rules.accused) {
    updates.push(`UPDATE case_events e SET reach = e.reach
        WHERE e.id IN (SELECT ed.event_id FROM event_defendants ed WHERE ed.person_id = NEW.id);`);
  }
  if (table === 'charges') {
    updates.push(`UPDATE case_events e SET reach = e.reach
        WHERE e.id IN (SELECT ec.event_id FROM event_charges ec WHERE ec.charge_id = NEW.id);`);
  }
  if (table === 'sources') {
    updates.push(`UPDATE case_events e SET reach = e.reach
        WHERE e.id IN (SELECT c.case_event_id FROM citations c WHERE c.source_id = NEW.id AND c.case_event_id IS NOT NULL);`);
  }
  for (const [child, parents] of Object.entries(hangsOn)) {
    for (const [column, parent] of parents) {
      if (parent === table) updates.push(`UPDATE ${child} SET reach = reach WHERE ${column} = NEW.id;`);
    }
  }
  if (updates.length === 0) return '';
  return `
    CREATE FUNCTION live.cascade_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
    BEGIN
      IF NEW.version > 1 OR NEW.change_id::text IS DISTINCT FROM current_setting('app.change', true) THEN
        PERFORM pg_advisory_xact_lock(${REACH_LOCK});
      END IF;
      ${updates.join('\n      ')}
      RETURN NULL;
    END $$;
    CREATE TRIGGER c_cascade AFTER UPDATE ON live.${table} FOR EACH ROW
      WHEN (OLD.reach IS DISTINCT FROM NEW.reach) EXECUTE FUNCTION live.cascade_${table}();`;
}

/** The function that computes the reach of an event again. */
export const settleEvent = (rules: EventRules): string => `
    CREATE FUNCTION live.settle_event(event uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
    DECLARE wanted smallint;
    BEGIN
      -- Two writers who each take away or add a support must see what the other did.
      PERFORM FROM case_events e WHERE e.id = event FOR NO KEY UPDATE;
      SELECT ${reachOf('case_events', 'e', rules)} INTO wanted FROM case_events e WHERE e.id = event;
      UPDATE case_events SET reach = wanted WHERE id = event AND reach IS DISTINCT FROM wanted;
    END $$;`;

/** The trigger that has it computed again where something has been written that it takes into account. */
export const supportTrigger = (table: string, column: string): string => `
    CREATE FUNCTION live.support_by_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
    BEGIN
      IF NEW.${column} IS NOT NULL THEN PERFORM settle_event(NEW.${column}); END IF;
      IF OLD.${column} IS DISTINCT FROM NEW.${column} AND OLD.${column} IS NOT NULL THEN PERFORM settle_event(OLD.${column}); END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER d_support AFTER INSERT OR UPDATE OR DELETE ON live.${table}
      FOR EACH ROW EXECUTE FUNCTION live.support_by_${table}();`;

/** What an event rests on is written after the event: each such row has the event's reach computed again. */
export const EVENT_SUPPORT_TRIGGERS = `${settleEvent(FIRST_RULES)}
${supportTrigger('citations', 'case_event_id')}
${supportTrigger('event_charges', 'event_id')}

    -- No event without a source: checked when the transaction ends, since the citation is written after the event.
    CREATE FUNCTION live.event_is_sourced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
    DECLARE event uuid;
    BEGIN
      IF TG_TABLE_NAME = 'citations' THEN event := OLD.case_event_id; ELSE event := NEW.id; END IF;
      IF EXISTS (SELECT FROM case_events e WHERE e.id = event)
         AND NOT EXISTS (SELECT FROM citations c WHERE c.case_event_id = event AND c.stance = 'SUPPORTS') THEN
        RAISE EXCEPTION 'An event without a supporting citation cannot be kept.' USING ERRCODE = 'CT002';
      END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER e_sourced AFTER INSERT ON live.case_events DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION live.event_is_sourced();
    CREATE CONSTRAINT TRIGGER e_sourced AFTER UPDATE OR DELETE ON live.citations DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (OLD.case_event_id IS NOT NULL) EXECUTE FUNCTION live.event_is_sourced();`;

/** Takes back what `EVENT_SUPPORT_TRIGGERS` makes. */
export const DROP_EVENT_SUPPORT = `
    DROP TRIGGER d_support ON live.citations; DROP TRIGGER d_support ON live.event_charges;
    DROP TRIGGER e_sourced ON live.case_events; DROP TRIGGER e_sourced ON live.citations;
    DROP FUNCTION live.support_by_citations(), live.support_by_event_charges(), live.settle_event(uuid), live.event_is_sourced();`;
