import { HANGS_ON, type HangsOn } from './hangs-on.js';
import { type EventRules, FIRST_RULES } from './reach-rules.js';

/*
 * A retracted record stays readable in the past, and the past shows no more than the present would. So a retracted
 * record has a present reach too: the highest of its reach when it was retracted and the present reach of what it hung
 * on. It stands as `shown` in its last row; from there it goes to its older rows and to its entries in the ledger.
 */

/** The present reach of the record of that table whose id the column holds, whether it stands or is retracted. */
function presentReach(parent: string, id: string): string {
  return `coalesce((SELECT p.reach FROM live.${parent} p WHERE p.id = ${id}),
          (SELECT q.shown FROM history.${parent} q WHERE q.id = ${id} AND q.until_seq IS NULL), 0)`;
}

/** The present reach of a retracted record, given an alias for its last row. */
function presentReachOf(table: string, row: string, hangsOn: HangsOn, { accused }: EventRules): string {
  const terms = (hangsOn[table] ?? []).map(([column, parent]) => presentReach(parent, `${row}.${column}`));
  if (table === 'case_events') {
    // What was retracted together with the event; a charge, defendant or source taken from it before does not count.
    terms.push(
      `coalesce((SELECT min(${presentReach('charges', 'ec.charge_id')}) FROM history.event_charges ec
          WHERE ec.event_id = ${row}.id AND ec.operation = 'RETRACTED' AND ec.seq = ${row}.seq), 0)`,
      ...(accused
        ? [
            `coalesce((SELECT min(greatest(ed.tier, ${presentReach('persons', 'ed.person_id')})) FROM history.event_defendants ed
          WHERE ed.event_id = ${row}.id AND ed.operation = 'RETRACTED' AND ed.seq = ${row}.seq), 0)`,
          ]
        : []),
      `coalesce((SELECT min(greatest(c.tier, ${presentReach('sources', 'c.source_id')})) FROM history.citations c
          WHERE c.case_event_id = ${row}.id AND c.stance = 'SUPPORTS' AND c.operation = 'RETRACTED' AND c.seq = ${row}.seq), 0)`,
    );
  }
  return `greatest(${[`${row}.reach`, ...terms].join(', ')})`;
}

/** The retracted rows that hang on moved ones of a table: the table they are in, and the condition that finds them. */
function followers(parent: string, hangsOn: HangsOn, { accused }: EventRules): [table: string, condition: string][] {
  const found = Object.entries(hangsOn).flatMap(([child, parents]) =>
    parents
      .filter(([, table]) => table === parent)
      .map(([column]): [string, string] => [child, `r.${column} = ANY (p_ids)`]),
  );
  if (parent === 'charges') {
    found.push([
      'case_events',
      `r.id IN (SELECT ec.event_id FROM history.event_charges ec
          WHERE ec.charge_id = ANY (p_ids) AND ec.operation = 'RETRACTED' AND ec.seq = r.seq)`,
    ]);
  }
  if (parent === 'persons' && accused) {
    found.push([
      'case_events',
      `r.id IN (SELECT ed.event_id FROM history.event_defendants ed
          WHERE ed.person_id = ANY (p_ids) AND ed.operation = 'RETRACTED' AND ed.seq = r.seq)`,
    ]);
  }
  if (parent === 'sources') {
    found.push([
      'case_events',
      `r.id IN (SELECT c.case_event_id FROM history.citations c
          WHERE c.source_id = ANY (p_ids) AND c.operation = 'RETRACTED' AND c.seq = r.seq)`,
    ]);
  }
  return found;
}

/** What follows when the present reach of records of a table has moved: their past, and what was retracted and hung on them. */
export function followFunction(table: string, hangsOn: HangsOn = HANGS_ON, rules: EventRules = FIRST_RULES): string {
  return `
    CREATE FUNCTION ledger.follow_${table}(p_ids uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
    DECLARE moved uuid[];
    BEGIN
      UPDATE history.${table} h SET shown = greatest(h.reach, r.shown) FROM history.${table} r
        WHERE r.id = ANY (p_ids) AND r.until_seq IS NULL AND h.id = r.id AND h.shown <> greatest(h.reach, r.shown);
      UPDATE entries e SET shown = greatest(e.reach, r.shown) FROM history.${table} r
        WHERE r.id = ANY (p_ids) AND r.until_seq IS NULL AND e.record_id = r.id AND e.kind = '${table}'
          AND e.shown <> greatest(e.reach, r.shown);
${followers(table, hangsOn, rules)
  .map(
    ([child, condition]) => `
      WITH now AS (
        UPDATE history.${child} r SET shown = ${presentReachOf(child, 'r', hangsOn, rules)}
        WHERE ${condition} AND r.operation = 'RETRACTED' AND r.until_seq IS NULL AND r.shown <> ${presentReachOf(child, 'r', hangsOn, rules)}
        RETURNING r.id
      ) SELECT array_agg(now.id) INTO moved FROM now;
      IF moved IS NOT NULL THEN PERFORM follow_${child}(moved); END IF;`,
  )
  .join('\n')}
    END $$;`;
}

/**
 * The reach a record should have at present, whether it stands or is retracted, from tiers alone: nothing stored is
 * believed but what the record says and hangs on. Too slow for policies and triggers; `casetrail check` asks it.
 */
export const presentReachFunction = ({ accused }: EventRules): string => `
    CREATE FUNCTION ledger.present_reach(p_kind text, p_id uuid) RETURNS smallint LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp AS $$
    DECLARE v_row jsonb; v_reach smallint; v_seq bigint; v_support smallint; v_charge smallint;${accused ? ' v_accused smallint;' : ''} v_up record;
    BEGIN
      EXECUTE format('SELECT to_jsonb(l), l.tier FROM live.%I l WHERE l.id = $1', p_kind) INTO v_row, v_reach USING p_id;
      IF v_row IS NULL THEN
        EXECUTE format('SELECT to_jsonb(h), h.reach, h.seq FROM history.%I h WHERE h.id = $1 AND h.until_seq IS NULL', p_kind)
          INTO v_row, v_reach, v_seq USING p_id;
      END IF;
      FOR v_up IN SELECT u.by_column, u.parent FROM hangs_on u WHERE u.child = p_kind AND v_row ->> u.by_column IS NOT NULL LOOP
        v_reach := greatest(v_reach, present_reach(v_up.parent, (v_row ->> v_up.by_column)::uuid));
      END LOOP;
      IF p_kind = 'case_events' THEN
        IF v_seq IS NULL THEN
          SELECT min(present_reach('charges', ec.charge_id)) INTO v_charge FROM live.event_charges ec WHERE ec.event_id = p_id;${
            accused
              ? `
          SELECT min(greatest(ed.tier, present_reach('persons', ed.person_id))) INTO v_accused FROM live.event_defendants ed WHERE ed.event_id = p_id;`
              : ''
          }
          SELECT min(greatest(c.tier, present_reach('sources', c.source_id))) INTO v_support FROM live.citations c
            WHERE c.case_event_id = p_id AND c.stance = 'SUPPORTS';
        ELSE
          SELECT min(present_reach('charges', ec.charge_id)) INTO v_charge FROM history.event_charges ec
            WHERE ec.event_id = p_id AND ec.operation = 'RETRACTED' AND ec.seq = v_seq;${
              accused
                ? `
          SELECT min(greatest(ed.tier, present_reach('persons', ed.person_id))) INTO v_accused FROM history.event_defendants ed
            WHERE ed.event_id = p_id AND ed.operation = 'RETRACTED' AND ed.seq = v_seq;`
                : ''
            }
          SELECT min(greatest(c.tier, present_reach('sources', c.source_id))) INTO v_support FROM history.citations c
            WHERE c.case_event_id = p_id AND c.stance = 'SUPPORTS' AND c.operation = 'RETRACTED' AND c.seq = v_seq;
        END IF;
        v_reach := greatest(v_reach, v_charge, ${accused ? 'v_accused, ' : ''}v_support);
      END IF;
      RETURN v_reach;
    END $$;`;
