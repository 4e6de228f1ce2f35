import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITION_PARTS } from './support/edition-parts.js';

/** Whether the public sees the case, as it stands or as it was retracted. */
const SEEN = `EXISTS (SELECT FROM history.cases c WHERE c.id = p_case AND c.until_seq IS NULL AND c.shown = 0)`;

/** What stood after a change set, of what was named then; `p` is a version. */
const tied = (seq: string): string => `${seq} >= p.tied_from AND (p.tied_until IS NULL OR ${seq} < p.tied_until)`;

/**
 * Editions: which change sets made a new one of a case, what has been withdrawn of one since, and the hash of each as it was
 * first rendered. Only functions lead to the hashes: no login may alter one, and the public may not write one.
 */
export class KeepEditions1764002300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.editions (
        case_id uuid NOT NULL, seq bigint NOT NULL REFERENCES ledger.change_sets (seq),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32), sealed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (case_id, seq)
      );
      CREATE INDEX editions_seq ON ledger.editions (seq);
${EDITION_PARTS}

      -- The edition of a case that the public read after a change set, and its latest. Nothing where the public does not see the
      -- case: not now, or not then. A number stays what it was, whatever of it is hidden later.
      CREATE FUNCTION ledger.edition_of(p_case uuid, p_seq bigint, OUT seq bigint, OUT latest bigint) LANGUAGE plpgsql STABLE
      SET search_path = ledger, pg_temp AS $$
      BEGIN
        IF ${SEEN} AND EXISTS (SELECT FROM history.cases c WHERE c.id = p_case AND c.seq <= p_seq AND (c.until_seq IS NULL OR c.until_seq > p_seq)
            AND c.operation <> 'RETRACTED' AND c.reach = 0 AND c.shown = 0) THEN
          SELECT max(p.seq) FILTER (WHERE p.seq <= p_seq), max(p.seq) INTO seq, latest
            FROM edition_parts(p_case) p WHERE p.told AND ${tied('p.seq')};
        END IF;
      END $$;

      CREATE FUNCTION live.public_editions(p_cases uuid[], p_seqs bigint[])
      RETURNS TABLE (case_id uuid, asked bigint, seq bigint, at timestamptz, latest bigint, sha256 text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = ledger, pg_temp AS $$
      BEGIN
        RETURN QUERY SELECT a.case_id, a.asked, e.seq, c.at, e.latest, encode(s.sha256, 'hex')
          FROM unnest(p_cases, p_seqs) a (case_id, asked) CROSS JOIN LATERAL edition_of(a.case_id, a.asked) e
          JOIN change_sets c ON c.seq = e.seq LEFT JOIN editions s ON s.case_id = a.case_id AND s.seq = e.seq;
      END $$;

      -- The places in an edition of which something has been hidden or erased since; not what, nor how much.
      CREATE FUNCTION live.edition_withdrawn(p_case uuid, p_seq bigint) RETURNS text[]
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      BEGIN
        RETURN CASE WHEN ${SEEN} THEN ARRAY(
          SELECT DISTINCT p.place FROM edition_parts(p_case) p
          WHERE p.reach = 0 AND p.operation <> 'RETRACTED' AND p.seq <= p_seq AND (p.until_seq IS NULL OR p.until_seq > p_seq) AND ${tied('p_seq')}
            AND (p.shown > 0 OR EXISTS (SELECT FROM erasure_targets t JOIN erasures e ON e.id = t.erasure_id
              WHERE t.kind = p.kind AND t.record_id = p.id AND t.seq = p.seq AND e.state = 'ERASED'))
          ORDER BY p.place) END;
      END $$;

      -- Keeps the hash of an edition, the first time; answers the one that is kept.
      CREATE FUNCTION live.seal_edition(p_case uuid, p_seq bigint, p_sha256 text) RETURNS text
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      BEGIN
        INSERT INTO editions (case_id, seq, sha256)
          SELECT p_case, p_seq, decode(p_sha256, 'hex') WHERE EXISTS (SELECT FROM history.cases c WHERE c.id = p_case AND c.reach = 0
            AND c.seq <= p_seq AND (c.until_seq IS NULL OR c.until_seq > p_seq) AND c.operation <> 'RETRACTED')
          ON CONFLICT DO NOTHING;
        RETURN (SELECT encode(e.sha256, 'hex') FROM editions e WHERE e.case_id = p_case AND e.seq = p_seq);
      END $$;
      GRANT EXECUTE ON FUNCTION live.public_editions(uuid[], bigint[]), live.edition_withdrawn(uuid, bigint) TO casetrail_public, casetrail_member;
      GRANT EXECUTE ON FUNCTION live.seal_edition(uuid, bigint, text) TO casetrail_member;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION live.seal_edition(uuid, bigint, text), live.edition_withdrawn(uuid, bigint), live.public_editions(uuid[], bigint[]),
        ledger.edition_of(uuid, bigint), ledger.edition_parts(uuid);
      DROP TABLE ledger.editions;`);
  }
}
