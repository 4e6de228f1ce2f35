/** What the viewer may know of change sets, besides their number and time. */
export const DESCRIBED = `        SELECT c.seq, CASE WHEN d.whole THEN c.operation END, CASE WHEN d.whole THEN c.reason END,
          CASE WHEN session_user <> 'casetrail_public' AND live.clearance() >= 0 AND (p_sees_actors OR c.actor = p_account) THEN c.actor END
        FROM change_sets c CROSS JOIN LATERAL (
          SELECT live.clearance() >= 0
            AND NOT EXISTS (SELECT FROM entries e WHERE e.seq = c.seq AND e.shown > 0 AND e.shown > live.clearance()) AS whole
        ) d
        WHERE c.seq = ANY (p_seqs)`;

/** The function that answers it, as it was at first: planned at each call. */
export const DESCRIBE_CHANGE_SETS = `      CREATE FUNCTION ledger.describe_change_sets(p_seqs bigint[], p_account uuid, p_sees_actors boolean)
      RETURNS TABLE (seq bigint, operation text, reason text, actor uuid) LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
      SET search_path = ledger, pg_temp AS $$
${DESCRIBED}
      $$;`;
