import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RECORD_COLUMNS, RECORDING_MOMENT } from './support/record-tables.js';

const SUBJECTS: [column: string, table: string][] = [
  ['person_id', 'persons'],
  ['person_details_id', 'person_details'],
  ['organization_id', 'organizations'],
  ['affiliation_id', 'affiliations'],
  ['relationship_id', 'relationships'],
  ['statute_id', 'statutes'],
  ['statute_article_id', 'statute_articles'],
  ['subject_source_id', 'sources'],
  ['case_id', 'cases'],
  ['case_participant_id', 'case_participants'],
  ['charge_id', 'charges'],
  ['related_case_id', 'related_cases'],
  ['case_event_id', 'case_events'],
];

/** Which record rests on which source: one foreign key a kind of subject, and exactly one of them set. */
export class CreateCitations1764000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live.citations (
        id uuid PRIMARY KEY, source_id uuid NOT NULL REFERENCES live.sources (id),
        ${SUBJECTS.map(([column, table]) => `${column} uuid REFERENCES live.${table} (id)`).join(',\n        ')},
        ordinal ${RECORDING_MOMENT},
        locator text CHECK (length(locator) <= 500), quote text CHECK (length(quote) <= 2000),
        stance text NOT NULL DEFAULT 'SUPPORTS' CHECK (stance IN ('SUPPORTS', 'DISPUTES')),
        credibility smallint CHECK (credibility BETWEEN 1 AND 6), ${RECORD_COLUMNS},
        CHECK (num_nonnulls(${SUBJECTS.map(([column]) => column).join(', ')}) = 1)
      );
      CREATE INDEX citations_change ON live.citations (change_id);
      CREATE INDEX citations_source ON live.citations (source_id, ordinal, id);
      ${SUBJECTS.map(([column]) => `CREATE INDEX citations_${column} ON live.citations (${column}, ordinal) WHERE ${column} IS NOT NULL;`).join('\n      ')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE live.citations`);
  }
}
