import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_EDITION_PARTS, EDITION_PARTS, ERASED } from './support/edition-parts.js';

/** Whether the public sees the record, as it stands or as it was retracted. */
const SEEN = `EXISTS (SELECT FROM edition_subject(p_id) r WHERE r.until_seq IS NULL AND r.shown = 0)`;

/** The version of the record that stood after the change set, if the public saw it then. */
const PUBLIC_THEN = `FROM edition_subject(p_id) r WHERE r.seq <= p_seq AND (r.until_seq IS NULL OR r.until_seq > p_seq)
            AND r.operation <> 'RETRACTED' AND r.reach = 0`;

/** What stood after a change set, of what was named then; `p` is a version. */
const tied = (seq: string): string => `${seq} >= p.tied_from AND (p.tied_until IS NULL OR ${seq} < p.tied_until)`;

/**
 * Editions: which change sets made a new one of a case, a source or a person, what has been withdrawn of one since, and the hash
 * of each as it was first rendered. Only functions lead to the hashes: no login may alter one, and the public may not write one.
 */
export class KeepEditions1764002300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.editions (
        record_id uuid NOT NULL, seq bigint NOT NULL REFERENCES ledger.change_sets (seq),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32), sealed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (record_id, seq)
      );
      CREATE INDEX editions_seq ON ledger.editions (seq);
${EDITION_PARTS}

      -- The edition of a record that the public read after a change set, its latest, and the one that followed. Nothing where the public does not see the
      -- record: not now, or not then. A number stays what it was, whatever of it is hidden later.
      CREATE FUNCTION ledger.edition_of(p_id uuid, p_seq bigint, OUT seq bigint, OUT latest bigint, OUT next bigint) LANGUAGE plpgsql STABLE
      SET search_path = ledger, pg_temp AS $$
      BEGIN
        IF ${SEEN} AND EXISTS (SELECT ${PUBLIC_THEN} AND r.shown = 0) THEN
          SELECT max(p.seq) FILTER (WHERE p.seq <= p_seq), max(p.seq), min(p.seq) FILTER (WHERE p.seq > p_seq) INTO seq, latest, next
            FROM edition_parts(p_id) p WHERE p.told AND ${tied('p.seq')};
        END IF;
      END $$;

      CREATE FUNCTION live.public_editions(p_ids uuid[], p_seqs bigint[])
      RETURNS TABLE (record_id uuid, asked bigint, seq bigint, at timestamptz, latest bigint, next bigint, next_at timestamptz, sha256 text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = ledger, pg_temp AS $$
      BEGIN
        RETURN QUERY SELECT a.record_id, a.asked, e.seq, c.at, e.latest, e.next, n.at, encode(s.sha256, 'hex')
          FROM unnest(p_ids, p_seqs) a (record_id, asked) CROSS JOIN LATERAL edition_of(a.record_id, a.asked) e
          JOIN change_sets c ON c.seq = e.seq LEFT JOIN change_sets n ON n.seq = e.next LEFT JOIN editions s ON s.record_id = a.record_id AND s.seq = e.seq;
      END $$;

      -- The places in an edition of which something has been hidden or erased since; not what, nor how much.
      CREATE FUNCTION live.edition_withdrawn(p_id uuid, p_seq bigint) RETURNS text[]
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      BEGIN
        RETURN CASE WHEN ${SEEN} THEN ARRAY(
          SELECT DISTINCT p.place FROM edition_parts(p_id) p
          WHERE p.reach = 0 AND p.operation <> 'RETRACTED' AND p.seq <= p_seq AND (p.until_seq IS NULL OR p.until_seq > p_seq) AND ${tied('p_seq')}
            AND (p.shown > 0 OR ${ERASED('p.kind', 'p')})
          ORDER BY p.place) END;
      END $$;

      -- Keeps the hash of an edition, the first time; answers the one that is kept.
      CREATE FUNCTION live.seal_edition(p_id uuid, p_seq bigint, p_sha256 text) RETURNS text
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      BEGIN
        INSERT INTO editions (record_id, seq, sha256)
          SELECT p_id, p_seq, decode(p_sha256, 'hex') WHERE EXISTS (SELECT ${PUBLIC_THEN})
          ON CONFLICT DO NOTHING;
        RETURN (SELECT encode(e.sha256, 'hex') FROM editions e WHERE e.record_id = p_id AND e.seq = p_seq);
      END $$;
      GRANT EXECUTE ON FUNCTION live.public_editions(uuid[], bigint[]), live.edition_withdrawn(uuid, bigint) TO casetrail_public, casetrail_member;
      GRANT EXECUTE ON FUNCTION live.seal_edition(uuid, bigint, text) TO casetrail_member;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION live.seal_edition(uuid, bigint, text), live.edition_withdrawn(uuid, bigint), live.public_editions(uuid[], bigint[]),
        ledger.edition_of(uuid, bigint);${DROP_EDITION_PARTS}
      DROP TABLE ledger.editions;`);
  }
}
