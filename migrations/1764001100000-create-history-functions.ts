import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DESCRIBE_CHANGE_SETS } from './support/describe-change-sets.js';

/** What a record's past is found by: the columns that say which record a row belongs to. */
const OWNERS: Record<string, readonly string[]> = {
  names: ['person_id', 'organization_id'],
  statute_article_versions: ['article_id'],
  source_authors: ['source_id'],
  case_file_numbers: ['case_id'],
  case_participants: ['case_id'],
  charges: ['case_id'],
  related_cases: ['from_id'],
  case_events: ['case_id'],
  event_parties: ['event_id'],
  event_charges: ['event_id'],
  event_defendants: ['event_id'],
  penalties: ['event_id'],
  pointers: [
    'from_source_id',
    'from_organization_id',
    'from_author_id',
    'from_file_number_id',
    'from_event_id',
    'from_charge_id',
  ],
  citations: [
    'person_id',
    'person_details_id',
    'organization_id',
    'affiliation_id',
    'relationship_id',
    'statute_id',
    'statute_article_id',
    'subject_source_id',
    'case_id',
    'case_participant_id',
    'charge_id',
    'related_case_id',
    'case_event_id',
  ],
};

const INDEXES = Object.entries(OWNERS).flatMap(([table, columns]) => columns.map((column) => ({ table, column })));

/** What change sets and the history of records are read by. */
export class CreateHistoryFunctions1764001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, column } of INDEXES) {
      await runner.query(
        `CREATE INDEX ${table}_of_${column} ON history.${table} (${column}) WHERE ${column} IS NOT NULL`,
      );
    }
    await runner.query(`
      -- Whether a change set, however large, touched anything above a tier.
      CREATE INDEX entries_hidden ON ledger.entries (seq, shown) WHERE shown > 0;

      -- Which rows change sets have written, as far as the viewer sees what they wrote. An entry alone would not tell: it is as
      -- hidden as what stood before, and so the public would never learn of what was made public. Identifiers alone, and the
      -- viewer's tier is applied here: the rows themselves are read under policy.
      CREATE FUNCTION ledger.touched(p_seqs bigint[]) RETURNS TABLE (seq bigint, kind text, id uuid)
      LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = ledger, pg_temp AS $$
      DECLARE v_kind text; v_seqs bigint[]; v_ids uuid[];
      BEGIN
        FOR v_kind, v_seqs, v_ids IN
          SELECT e.kind, array_agg(e.seq), array_agg(e.record_id) FROM entries e WHERE e.seq = ANY (p_seqs) GROUP BY e.kind
        LOOP
          RETURN QUERY EXECUTE format('SELECT t.seq, $1, t.id FROM unnest($2, $3) t (seq, id)
            JOIN history.%I h ON h.id = t.id AND h.seq = t.seq WHERE h.shown <= $4', v_kind)
            USING v_kind, v_seqs, v_ids, live.clearance();
        END LOOP;
      END $$;

      -- What the viewer may know of change sets beside their number and time: what was done and why, if they see all that it
      -- touched, then and now; who, if the service says that they may, or if it was they. The public is told of nobody.
${DESCRIBE_CHANGE_SETS}
      GRANT EXECUTE ON FUNCTION ledger.touched(bigint[]), ledger.describe_change_sets(bigint[], uuid, boolean)
        TO casetrail_public, casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION ledger.describe_change_sets(bigint[], uuid, boolean), ledger.touched(bigint[]); DROP INDEX ledger.entries_hidden',
    );
    for (const { table, column } of INDEXES) await runner.query(`DROP INDEX history.${table}_of_${column}`);
  }
}
