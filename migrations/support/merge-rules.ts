import { PERSON_REFERENCES, type Twins, TWINS } from './person-references.js';
import { BY_INDEX } from './record-tables.js';

/** How hidden a row will be when its person is the survivor. */
const reachAfter = (row: string) => `greatest(${row}.reach, v_into.reach)`;

/** Whether `less` says nothing that `more` does not say, and is not the more visible of the two. */
const saysNoMore = (less: string, more: string, says: readonly string[]) =>
  [
    `${reachAfter(more)} <= ${reachAfter(less)}`,
    `(NOT ${less}.hold OR ${more}.hold)`,
    ...says.map((column) => `(${less}.${column} IS NULL OR ${less}.${column} = ${more}.${column})`),
  ].join(' AND ');

/**
 * Of two rows that say the same, the one that says no more than the other goes, and leaves it its citations: first of the
 * duplicate's rows, then of the survivor's.
 */
function keepOneOf({ table, person, same, says, cited }: Twins): string {
  const drop = (goes: string, stays: string) => `
        FOR v_goes, v_stays, v_reach IN
          SELECT DISTINCT ON (goes.id) goes.id, stays.id, CASE WHEN ${reachAfter('stays')} < ${reachAfter('goes')} THEN ${reachAfter('goes')} ELSE 0 END
          FROM ${table} goes JOIN ${table} stays ON stays.${person} = ${stays}${same.map((column) => ` AND stays.${column} = goes.${column}`).join('')}
          WHERE goes.${person} = ${goes} AND ${saysNoMore('goes', 'stays', says)} ORDER BY goes.id, stays.reach, stays.id
        LOOP${cited ? `\n          UPDATE citations SET ${cited} = v_stays, tier = greatest(tier, v_reach) WHERE ${cited} = v_goes;` : ''}
          DELETE FROM ${table} WHERE id = v_goes;
        END LOOP;`;
  return drop('p_from', 'p_into') + drop('p_into', 'p_from');
}

const NAMES = `
        DELETE FROM names goes USING names stays WHERE goes.person_id = p_from AND stays.person_id = p_into AND stays.text = goes.text
          AND (goes.kind = 'PRIMARY' OR goes.kind = stays.kind) AND ${saysNoMore('goes', 'stays', ['language'])};
        UPDATE names n SET person_id = p_into, kind = CASE n.kind WHEN 'PRIMARY' THEN 'ALIAS' ELSE n.kind END, tier = greatest(n.tier, v_least),
            -- It was more hidden than its bearer, and its tier would no longer tell.
            hold = n.hold OR n.tier > v_from.tier AND n.tier <= v_into.tier,
            ordinal = n.ordinal + (SELECT coalesce(max(o.ordinal), -1) + 1 FROM names o WHERE o.person_id = p_into AND o.reach <= v_into.reach)
          WHERE n.person_id = p_from;`;

/** Two texts in one, where both say something and it fits. */
const joined = (column: string) => `CASE
              WHEN v_stays_row.${column} IS NULL OR strpos(v_goes_row.${column}, v_stays_row.${column}) > 0 THEN coalesce(v_goes_row.${column}, v_stays_row.${column})
              WHEN v_goes_row.${column} IS NULL OR strpos(v_stays_row.${column}, v_goes_row.${column}) > 0
                OR length(v_stays_row.${column}) + length(v_goes_row.${column}) >= 4000 THEN v_stays_row.${column}
              ELSE v_stays_row.${column} || E'\\n' || v_goes_row.${column} END`;

/** There is one row of details a person and tier: what the two say is put together, a refusal before a consent. */
const DETAILS = `
        FOR v_goes_row IN SELECT * FROM person_details WHERE person_id = p_from ORDER BY tier DESC LOOP
          SELECT * INTO v_stays_row FROM person_details WHERE person_id = p_into AND tier = greatest(v_goes_row.tier, v_least);
          IF NOT FOUND THEN
            UPDATE person_details SET person_id = p_into, tier = greatest(tier, v_least) WHERE id = v_goes_row.id;
            CONTINUE;
          END IF;
          IF v_stays_row.born_edtf IS NULL THEN
            UPDATE person_details SET born_edtf = v_goes_row.born_edtf, born_earliest = v_goes_row.born_earliest, born_latest = v_goes_row.born_latest
              WHERE id = v_stays_row.id;
          END IF;
          UPDATE person_details SET contact = ${joined('contact')}, consent_note = ${joined('consent_note')}, hold = v_stays_row.hold OR v_goes_row.hold,
              consent = CASE
                WHEN v_stays_row.consent IN ('REFUSED', 'WITHDRAWN') THEN v_stays_row.consent
                WHEN v_goes_row.consent IN ('REFUSED', 'WITHDRAWN') OR coalesce(v_stays_row.consent, 'UNKNOWN') = 'UNKNOWN'
                  THEN coalesce(v_goes_row.consent, v_stays_row.consent)
                ELSE v_stays_row.consent END
            WHERE id = v_stays_row.id;
          UPDATE citations SET person_details_id = v_stays_row.id WHERE person_details_id = v_goes_row.id;
          DELETE FROM person_details WHERE id = v_goes_row.id;
        END LOOP;`;

/** What has a rule of its own above. */
const OWN_RULE = ['names', 'person_details'];

/**
 * Makes one person of two. It reaches further than whoever asks: what they do not see moves as well. Nothing becomes more
 * visible by it: what had its reach from the duplicate alone gets that for a tier of its own. To be run while nobody else
 * changes anything: under `live.lock_reach()`.
 */
export const MERGE_FUNCTION = `
      CREATE FUNCTION live.merge_persons(p_into uuid, p_from uuid) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp ${BY_INDEX} AS $$
      DECLARE
        v_into persons; v_from persons; v_least smallint; v_goes uuid; v_stays uuid; v_reach smallint;
        v_goes_row person_details; v_stays_row person_details;
      BEGIN
        SELECT * INTO v_into FROM persons p WHERE p.id = p_into AND p.reach <= clearance();
        SELECT * INTO v_from FROM persons p WHERE p.id = p_from AND p.reach <= clearance();
        IF v_into.id IS NULL OR v_from.id IS NULL OR p_into = p_from THEN
          RAISE EXCEPTION 'Two persons that the caller may see are merged.' USING ERRCODE = 'CT004';
        END IF;
        v_least := CASE WHEN v_from.reach > v_into.reach THEN v_from.reach ELSE 0 END;
${NAMES}
${DETAILS}

        -- Nobody is anything to themselves.
        FOR v_goes IN SELECT r.id FROM relationships r WHERE (r.from_id, r.to_id) IN ((p_into, p_from), (p_from, p_into)) LOOP
          DELETE FROM citations WHERE relationship_id = v_goes;
          DELETE FROM relationships WHERE id = v_goes;
        END LOOP;
${TWINS.map(keepOneOf).join('\n')}

${PERSON_REFERENCES.filter(([table]) => !OWN_RULE.includes(table))
  .map(
    ([table, column]) =>
      `        UPDATE ${table} SET ${column} = p_into, tier = greatest(tier, v_least) WHERE ${column} = p_from;`,
  )
  .join('\n')}

        DELETE FROM persons WHERE id = p_from;
        INSERT INTO merged_persons (id, slug, into_id, tier, hold) VALUES (p_from, v_from.slug, p_into, v_from.tier, v_from.hold);
      END $$;
      GRANT EXECUTE ON FUNCTION live.merge_persons(uuid, uuid) TO casetrail_member;`;
