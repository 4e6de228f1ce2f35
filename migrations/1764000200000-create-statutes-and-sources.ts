import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fuzzyDate, oneOf, RECORD_COLUMNS, SLUG_COLUMN } from './support/record-tables.js';

/** The law cases are brought under, and the sources everything rests on. */
export class CreateStatutesAndSources1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The law names nobody: statutes, articles and their wording are PUBLIC from the start.
      CREATE TABLE live.statutes (
        id uuid PRIMARY KEY, ${SLUG_COLUMN}, title text NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
        country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'), ${fuzzyDate('adopted')}, ${fuzzyDate('in_force')},
        uri text CHECK (length(uri) <= 2000), ${RECORD_COLUMNS}, CHECK (tier = 0)
      );
      CREATE INDEX statutes_country ON live.statutes (country, slug);

      -- 'number_key' orders 9 before 10 and 206 before 206-1: each run of digits is padded.
      CREATE TABLE live.statute_articles (
        id uuid PRIMARY KEY, statute_id uuid NOT NULL REFERENCES live.statutes (id),
        number text COLLATE "C" NOT NULL CHECK (number ~ '^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$' AND length(number) <= 40),
        number_key text COLLATE "C" NOT NULL, subject text CHECK (length(subject) <= 2000), ${RECORD_COLUMNS}, CHECK (tier = 0),
        UNIQUE (statute_id, number)
      );
      CREATE INDEX statute_articles_number ON live.statute_articles (number);
      CREATE INDEX statute_articles_order ON live.statute_articles (statute_id, number_key, id);

      CREATE TABLE live.statute_article_versions (
        id uuid PRIMARY KEY, article_id uuid NOT NULL REFERENCES live.statute_articles (id),
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 2000), text text CHECK (length(text) <= 200000),
        language text NOT NULL CHECK (length(language) BETWEEN 2 AND 35), ${fuzzyDate('in_force', true)}, ${RECORD_COLUMNS}, CHECK (tier = 0),
        -- Two wordings of one article in one language are never in force on the same day.
        EXCLUDE USING gist (article_id WITH =, language WITH =, daterange(in_force_earliest, in_force_latest, '[]') WITH &&)
      );

      CREATE TABLE live.sources (
        id uuid PRIMARY KEY, ${SLUG_COLUMN},
        kind text NOT NULL ${oneOf('kind', ['NEWS_ARTICLE', 'COURT_DOCUMENT', 'OFFICIAL_LETTER', 'NGO_REPORT', 'UN_DOCUMENT', 'GOVERNMENT_STATEMENT', 'SOCIAL_MEDIA_POST', 'INTERVIEW', 'TESTIMONY', 'VIDEO', 'DATASET', 'OTHER'])},
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 2000), title_folded text COLLATE "C" NOT NULL,
        ${fuzzyDate('published')},
        url text CHECK (length(url) <= 2000), archived_url text CHECK (length(archived_url) <= 2000), accessed_on date,
        language text CHECK (length(language) <= 35), tags text[] NOT NULL DEFAULT '{}',
        reliability text NOT NULL DEFAULT 'F' ${oneOf('reliability', ['A', 'B', 'C', 'D', 'E', 'F'])},
        disclosure text CHECK (length(disclosure) <= 4000), ${RECORD_COLUMNS}
      );
      CREATE INDEX sources_kind ON live.sources (kind);
      CREATE INDEX sources_language ON live.sources (language);
      CREATE INDEX sources_published ON live.sources (published_earliest, published_latest);
      CREATE INDEX sources_order ON live.sources ((coalesce(published_earliest, published_latest, '-infinity'::date)), id);
      CREATE INDEX sources_url ON live.sources (url);
      CREATE INDEX sources_text ON live.sources USING gin (title_folded extensions.gin_trgm_ops);
      CREATE INDEX sources_text_public ON live.sources USING gin (title_folded extensions.gin_trgm_ops) WHERE reach = 0;

      CREATE TABLE live.source_authors (
        id uuid PRIMARY KEY, source_id uuid NOT NULL REFERENCES live.sources (id),
        ordinal integer NOT NULL CHECK (ordinal >= 0), name text NOT NULL CHECK (length(name) BETWEEN 1 AND 500), ${RECORD_COLUMNS}
      );
      CREATE INDEX source_authors_source ON live.source_authors (source_id, ordinal);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE live.source_authors, live.sources, live.statute_article_versions, live.statute_articles, live.statutes`,
    );
  }
}
