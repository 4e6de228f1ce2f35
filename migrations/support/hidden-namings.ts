import type { Wording } from './reword.js';

/*
 * An event that names a charge or a defendant is told of only to those who may see one of them: to others it would read as if it
 * concerned everybody accused in the case. Of the present, its reach sees to that. In the past it may have named others than it does
 * now, or one who was hidden since: that depends on the time that is asked for, and is looked at then.
 */

const then = (alias: string, seq: string): string =>
  `${alias}.operation <> 'RETRACTED' AND ${alias}.seq <= ${seq} AND (${alias}.until_seq IS NULL OR ${alias}.until_seq > ${seq})`;

/** Whether an event of the past names defendants or charges, and none that whoever asks may see. */
const NAMES_HIDDEN = `
      CREATE FUNCTION as_of.names_hidden(p_event uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000 SET search_path = as_of, pg_temp AS $$
      DECLARE v_seq bigint := current_setting('app.as_of'); v_viewer integer := live.clearance();
      BEGIN
        RETURN (SELECT min(d.shown) FROM history.event_defendants d WHERE d.event_id = p_event AND ${then('d', 'v_seq')}) > v_viewer
          OR (SELECT min(c.shown) FROM history.event_charges d JOIN history.charges c ON c.id = d.charge_id
              WHERE d.event_id = p_event AND ${then('d', 'v_seq')} AND ${then('c', 'v_seq')}) > v_viewer;
      END $$;
      GRANT EXECUTE ON FUNCTION as_of.names_hidden(uuid) TO casetrail_public, casetrail_member;`;

/** What is folded of the past is folded for every tier: it sees all events, each with the tier from which it may be told of. */
const READERS = `current_user NOT IN ('casetrail_public', 'casetrail_member')`;

/** The view of events, with a condition added or without one. */
const eventsView = (condition: string): string => `
    DO $do$ BEGIN
      EXECUTE (SELECT format('CREATE OR REPLACE VIEW as_of.case_events WITH (security_invoker = true) AS
        SELECT %s FROM history.case_events h
        WHERE h.seq <= (SELECT current_setting(''app.as_of'')::bigint) AND (h.until_seq IS NULL OR h.until_seq > (SELECT current_setting(''app.as_of'')::bigint))
          AND h.operation <> ''RETRACTED''${condition}',
          string_agg(CASE attname WHEN 'reach' THEN 'h.shown AS reach' ELSE 'h.' || quote_ident(attname) END, ', ' ORDER BY attnum))
        FROM pg_attribute WHERE attrelid = 'live.case_events'::regclass AND attnum > 0 AND NOT attisdropped);
    END $do$;`;

export const HIDE_NAMINGS = `${NAMES_HIDDEN}
${eventsView(` AND (${READERS.replaceAll("'", "''")} OR as_of.names_hidden(h.id) IS NOT TRUE)`)}`;

export const SHOW_NAMINGS = `${eventsView('')}
      DROP FUNCTION as_of.names_hidden(uuid);`;

/** The same for those that are folded. */
export const FOLDED_NAMINGS: Wording = [
  [
    `'id', e.id, 'reach', e.reach, 'kind', e.kind`,
    `'id', e.id, 'reach', greatest(e.reach, (SELECT min(x.reach) FROM event_defendants x WHERE x.event_id = e.id),
                (SELECT min(c.reach) FROM event_charges x JOIN charges c ON c.id = x.charge_id WHERE x.event_id = e.id)), 'kind', e.kind`,
  ],
];
