/** The cases in which each person stands accused; `p_persons` are the persons. */
export const ACCUSED = `        SELECT w.id, coalesce((
            SELECT array_agg(a.case_id ORDER BY a.case_id) FROM (
              SELECT p.case_id FROM case_participants p WHERE p.person_id = w.id AND p.role IN ('SUSPECT', 'DEFENDANT')
              UNION SELECT c.case_id FROM charges c WHERE c.defendant_id = w.id) a), '{}')
          FROM unnest(p_persons) w (id) ORDER BY w.id`;

/** The lines of a skeleton's case that are stored. */
const STORED = `,
          'lines', coalesce((SELECT jsonb_agg(jsonb_build_object('tierFrom', l.tier_from, 'tierTo', l.tier_to, 'change', l.change_id))
            FROM case_lines l WHERE l.case_id = k.id), '[]')`;

/** The skeleton of each case over all tiers: what the fold needs, and not a word more; `p_cases` are the cases. */
export const SKELETONS = `        SELECT k.id, jsonb_build_object('id', k.id, 'reach', k.reach,
          'charges', coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'reach', c.reach, 'defendant', c.defendant_id,
              'replaces', (SELECT p.to_charge_id FROM pointers p WHERE p.from_charge_id = c.id AND p.role = 'REPLACES' ORDER BY p.id LIMIT 1)) ORDER BY c.ordinal)
            FROM charges c WHERE c.case_id = k.id), '[]'),
          'defendants', coalesce((SELECT jsonb_agg(jsonb_build_object('person', d.person_id, 'reach', d.reach) ORDER BY d.person_id)
            FROM (SELECT p.person_id, min(p.reach) AS reach FROM case_participants p
                  WHERE p.case_id = k.id AND p.role IN ('SUSPECT', 'DEFENDANT') AND p.person_id IS NOT NULL GROUP BY p.person_id) d), '[]'),
          'events', coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'reach', e.reach, 'kind', e.kind, 'edtf', e.date_edtf,
              'earliest', e.date_earliest, 'latest', e.date_latest, 'recordedNo', e.recorded_no, 'restraint', e.restraint_kind,
              'irregularity', CASE WHEN e.irregularity IS NOT NULL THEN 'given' END, 'place', e.place,
              'after', (SELECT p.to_event_id FROM pointers p WHERE p.from_event_id = e.id AND p.role = 'AFTER' ORDER BY p.id LIMIT 1),
              'corrects', (SELECT p.to_event_id FROM pointers p WHERE p.from_event_id = e.id AND p.role = 'CORRECTS' ORDER BY p.id LIMIT 1),
              'charges', coalesce((SELECT jsonb_agg(x.charge_id ORDER BY x.charge_id) FROM event_charges x WHERE x.event_id = e.id), '[]'),
              'defendants', coalesce((SELECT jsonb_agg(x.person_id ORDER BY x.person_id) FROM event_defendants x WHERE x.event_id = e.id), '[]'),
              'penalties', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', x.kind, 'person', x.person_id, 'suspended', x.suspended, 'reach', x.reach)
                ORDER BY x.ordinal) FROM penalties x WHERE x.event_id = e.id), '[]')) ORDER BY e.recorded_no)
            FROM case_events e WHERE e.case_id = k.id), '[]')${STORED})
        FROM cases k WHERE k.id = ANY (p_cases) ORDER BY k.id`;

/** The same where nothing is stored, which is in the past: what is derived of it is derived from this. */
export const SKELETONS_ALONE = SKELETONS.replace(STORED, '');

/** The function that hands out, in one question, what the fold needs of the cases a change has touched. */
export const REFOLD_INPUT = `      CREATE FUNCTION live.refold_input(OUT change bigint, OUT touched jsonb, OUT accused jsonb, OUT skeletons jsonb)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_cases uuid[]; v_needed uuid[];
      BEGIN
        change := nullif(current_setting('app.change', true), '')::bigint;
        SELECT array_agg(t.case_id), jsonb_object_agg(t.case_id, t.touched_from) INTO v_cases, touched FROM touched_cases() t;
        IF v_cases IS NULL THEN RETURN; END IF;
        SELECT jsonb_object_agg(d.person_id, d.case_ids) INTO accused FROM cases_of_defendants(v_cases) d;
        SELECT array_agg(DISTINCT n.id::uuid) INTO v_needed FROM (
          SELECT unnest(v_cases)::text UNION SELECT i.id FROM jsonb_each(accused) a, jsonb_array_elements_text(a.value) i (id)) n (id);
        SELECT jsonb_agg(f.skeleton) INTO skeletons FROM fold_input(v_needed) f;
      END $$;`;
