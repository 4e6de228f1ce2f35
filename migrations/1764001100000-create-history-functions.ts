import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a record's past is found by: the column that says which record a row is a part of. */
const OWNERS: [table: string, ...columns: string[]][] = [
  ['names', 'person_id', 'organization_id'],
  ['person_details', 'person_id'],
  ['statute_article_versions', 'article_id'],
  ['source_authors', 'source_id'],
  ['case_file_numbers', 'case_id'],
  ['case_participants', 'case_id'],
  ['charges', 'case_id'],
  ['related_cases', 'from_id'],
  ['case_events', 'case_id'],
  ['event_parties', 'event_id'],
  ['event_charges', 'event_id'],
  ['event_defendants', 'event_id'],
  ['penalties', 'event_id'],
  [
    'pointers',
    'from_source_id',
    'from_organization_id',
    'from_author_id',
    'from_file_number_id',
    'from_event_id',
    'from_charge_id',
  ],
  [
    'citations',
    'person_id',
    'organization_id',
    'case_id',
    'case_participant_id',
    'charge_id',
    'related_case_id',
    'case_event_id',
  ],
];

const indexes = OWNERS.flatMap(([table, ...columns]) => columns.map((column) => ({ table, column })));

/** What the history of a record is read by. */
export class CreateHistoryFunctions1764001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, column } of indexes) {
      await runner.query(
        `CREATE INDEX ${table}_of_${column} ON history.${table} (${column}) WHERE ${column} IS NOT NULL`,
      );
    }
    await runner.query(`
      -- What the viewer may know of change sets beside their number and time: what was done, if they see any of it; why, if
      -- they see all of it; who, if the service says that they may, or if it was they.
      CREATE FUNCTION ledger.describe_change_sets(p_seqs bigint[], p_account uuid, p_sees_actors boolean)
      RETURNS TABLE (seq bigint, operation text, reason text, actor uuid) LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
      SET search_path = ledger, pg_temp AS $$
        SELECT c.seq,
          CASE WHEN EXISTS (SELECT FROM entries e WHERE e.seq = c.seq AND e.shown <= live.clearance()) THEN c.operation END,
          CASE WHEN NOT EXISTS (SELECT FROM entries e WHERE e.seq = c.seq AND e.shown > live.clearance()) THEN c.reason END,
          CASE WHEN p_sees_actors OR c.actor = p_account THEN c.actor END
        FROM change_sets c WHERE c.seq = ANY (p_seqs)
      $$;
      GRANT EXECUTE ON FUNCTION ledger.describe_change_sets(bigint[], uuid, boolean) TO casetrail_public, casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION ledger.describe_change_sets(bigint[], uuid, boolean)');
    for (const { table, column } of indexes) await runner.query(`DROP INDEX history.${table}_of_${column}`);
  }
}
