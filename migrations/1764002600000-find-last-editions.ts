import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when, and until when, the public has seen an event in the timeline: what citations of events that have gone rest on. */
export class FindLastEditions1764002600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last change set, of those up to the one asked for, after which an event stood in the timeline that the public reads; nothing of one that never did.
      -- Members read the lines of their own tier alone.
      CREATE FUNCTION live.public_until(p_events uuid[], p_seqs bigint[]) RETURNS TABLE (event_id uuid, asked bigint, seq bigint)
      LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = history, pg_temp AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY SELECT a.event_id, a.asked, max(least(a.asked, l.until_seq - 1))
          FROM unnest(p_events, p_seqs) a (event_id, asked)
          CROSS JOIN LATERAL (SELECT h.until_seq FROM event_lines h
            WHERE h.event_id = a.event_id AND h.tier_from = 0 AND h.seq <= a.asked OFFSET 0) l
          GROUP BY a.event_id, a.asked;
      END $$;
      GRANT EXECUTE ON FUNCTION live.public_until(uuid[], bigint[]) TO casetrail_public, casetrail_member;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION live.public_until(uuid[], bigint[]);`);
  }
}
