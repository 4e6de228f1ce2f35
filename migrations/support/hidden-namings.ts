import type { Wording } from './reword.js';

/*
 * An event that names a charge or a defendant is told of only to those who may see one of them: to others it would read as if it
 * concerned everybody accused in the case. Of the present, its reach sees to that. In the past it may have named others than it does
 * now, or one who was hidden since: that depends on the time that is asked for, and is looked at then.
 */

const then = (alias: string, seq: string): string =>
  `${alias}.operation <> 'RETRACTED' AND ${alias}.seq <= ${seq} AND (${alias}.until_seq IS NULL OR ${alias}.until_seq > ${seq})`;

/** Whether an event names defendants, or charges, and none of the ones or of the others that whoever asks may see: a function of that name for the present, and for the past. */
export const HIDE_NAMINGS = `
      CREATE FUNCTION live.names_hidden(p_event uuid) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN false;
      CREATE FUNCTION as_of.names_hidden(p_event uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000 SET search_path = as_of, pg_temp AS $$
      DECLARE v_seq bigint := current_setting('app.as_of'); v_viewer integer := live.clearance();
      BEGIN
        RETURN coalesce((SELECT min(d.shown) FROM history.event_defendants d WHERE d.event_id = p_event AND ${then('d', 'v_seq')}) > v_viewer, false)
          OR coalesce((SELECT min(greatest(d.shown, c.shown)) FROM history.event_charges d JOIN history.charges c ON c.id = d.charge_id
              WHERE d.event_id = p_event AND ${then('d', 'v_seq')} AND ${then('c', 'v_seq')}) > v_viewer, false);
      END $$;
      GRANT EXECUTE ON FUNCTION live.names_hidden(uuid), as_of.names_hidden(uuid) TO casetrail_public, casetrail_member;`;

export const SHOW_NAMINGS = 'DROP FUNCTION as_of.names_hidden(uuid), live.names_hidden(uuid);';

/** The same for those that are folded. */
export const FOLDED_NAMINGS: Wording = [
  [
    `'id', e.id, 'reach', e.reach, 'kind', e.kind`,
    `'id', e.id, 'reach', greatest(e.reach, (SELECT min(x.reach) FROM event_defendants x WHERE x.event_id = e.id),
                (SELECT min(greatest(x.reach, c.reach)) FROM event_charges x JOIN charges c ON c.id = x.charge_id WHERE x.event_id = e.id)), 'kind', e.kind`,
  ],
];
