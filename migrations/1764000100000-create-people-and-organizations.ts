import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fuzzyDate, oneOf, RECORD_COLUMNS, SLUG_COLUMN } from './support/record-tables.js';

/** Persons and organizations with their names, the delicate details of persons, and the links between them. */
export class CreatePeopleAndOrganizations1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live.persons (
        id uuid PRIMARY KEY, ${SLUG_COLUMN},
        gender text ${oneOf('gender', ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'])}, ${fuzzyDate('born')}, ${fuzzyDate('died')},
        nationalities text[] NOT NULL DEFAULT '{}', occupations text[] NOT NULL DEFAULT '{}',
        summary text CHECK (length(summary) <= 20000), ${RECORD_COLUMNS}
      );
      CREATE INDEX persons_change ON live.persons (change_id);
      CREATE INDEX persons_gender ON live.persons (gender);
      CREATE INDEX persons_nationalities ON live.persons USING gin (nationalities);

      CREATE TABLE live.organizations (
        id uuid PRIMARY KEY, ${SLUG_COLUMN},
        kind text NOT NULL ${oneOf('kind', ['COURT', 'POLICE', 'PROSECUTOR', 'SECURITY_SERVICE', 'PRISON', 'GOVERNMENT_BODY', 'INTERNATIONAL_BODY', 'NGO', 'UNREGISTERED_GROUP', 'MEDIA', 'COMPANY', 'POLITICAL_PARTY', 'RELIGIOUS_COMMUNITY', 'LAW_FIRM', 'OTHER'])},
        country text CHECK (country ~ '^[A-Z]{2}$'),
        legal_standing text CHECK (length(legal_standing) <= 4000), summary text CHECK (length(summary) <= 20000), ${RECORD_COLUMNS}
      );
      CREATE INDEX organizations_kind ON live.organizations (kind);
      CREATE INDEX organizations_country ON live.organizations (country);

      -- 'folded' is the text without case and accents, computed where the rule lives (library names).
      CREATE TABLE live.names (
        id uuid PRIMARY KEY,
        person_id uuid REFERENCES live.persons (id), organization_id uuid REFERENCES live.organizations (id),
        ordinal integer NOT NULL CHECK (ordinal >= 0),
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 500), folded text COLLATE "C" NOT NULL,
        kind text NOT NULL ${oneOf('kind', ['PRIMARY', 'ALIAS', 'TRANSLITERATION', 'LEGAL', 'BIRTH', 'PSEUDONYM', 'ACRONYM'])},
        script text NOT NULL CHECK (script ~ '^[A-Z][a-z]{3}$'), language text CHECK (length(language) <= 35), ${RECORD_COLUMNS},
        CHECK (num_nonnulls(person_id, organization_id) = 1)
      );
      CREATE INDEX names_change ON live.names (change_id);
      CREATE INDEX names_person ON live.names (person_id, ordinal);
      CREATE INDEX names_organization ON live.names (organization_id, ordinal);
      CREATE UNIQUE INDEX names_one_primary_person ON live.names (person_id) WHERE kind = 'PRIMARY' AND person_id IS NOT NULL;
      CREATE UNIQUE INDEX names_one_primary_organization ON live.names (organization_id) WHERE kind = 'PRIMARY' AND organization_id IS NOT NULL;
      CREATE INDEX names_person_order ON live.names (folded, person_id) WHERE kind = 'PRIMARY' AND person_id IS NOT NULL;
      CREATE INDEX names_organization_order ON live.names (folded, organization_id) WHERE kind = 'PRIMARY' AND organization_id IS NOT NULL;
      CREATE INDEX names_text ON live.names USING gin (folded extensions.gin_trgm_ops);
      CREATE INDEX names_text_public ON live.names USING gin (folded extensions.gin_trgm_ops) WHERE reach = 0;

      -- One a tier: uniqueness must not answer for details that the writer may not see.
      CREATE TABLE live.person_details (
        id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES live.persons (id), ${fuzzyDate('born')},
        contact text CHECK (length(contact) <= 4000),
        consent text ${oneOf('consent', ['UNKNOWN', 'GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_POSSIBLE'])},
        consent_note text CHECK (length(consent_note) <= 4000), ${RECORD_COLUMNS}, UNIQUE (person_id, tier)
      );

      CREATE TABLE live.affiliations (
        id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES live.persons (id),
        organization_id uuid NOT NULL REFERENCES live.organizations (id),
        role text NOT NULL CHECK (length(role) BETWEEN 1 AND 500), ${fuzzyDate('period')}, ${RECORD_COLUMNS}
      );
      CREATE INDEX affiliations_person ON live.affiliations (person_id, id);
      CREATE INDEX affiliations_organization ON live.affiliations (organization_id, id);

      CREATE TABLE live.relationships (
        id uuid PRIMARY KEY, from_id uuid NOT NULL REFERENCES live.persons (id), to_id uuid NOT NULL REFERENCES live.persons (id),
        kind text NOT NULL ${oneOf('kind', ['SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'RELATIVE', 'COLLEAGUE', 'COUNSEL', 'ASSOCIATE', 'ADVERSARY', 'OTHER'])},
        note text CHECK (length(note) <= 4000), ${fuzzyDate('period')}, ${RECORD_COLUMNS},
        CHECK (from_id <> to_id)
      );
      CREATE INDEX relationships_from ON live.relationships (from_id, id);
      CREATE INDEX relationships_to ON live.relationships (to_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE live.relationships, live.affiliations, live.person_details, live.names, live.organizations, live.persons`,
    );
  }
}
