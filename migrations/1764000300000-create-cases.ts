import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fuzzyDate, oneOf, RECORD_COLUMNS, RECORDING_MOMENT, SLUG_COLUMN } from './support/record-tables.js';

/** Cases with their file numbers, parties, charges, and relations to other cases. */
export class CreateCases1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live.cases (
        id uuid PRIMARY KEY, ${SLUG_COLUMN},
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 1000), title_folded text COLLATE "C" NOT NULL,
        kind text NOT NULL ${oneOf('kind', ['CRIMINAL', 'ADMINISTRATIVE_OFFENCE', 'CIVIL', 'MILITARY', 'CONSTITUTIONAL', 'EXTRADITION', 'INTERNATIONAL', 'OTHER'])},
        country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'), summary text CHECK (length(summary) <= 20000),
        rights text[] NOT NULL DEFAULT '{}', ${RECORD_COLUMNS}
      );
      CREATE INDEX cases_title ON live.cases (title_folded, id);
      CREATE INDEX cases_country ON live.cases (country);
      CREATE INDEX cases_kind ON live.cases (kind);
      CREATE INDEX cases_rights ON live.cases USING gin (rights);
      CREATE INDEX cases_text ON live.cases USING gin (title_folded extensions.gin_trgm_ops);
      CREATE INDEX cases_text_public ON live.cases USING gin (title_folded extensions.gin_trgm_ops) WHERE reach = 0;

      CREATE TABLE live.case_file_numbers (
        id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES live.cases (id), ordinal integer NOT NULL CHECK (ordinal >= 0),
        value text NOT NULL CHECK (length(value) BETWEEN 1 AND 200), value_folded text COLLATE "C" NOT NULL, ${RECORD_COLUMNS}
      );
      CREATE INDEX case_file_numbers_text ON live.case_file_numbers USING gin (value_folded extensions.gin_trgm_ops);
      CREATE INDEX case_file_numbers_case ON live.case_file_numbers (case_id, ordinal);

      CREATE TABLE live.case_participants (
        id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES live.cases (id),
        person_id uuid REFERENCES live.persons (id), organization_id uuid REFERENCES live.organizations (id),
        role text NOT NULL ${oneOf('role', ['SUSPECT', 'DEFENDANT', 'COMPLAINANT', 'VICTIM', 'CIVIL_CLAIMANT', 'WITNESS', 'EXPERT', 'DEFENCE_COUNSEL', 'PROSECUTOR', 'INVESTIGATOR', 'JUDGE', 'AUTHORITY', 'ALLEGED_PERPETRATOR', 'RELATIVE', 'SUPPORTER', 'MENTIONED'])},
        ${fuzzyDate('period')}, note text CHECK (length(note) <= 4000), ordinal ${RECORDING_MOMENT}, ${RECORD_COLUMNS},
        CHECK (num_nonnulls(person_id, organization_id) = 1)
      );
      CREATE INDEX case_participants_case ON live.case_participants (case_id, ordinal);
      CREATE INDEX case_participants_person ON live.case_participants (person_id, role, case_id);
      CREATE INDEX case_participants_organization ON live.case_participants (organization_id, role, case_id);

      CREATE TABLE live.charges (
        id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES live.cases (id), defendant_id uuid REFERENCES live.persons (id),
        article_id uuid REFERENCES live.statute_articles (id), pinpoint text CHECK (length(pinpoint) <= 200),
        offence text CHECK (length(offence) BETWEEN 1 AND 2000), alleged_conduct text CHECK (length(alleged_conduct) <= 20000),
        ${fuzzyDate('conduct')}, conduct_place text CHECK (length(conduct_place) <= 1000),
        ordinal ${RECORDING_MOMENT}, ${RECORD_COLUMNS},
        -- Where sources name only the offence, the article is empty and the offence holds it.
        CHECK (article_id IS NOT NULL OR offence IS NOT NULL), UNIQUE (id, case_id)
      );
      CREATE INDEX charges_case ON live.charges (case_id, ordinal);
      CREATE INDEX charges_article ON live.charges (article_id, case_id);
      CREATE INDEX charges_defendant ON live.charges (defendant_id, case_id);

      CREATE TABLE live.related_cases (
        id uuid PRIMARY KEY, from_id uuid NOT NULL REFERENCES live.cases (id), to_id uuid NOT NULL REFERENCES live.cases (id),
        kind text NOT NULL ${oneOf('kind', ['SAME_FACTS', 'JOINED_WITH', 'SEVERED_FROM', 'FOLLOWS', 'RETALIATION_FOR', 'APPEAL_OF', 'OTHER'])},
        note text CHECK (length(note) <= 4000), ${RECORD_COLUMNS},
        CHECK (from_id <> to_id)
      );
      CREATE INDEX related_cases_from ON live.related_cases (from_id, id);
      CREATE INDEX related_cases_to ON live.related_cases (to_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE live.related_cases, live.charges, live.case_participants, live.case_file_numbers, live.cases`,
    );
  }
}
