import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the public sees the record, as it stands or as it was retracted. */
const SEEN = `EXISTS (SELECT FROM edition_subject(p_id) s WHERE s.until_seq IS NULL AND s.shown = 0)`;

/** Whether a version `p` is of what the record named when it was written. */
const TIED = `p.seq >= p.tied_from AND (p.tied_until IS NULL OR p.seq < p.tied_until)`;

/**
 * All editions of a record at once: finding the number of one looks at every version of what it holds, and so anybody could have
 * the database do that again for each number that an address may have.
 */
export class ListEditions1764002900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What corrected an event is looked up by the event.
      CREATE INDEX pointers_of_to_event_id ON history.pointers (to_event_id) WHERE to_event_id IS NOT NULL;

      -- The change sets that made new editions of a record, with their moments; those between which the public saw it, and sees it now as it was then (the
      -- second exclusive, NULL where it lasts); and since when it stands no more. Nothing where the public does not see the record.
      CREATE FUNCTION live.editions_of(p_id uuid)
      RETURNS TABLE (numbers bigint[], moments timestamptz[], public_from bigint[], public_until bigint[], gone_at timestamptz)
      LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = ledger, pg_temp AS $$
      BEGIN
        IF ${SEEN} THEN
          RETURN QUERY SELECT made.numbers, made.moments, stood.since, stood.until, (
              SELECT c.at FROM edition_subject(p_id) r JOIN change_sets c ON c.seq = r.seq WHERE r.until_seq IS NULL AND r.operation = 'RETRACTED')
            FROM (SELECT array_agg(c.seq ORDER BY c.seq) AS numbers, array_agg(c.at ORDER BY c.seq) AS moments
                FROM (SELECT DISTINCT p.seq FROM edition_parts(p_id) p WHERE p.told AND ${TIED}) told JOIN change_sets c ON c.seq = told.seq) made
              CROSS JOIN (SELECT array_agg(r.seq ORDER BY r.seq) AS since, array_agg(r.until_seq ORDER BY r.seq) AS until
                FROM edition_subject(p_id) r WHERE r.operation <> 'RETRACTED' AND r.reach = 0 AND r.shown = 0) stood;
        END IF;
      END $$;

      -- The hash that an edition was sealed with; NULL where it has none, or the public does not see the record, now or then.
      CREATE FUNCTION live.edition_seal(p_id uuid, p_seq bigint) RETURNS text
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      BEGIN
        RETURN (SELECT encode(e.sha256, 'hex') FROM editions e WHERE e.record_id = p_id AND e.seq = p_seq AND ${SEEN}
          AND EXISTS (SELECT FROM edition_subject(p_id) r WHERE r.seq <= p_seq AND (r.until_seq IS NULL OR r.until_seq > p_seq)
            AND r.operation <> 'RETRACTED' AND r.reach = 0 AND r.shown = 0));
      END $$;
      GRANT EXECUTE ON FUNCTION live.editions_of(uuid), live.edition_seal(uuid, bigint) TO casetrail_public, casetrail_member;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION live.edition_seal(uuid, bigint), live.editions_of(uuid);
      DROP INDEX history.pointers_of_to_event_id;`);
  }
}
