import { BY_INDEX } from './record-tables.js';

/** Records that are published, what hangs on others first: their reach then moves once, with the last of these. */
const RECORDS = [
  'relationships',
  'affiliations',
  'related_cases',
  'case_events',
  'charges',
  'case_participants',
  'cases',
  'sources',
  'organizations',
  'persons',
];

/** The subjects a citation that is published may have, by its columns. */
const SUBJECTS: [column: string, table: string][] = [
  ['person_id', 'persons'],
  ['organization_id', 'organizations'],
  ['affiliation_id', 'affiliations'],
  ['relationship_id', 'relationships'],
  ['subject_source_id', 'sources'],
  ['case_id', 'cases'],
  ['case_participant_id', 'case_participants'],
  ['charge_id', 'charges'],
  ['related_case_id', 'related_cases'],
  ['case_event_id', 'case_events'],
];

/** Parts of a record that nobody gives a tier of their own: published with it, where all they lead to is shown. */
const part = (table: string, owner: string, link: string, conditions = '') => `
        UPDATE ${table} x SET tier = 0 FROM ${owner} o WHERE ${link} AND o.id = ANY (v_${owner})
          AND x.tier BETWEEN 1 AND greatest(o.tier, 2) AND NOT x.hold${conditions};`;

const among = (column: string, table: string) => ` AND (x.${column} IS NULL OR x.${column} = ANY (v_${table}))`;

/**
 * `p_shown` holds, by table, what may be seen when this is done: what becomes public, and what is so already. `p_held` is
 * what is left out, `p_silent` whom the case must not name though they may be public elsewhere. Runs with the rights and
 * the clearance of whoever publishes.
 */
export const MAKE_PUBLIC = `
      CREATE FUNCTION live.make_public(p_shown jsonb, p_held jsonb, p_silent uuid[]) RETURNS void
      LANGUAGE plpgsql SET search_path = live, pg_temp ${BY_INDEX} AS $$
      DECLARE
        ${RECORDS.map((table) => `v_${table} uuid[] := ARRAY(SELECT s.id::uuid FROM jsonb_array_elements_text(p_shown -> '${table}') s (id));`).join('\n        ')}
        v_kind text; v_ids uuid[]; v_row record;
      BEGIN
        -- A name may be more hidden than its bearer, and stays so.
        UPDATE names n SET tier = 0 FROM persons b WHERE n.person_id = b.id AND b.id = ANY (v_persons) AND n.tier BETWEEN 1 AND b.tier AND NOT n.hold;
        UPDATE names n SET tier = 0 FROM organizations b WHERE n.organization_id = b.id AND b.id = ANY (v_organizations)
          AND n.tier BETWEEN 1 AND b.tier AND NOT n.hold;
${[
  part('source_authors', 'sources', 'x.source_id = o.id'),
  part('case_file_numbers', 'cases', 'x.case_id = o.id'),
  part(
    'event_parties',
    'case_events',
    'x.event_id = o.id',
    among('person_id', 'persons') + among('organization_id', 'organizations'),
  ),
  part('event_defendants', 'case_events', 'x.event_id = o.id', among('person_id', 'persons')),
  part('event_charges', 'case_events', 'x.event_id = o.id', among('charge_id', 'charges')),
  part('penalties', 'case_events', 'x.event_id = o.id', among('person_id', 'persons')),
  part('pointers', 'case_events', 'x.from_event_id = o.id', among('to_event_id', 'case_events')),
  part('pointers', 'charges', 'x.from_charge_id = o.id', among('to_charge_id', 'charges')),
  // These may lead to what is public without being of the case: an author, a publisher, a parent.
  part('pointers', 'sources', 'x.from_source_id = o.id', leadsToShown('to_organization_id', 'organizations')),
  part(
    'pointers',
    'organizations',
    'x.from_organization_id = o.id',
    leadsToShown('to_organization_id', 'organizations'),
  ),
  `
        UPDATE pointers x SET tier = 0 FROM source_authors a, sources o WHERE x.from_author_id = a.id AND a.source_id = o.id AND o.id = ANY (v_sources)
          AND x.tier BETWEEN 1 AND greatest(o.tier, 2) AND NOT x.hold${leadsToShown('to_person_id', 'persons')};
        UPDATE pointers x SET tier = 0 FROM case_file_numbers f, cases o WHERE x.from_file_number_id = f.id AND f.case_id = o.id AND o.id = ANY (v_cases)
          AND x.tier BETWEEN 1 AND greatest(o.tier, 2) AND NOT x.hold${leadsToShown('to_organization_id', 'organizations')};`,
  ...SUBJECTS.map(([column, table]) => part('citations', table, `x.${column} = o.id`, among('source_id', 'sources'))),
].join('')}

        -- What is left out may have been public once, and would be again with what it hangs on: it stays as hidden as it is.
        FOR v_kind, v_ids IN SELECT h.key, ARRAY(SELECT i.id::uuid FROM jsonb_array_elements_text(h.value) i (id)) FROM jsonb_each(p_held) h LOOP
          EXECUTE format('UPDATE live.%I SET tier = reach WHERE id = ANY ($1) AND tier = 0 AND reach > 0', v_kind) USING v_ids;
        END LOOP;
        UPDATE event_parties SET tier = reach WHERE event_id = ANY (v_case_events) AND tier = 0 AND reach > 0
          AND (person_id = ANY (p_silent) OR organization_id = ANY (p_silent));
        UPDATE event_defendants SET tier = reach WHERE event_id = ANY (v_case_events) AND tier = 0 AND reach > 0 AND person_id = ANY (p_silent);
        UPDATE penalties SET tier = reach WHERE event_id = ANY (v_case_events) AND tier = 0 AND reach > 0 AND person_id = ANY (p_silent);

        ${RECORDS.map((table) => `UPDATE ${table} SET tier = 0 WHERE id = ANY (v_${table}) AND tier > 0;`).join('\n        ')}

        -- What is on hold stays out, wherever it hung.
        FOR v_row IN SELECT m.kind, m.id, m.reach FROM made_public() m WHERE m.hold LOOP
          EXECUTE format('UPDATE live.%I SET tier = $2 WHERE id = $1', v_row.kind) USING v_row.id, v_row.reach;
        END LOOP;
      END $$;
      GRANT EXECUTE ON FUNCTION live.make_public(jsonb, jsonb, uuid[]) TO casetrail_member;`;

/** The condition that a pointer leads to something shown, or to something public that the case is not silent about. */
function leadsToShown(column: string, table: string): string {
  return `
          AND (x.${column} = ANY (v_${table}) OR (x.${column} <> ALL (p_silent) AND EXISTS (SELECT FROM ${table} t WHERE t.id = x.${column} AND t.reach = 0)))`;
}
