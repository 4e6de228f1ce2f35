import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the fold reads and writes. The fold itself is TypeScript, in one place; these definer functions hand it the
 * skeleton of a case over all tiers and take back the lines of each, so that a writer who cannot see a tier still keeps
 * it right.
 */
export class CreateFoldFunctions1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The cases this transaction has touched, each with the lowest tier that can tell.
      CREATE FUNCTION live.touched_cases() RETURNS TABLE (case_id uuid, touched_from smallint)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = live AS $$
        WITH draft AS (
          SELECT t.kind, d.id, coalesce(d.now, d.was) AS record,
            least(coalesce((d.now ->> 'reach')::smallint, 3), coalesce((d.was ->> 'reach')::smallint, 3)) AS reach
          FROM ledger.touched() t, LATERAL ledger.drafts(t.kind, t.ids) d
          WHERE t.kind IN ('cases', 'case_file_numbers', 'case_participants', 'charges', 'related_cases', 'case_events',
                           'event_parties', 'event_charges', 'event_defendants', 'penalties', 'pointers', 'citations')
        ), hit AS (
          SELECT CASE
              WHEN kind = 'cases' THEN id
              WHEN kind = 'related_cases' THEN (record ->> 'from_id')::uuid
              WHEN kind IN ('event_parties', 'event_defendants', 'penalties')
                THEN (SELECT e.case_id FROM case_events e WHERE e.id = (record ->> 'event_id')::uuid)
              WHEN kind = 'pointers' THEN coalesce((record ->> 'case_id')::uuid,
                (SELECT f.case_id FROM case_file_numbers f WHERE f.id = (record ->> 'from_file_number_id')::uuid))
              WHEN kind = 'citations' THEN coalesce((record ->> 'case_id')::uuid,
                (SELECT e.case_id FROM case_events e WHERE e.id = (record ->> 'case_event_id')::uuid),
                (SELECT c.case_id FROM charges c WHERE c.id = (record ->> 'charge_id')::uuid),
                (SELECT p.case_id FROM case_participants p WHERE p.id = (record ->> 'case_participant_id')::uuid),
                (SELECT r.from_id FROM related_cases r WHERE r.id = (record ->> 'related_case_id')::uuid))
              ELSE (record ->> 'case_id')::uuid END AS case_id, reach
          FROM draft
        )
        SELECT h.case_id, min(h.reach)::smallint FROM hit h JOIN cases c ON c.id = h.case_id GROUP BY h.case_id ORDER BY h.case_id
      $$;

      -- The cases in which any defendant of these cases stands accused: whose custody must be folded anew.
      CREATE FUNCTION live.cases_of_defendants(p_cases uuid[]) RETURNS TABLE (person_id uuid, case_ids uuid[])
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = live AS $$
        WITH accused AS (
          SELECT p.person_id, p.case_id FROM case_participants p WHERE p.role IN ('SUSPECT', 'DEFENDANT') AND p.person_id IS NOT NULL
          UNION SELECT c.defendant_id, c.case_id FROM charges c WHERE c.defendant_id IS NOT NULL
        ), wanted AS (
          SELECT a.person_id FROM accused a WHERE a.case_id = ANY (p_cases)
          UNION SELECT d.person_id FROM defendant_lines d WHERE d.case_id = ANY (p_cases)
        )
        SELECT w.person_id, coalesce((SELECT array_agg(a.case_id ORDER BY a.case_id) FROM accused a WHERE a.person_id = w.person_id), '{}')
        FROM wanted w ORDER BY w.person_id
      $$;

      -- The skeleton of each case over all tiers: what the fold needs, and not a word more.
      CREATE FUNCTION live.fold_input(p_cases uuid[]) RETURNS TABLE (case_id uuid, skeleton jsonb)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = live AS $$
        SELECT k.id, jsonb_build_object('id', k.id, 'reach', k.reach,
          'charges', coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'reach', c.reach, 'defendant', c.defendant_id,
              'replaces', (SELECT p.to_charge_id FROM pointers p WHERE p.from_charge_id = c.id AND p.role = 'REPLACES' LIMIT 1)) ORDER BY c.ordinal)
            FROM charges c WHERE c.case_id = k.id), '[]'),
          'defendants', coalesce((SELECT jsonb_agg(jsonb_build_object('person', d.person_id, 'reach', d.reach) ORDER BY d.person_id)
            FROM (SELECT p.person_id, min(p.reach) AS reach FROM case_participants p
                  WHERE p.case_id = k.id AND p.role IN ('SUSPECT', 'DEFENDANT') AND p.person_id IS NOT NULL GROUP BY p.person_id) d), '[]'),
          'events', coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'reach', e.reach, 'kind', e.kind, 'edtf', e.date_edtf,
              'earliest', e.date_earliest, 'latest', e.date_latest, 'recordedNo', e.recorded_no, 'restraint', e.restraint_kind,
              'irregularity', e.irregularity, 'place', e.place,
              'after', (SELECT p.to_event_id FROM pointers p WHERE p.from_event_id = e.id AND p.role = 'AFTER' LIMIT 1),
              'corrects', (SELECT p.to_event_id FROM pointers p WHERE p.from_event_id = e.id AND p.role = 'CORRECTS' LIMIT 1),
              'charges', coalesce((SELECT jsonb_agg(x.charge_id ORDER BY x.charge_id) FROM event_charges x WHERE x.event_id = e.id), '[]'),
              'defendants', coalesce((SELECT jsonb_agg(x.person_id ORDER BY x.person_id) FROM event_defendants x WHERE x.event_id = e.id), '[]'),
              'penalties', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', x.kind, 'person', x.person_id, 'suspended', x.suspended, 'reach', x.reach)
                ORDER BY x.ordinal) FROM penalties x WHERE x.event_id = e.id), '[]')) ORDER BY e.recorded_no)
            FROM case_events e WHERE e.case_id = k.id), '[]'),
          'lines', coalesce((SELECT jsonb_agg(jsonb_build_object('tierFrom', l.tier_from, 'tierTo', l.tier_to, 'change', l.change_id))
            FROM case_lines l WHERE l.case_id = k.id), '[]'))
        FROM cases k WHERE k.id = ANY (p_cases) ORDER BY k.id
      $$;

      -- Replaces the lines of the given cases and persons; rows that say what they said before are left alone.
      CREATE FUNCTION live.store_lines(p_cases uuid[], p_persons uuid[], p_lines jsonb) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live AS $$
      BEGIN
        DELETE FROM case_lines o WHERE o.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'cases') AS n (case_id uuid, tier_from smallint) WHERE n.case_id = o.case_id AND n.tier_from = o.tier_from);
        INSERT INTO case_lines AS o (case_id, tier_from, tier_to, status, final, since_event, because, opened_event, opened_from, opened_to,
            closed_event, first_day, last_day, event_count, latest_key, opened_key, change_id, updated_seq, updated_at)
          SELECT n.case_id, n.tier_from, n.tier_to, n.status, n.final, n.since_event, n.because, n.opened_event, n.opened_from, n.opened_to,
            n.closed_event, n.first_day, n.last_day, n.event_count, n.latest_key, n.opened_key, n.change_id, s.seq, s.at
          FROM jsonb_to_recordset(p_lines -> 'cases') AS n (case_id uuid, tier_from smallint, tier_to smallint, status text, final boolean,
            since_event uuid, because uuid[], opened_event uuid, opened_from date, opened_to date, closed_event uuid, first_day date,
            last_day date, event_count integer, latest_key date, opened_key date, change_id bigint)
          LEFT JOIN ledger.change_sets s ON s.id = n.change_id
          ON CONFLICT (case_id, tier_from) DO UPDATE SET (tier_to, status, final, since_event, because, opened_event, opened_from, opened_to,
            closed_event, first_day, last_day, event_count, latest_key, opened_key, change_id, updated_seq, updated_at) = (excluded.tier_to, excluded.status,
            excluded.final, excluded.since_event, excluded.because, excluded.opened_event, excluded.opened_from, excluded.opened_to,
            excluded.closed_event, excluded.first_day, excluded.last_day, excluded.event_count, excluded.latest_key, excluded.opened_key, excluded.change_id, excluded.updated_seq, excluded.updated_at)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM event_lines o WHERE o.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'events') AS n (event_id uuid, tier_from smallint) WHERE n.event_id = o.event_id AND n.tier_from = o.tier_from);
        INSERT INTO event_lines AS o (event_id, tier_from, tier_to, case_id, position, line_key, irregular)
          SELECT n.event_id, n.tier_from, n.tier_to, n.case_id, n.position, n.line_key, n.irregular
          FROM jsonb_to_recordset(p_lines -> 'events') AS n (event_id uuid, tier_from smallint, tier_to smallint, case_id uuid,
            position integer, line_key date, irregular boolean)
          ON CONFLICT (event_id, tier_from) DO UPDATE SET (tier_to, case_id, position, line_key, irregular)
            = (excluded.tier_to, excluded.case_id, excluded.position, excluded.line_key, excluded.irregular)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM charge_lines o USING charges c WHERE c.id = o.charge_id AND c.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'charges') AS n (charge_id uuid, tier_from smallint) WHERE n.charge_id = o.charge_id AND n.tier_from = o.tier_from);
        INSERT INTO charge_lines AS o (charge_id, tier_from, tier_to, status, final, since_event, because)
          SELECT n.charge_id, n.tier_from, n.tier_to, n.status, n.final, n.since_event, n.because
          FROM jsonb_to_recordset(p_lines -> 'charges') AS n (charge_id uuid, tier_from smallint, tier_to smallint, status text,
            final boolean, since_event uuid, because uuid[])
          ON CONFLICT (charge_id, tier_from) DO UPDATE SET (tier_to, status, final, since_event, because)
            = (excluded.tier_to, excluded.status, excluded.final, excluded.since_event, excluded.because)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM defendant_lines o WHERE o.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'defendants') AS n (case_id uuid, person_id uuid, tier_from smallint)
          WHERE n.case_id = o.case_id AND n.person_id = o.person_id AND n.tier_from = o.tier_from);
        INSERT INTO defendant_lines AS o (case_id, person_id, tier_from, tier_to, status, final, since_event, because, custody, custody_since, custody_place, custody_because)
          SELECT n.case_id, n.person_id, n.tier_from, n.tier_to, n.status, n.final, n.since_event, n.because, n.custody, n.custody_since, n.custody_place, n.custody_because
          FROM jsonb_to_recordset(p_lines -> 'defendants') AS n (case_id uuid, person_id uuid, tier_from smallint, tier_to smallint, status text,
            final boolean, since_event uuid, because uuid[], custody text, custody_since uuid, custody_place text, custody_because uuid[])
          ON CONFLICT (case_id, person_id, tier_from) DO UPDATE SET (tier_to, status, final, since_event, because, custody, custody_since, custody_place, custody_because)
            = (excluded.tier_to, excluded.status, excluded.final, excluded.since_event, excluded.because, excluded.custody, excluded.custody_since, excluded.custody_place, excluded.custody_because)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM person_lines o WHERE o.person_id = ANY (p_persons) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'persons') AS n (person_id uuid, tier_from smallint) WHERE n.person_id = o.person_id AND n.tier_from = o.tier_from);
        INSERT INTO person_lines AS o (person_id, tier_from, tier_to, custody, custody_since, custody_place, custody_because)
          SELECT n.person_id, n.tier_from, n.tier_to, n.custody, n.custody_since, n.custody_place, n.custody_because
          FROM jsonb_to_recordset(p_lines -> 'persons') AS n (person_id uuid, tier_from smallint, tier_to smallint, custody text,
            custody_since uuid, custody_place text, custody_because uuid[])
          ON CONFLICT (person_id, tier_from) DO UPDATE SET (tier_to, custody, custody_since, custody_place, custody_because)
            = (excluded.tier_to, excluded.custody, excluded.custody_since, excluded.custody_place, excluded.custody_because)
          WHERE o IS DISTINCT FROM excluded;
      END $$;
      GRANT EXECUTE ON FUNCTION live.touched_cases(), live.cases_of_defendants(uuid[]), live.fold_input(uuid[]),
        live.store_lines(uuid[], uuid[], jsonb) TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION live.store_lines(uuid[], uuid[], jsonb), live.fold_input(uuid[]),
      live.cases_of_defendants(uuid[]), live.touched_cases()`);
  }
}
