import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fuzzyDate, oneOf, RECORD_COLUMNS, RECORDING_MOMENT } from './support/record-tables.js';

const EVENT_KINDS = `COMPLAINT_FILED INVESTIGATION_OPENED CASE_JOINED CASE_SEVERED SEARCH_CONDUCTED ASSETS_FROZEN
  SUMMONED DETAINED REMANDED RESTRAINT_IMPOSED RESTRAINT_CHANGED TRANSFERRED RELEASED DIED_IN_CUSTODY EXIT_BAN_IMPOSED
  WANTED_NOTICE_ISSUED LEFT_COUNTRY EXTRADITED NAMED_SUSPECT CHARGED CHARGES_AMENDED CHARGE_DROPPED
  EXPERT_ANALYSIS_ORDERED EXPERT_ANALYSIS_COMPLETED STATEMENT_TAKEN REFERRED_TO_COURT TRIAL_OPENED HEARING
  PLEA_AGREEMENT CONVICTED ACQUITTED SENTENCED APPEAL_LODGED JUDGMENT_UPHELD JUDGMENT_AMENDED JUDGMENT_ANNULLED
  DROPPED SUSPENDED REOPENED STATUTE_BARRED AMNESTIED PARDONED PAROLED SENTENCE_REDUCED SENTENCE_SERVED
  RECORD_EXPUNGED REHABILITATED LISTED_AS_EXTREMIST THREAT_REPORTED INTERNATIONAL_COMPLAINT_FILED
  INTERNATIONAL_COMMUNICATION GOVERNMENT_REPLIED INTERNATIONAL_OPINION STATEMENT_ISSUED OTHER`.split(/\s+/);

const STATUSES = `UNKNOWN UNDER_INVESTIGATION SUSPENDED CHARGED ON_TRIAL PLEA_AGREED CONVICTED UNDER_APPEAL ACQUITTED
  DROPPED PARDONED SENTENCE_SERVED ANNULLED REHABILITATED CLOSED`.split(/\s+/);

const CUSTODY = ['UNKNOWN', 'AT_LIBERTY', 'DETAINED', 'HOUSE_ARREST', 'IMPRISONED', 'ABROAD', 'DECEASED'];

/** What every derived line has: the span of tiers it is true for. One row serves all tiers that see the same. */
const TIER_SPAN = `tier_from smallint NOT NULL CHECK (tier_from BETWEEN 0 AND 3),
  tier_to smallint NOT NULL CHECK (tier_to BETWEEN tier_from AND 3)`;

const STANDING = `status text NOT NULL ${oneOf('status', STATUSES)}, final boolean, since_event uuid, because uuid[] NOT NULL`;

/** Events and their parts; and what is derived from them, per tier: standing, custody, the order of each timeline. */
export class CreateTimeline1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live.case_events (
        id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES live.cases (id),
        kind text NOT NULL ${oneOf('kind', EVENT_KINDS)}, ${fuzzyDate('date', true)},
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 1000), title_folded text COLLATE "C" NOT NULL,
        summary text CHECK (length(summary) <= 20000), place text CHECK (length(place) <= 1000),
        restraint_kind text ${oneOf('restraint_kind', ['WRITTEN_UNDERTAKING', 'PERSONAL_SURETY', 'BAIL', 'HOUSE_ARREST', 'DETENTION', 'TRAVEL_BAN', 'OTHER'])},
        ${fuzzyDate('restraint_until')}, restraint_conditions text CHECK (length(restraint_conditions) <= 4000),
        attribution text CHECK (length(attribution) <= 1000), disputed boolean NOT NULL DEFAULT false,
        irregularity text CHECK (length(irregularity) <= 4000),
        rights text[] NOT NULL DEFAULT '{}',
        wgad_categories text[] NOT NULL DEFAULT '{}' CHECK (wgad_categories <@ ARRAY['I', 'II', 'III', 'IV', 'V']),
        -- It decides between events that nothing else puts in order.
        recorded_no ${RECORDING_MOMENT}, ${RECORD_COLUMNS},
        CHECK (restraint_kind IS NOT NULL OR (restraint_until_edtf IS NULL AND restraint_conditions IS NULL)),
        UNIQUE (id, case_id)
      );
      CREATE INDEX case_events_case ON live.case_events (case_id);
      CREATE INDEX case_events_change ON live.case_events (change_id);
      CREATE INDEX case_events_kind ON live.case_events (kind, case_id);
      CREATE INDEX case_events_span ON live.case_events (date_earliest, date_latest);
      CREATE INDEX case_events_rights ON live.case_events USING gin (rights);
      CREATE INDEX case_events_text ON live.case_events USING gin (title_folded extensions.gin_trgm_ops);
      CREATE INDEX case_events_text_public ON live.case_events USING gin (title_folded extensions.gin_trgm_ops) WHERE reach = 0;

      CREATE TABLE live.event_parties (
        id uuid PRIMARY KEY, event_id uuid NOT NULL REFERENCES live.case_events (id),
        part text NOT NULL CHECK (part IN ('ACTOR', 'INVOLVED')), ordinal integer NOT NULL CHECK (ordinal >= 0),
        person_id uuid REFERENCES live.persons (id), organization_id uuid REFERENCES live.organizations (id), ${RECORD_COLUMNS},
        CHECK (num_nonnulls(person_id, organization_id) = 1)
      );
      CREATE INDEX event_parties_change ON live.event_parties (change_id);
      CREATE INDEX event_parties_event ON live.event_parties (event_id, part, ordinal);
      CREATE INDEX event_parties_person ON live.event_parties (person_id, part);
      CREATE INDEX event_parties_organization ON live.event_parties (organization_id, part);

      -- The composite keys hold that an event names only charges of its own case.
      CREATE TABLE live.event_charges (
        id uuid PRIMARY KEY, case_id uuid NOT NULL, event_id uuid NOT NULL, charge_id uuid NOT NULL, ${RECORD_COLUMNS},
        FOREIGN KEY (event_id, case_id) REFERENCES live.case_events (id, case_id),
        FOREIGN KEY (charge_id, case_id) REFERENCES live.charges (id, case_id)
      );
      CREATE INDEX event_charges_change ON live.event_charges (change_id);
      CREATE INDEX event_charges_event ON live.event_charges (event_id);
      CREATE INDEX event_charges_charge ON live.event_charges (charge_id);

      CREATE TABLE live.event_defendants (
        id uuid PRIMARY KEY, event_id uuid NOT NULL REFERENCES live.case_events (id),
        person_id uuid NOT NULL REFERENCES live.persons (id), ${RECORD_COLUMNS}
      );
      CREATE INDEX event_defendants_change ON live.event_defendants (change_id);
      CREATE INDEX event_defendants_event ON live.event_defendants (event_id);
      CREATE INDEX event_defendants_person ON live.event_defendants (person_id);

      CREATE TABLE live.penalties (
        id uuid PRIMARY KEY, event_id uuid NOT NULL REFERENCES live.case_events (id), ordinal integer NOT NULL CHECK (ordinal >= 0),
        kind text NOT NULL ${oneOf('kind', ['IMPRISONMENT', 'RESTRICTION_OF_LIBERTY', 'FINE', 'COMMUNITY_SERVICE', 'CORRECTIONAL_LABOUR', 'ACTIVITY_BAN', 'CONFISCATION', 'DEPORTATION', 'LIFE_IMPRISONMENT', 'DEATH', 'OTHER'])},
        person_id uuid REFERENCES live.persons (id), term text CHECK (term ~ '^P[0-9YMWD]+$'), suspended boolean,
        amount numeric CHECK (amount >= 0), currency text CHECK (currency ~ '^[A-Z]{3}$'), description text CHECK (length(description) <= 4000),
        ${fuzzyDate('starts')}, ${fuzzyDate('ends')}, ${RECORD_COLUMNS}
      );
      CREATE INDEX penalties_change ON live.penalties (change_id);
      CREATE INDEX penalties_event ON live.penalties (event_id, ordinal);
      CREATE INDEX penalties_person ON live.penalties (person_id);

      -- A reference that may lead to a record its reader cannot see is a row of its own, so that policy can hide it.
      CREATE TABLE live.pointers (
        id uuid PRIMARY KEY,
        role text NOT NULL ${oneOf('role', ['PUBLISHER', 'PARENT', 'AUTHOR', 'AUTHORITY', 'AFTER', 'CORRECTS', 'REPLACES'])},
        from_source_id uuid REFERENCES live.sources (id), from_organization_id uuid REFERENCES live.organizations (id),
        from_author_id uuid REFERENCES live.source_authors (id), from_file_number_id uuid REFERENCES live.case_file_numbers (id),
        from_event_id uuid, from_charge_id uuid, case_id uuid,
        to_person_id uuid REFERENCES live.persons (id), to_organization_id uuid REFERENCES live.organizations (id),
        to_event_id uuid, to_charge_id uuid, ${RECORD_COLUMNS},
        FOREIGN KEY (from_event_id, case_id) REFERENCES live.case_events (id, case_id),
        FOREIGN KEY (to_event_id, case_id) REFERENCES live.case_events (id, case_id),
        FOREIGN KEY (from_charge_id, case_id) REFERENCES live.charges (id, case_id),
        FOREIGN KEY (to_charge_id, case_id) REFERENCES live.charges (id, case_id),
        CHECK (num_nonnulls(from_source_id, from_organization_id, from_author_id, from_file_number_id, from_event_id, from_charge_id) = 1),
        CHECK (CASE role
          WHEN 'PUBLISHER' THEN num_nonnulls(from_source_id, to_organization_id) = 2
          WHEN 'PARENT' THEN num_nonnulls(from_organization_id, to_organization_id) = 2 AND from_organization_id <> to_organization_id
          WHEN 'AUTHOR' THEN num_nonnulls(from_author_id, to_person_id) = 2
          WHEN 'AUTHORITY' THEN num_nonnulls(from_file_number_id, to_organization_id) = 2
          WHEN 'REPLACES' THEN num_nonnulls(from_charge_id, to_charge_id, case_id) = 3 AND from_charge_id <> to_charge_id
          ELSE num_nonnulls(from_event_id, to_event_id, case_id) = 3 AND from_event_id <> to_event_id END),
        CHECK (num_nonnulls(to_person_id, to_organization_id, to_event_id, to_charge_id) = 1)
      );
      ${[
        'from_source_id',
        'from_organization_id',
        'from_author_id',
        'from_file_number_id',
        'from_event_id',
        'from_charge_id',
        'to_person_id',
        'to_organization_id',
        'to_event_id',
        'to_charge_id',
      ]
        .map(
          (column) => `CREATE INDEX pointers_${column} ON live.pointers (${column}, role) WHERE ${column} IS NOT NULL;`,
        )
        .join('\n      ')}

      -- Derived, per tier: gone with what it is derived from. Infinite bounds serve matching only; what is shown comes from the event.
      CREATE TABLE live.case_lines (
        case_id uuid NOT NULL REFERENCES live.cases (id) ON DELETE CASCADE, ${TIER_SPAN}, ${STANDING},
        opened_event uuid, opened_from date, opened_to date, closed_event uuid,
        first_day date, last_day date, event_count integer NOT NULL,
        -- What lists are ordered by, never null, so that a page starts where an index does: -infinity where nothing is known.
        latest_key date NOT NULL, opened_key date NOT NULL,
        change_id bigint NOT NULL, updated_seq bigint, updated_at timestamptz,
        PRIMARY KEY (case_id, tier_from)
      );
      CREATE INDEX case_lines_latest ON live.case_lines (latest_key, case_id);
      CREATE INDEX case_lines_opened ON live.case_lines (opened_key, case_id);
      CREATE INDEX case_lines_opened_span ON live.case_lines (opened_from, opened_to);
      CREATE INDEX case_lines_status ON live.case_lines (status, latest_key, case_id);
      CREATE INDEX case_lines_updated ON live.case_lines (updated_seq, case_id);
      CREATE INDEX case_lines_updated_at ON live.case_lines (updated_at);
      CREATE INDEX case_lines_span ON live.case_lines (first_day, last_day);

      CREATE TABLE live.event_lines (
        event_id uuid NOT NULL REFERENCES live.case_events (id) ON DELETE CASCADE, ${TIER_SPAN},
        case_id uuid NOT NULL REFERENCES live.cases (id) ON DELETE CASCADE, position integer NOT NULL CHECK (position > 0), line_key date NOT NULL,
        irregular boolean NOT NULL, PRIMARY KEY (event_id, tier_from)
      );
      CREATE INDEX event_lines_case ON live.event_lines (case_id, position, event_id);
      CREATE INDEX event_lines_order ON live.event_lines (line_key, case_id, position, event_id);

      CREATE TABLE live.charge_lines (
        charge_id uuid NOT NULL REFERENCES live.charges (id) ON DELETE CASCADE, ${TIER_SPAN}, ${STANDING},
        PRIMARY KEY (charge_id, tier_from)
      );
      CREATE TABLE live.defendant_lines (
        case_id uuid NOT NULL REFERENCES live.cases (id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES live.persons (id) ON DELETE CASCADE, ${TIER_SPAN}, ${STANDING},
        custody text NOT NULL ${oneOf('custody', CUSTODY)}, custody_since uuid, custody_place text, custody_because uuid[] NOT NULL,
        PRIMARY KEY (case_id, person_id, tier_from)
      );
      CREATE INDEX defendant_lines_custody ON live.defendant_lines (custody, case_id);
      CREATE INDEX defendant_lines_person ON live.defendant_lines (person_id, case_id);
      CREATE TABLE live.person_lines (
        person_id uuid NOT NULL REFERENCES live.persons (id) ON DELETE CASCADE, ${TIER_SPAN},
        custody text NOT NULL ${oneOf('custody', CUSTODY)}, custody_since uuid, custody_place text, custody_because uuid[] NOT NULL,
        PRIMARY KEY (person_id, tier_from)
      );
      CREATE INDEX person_lines_custody ON live.person_lines (custody, person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE live.person_lines, live.defendant_lines, live.charge_lines, live.event_lines, live.case_lines,
        live.pointers, live.penalties, live.event_defendants, live.event_charges, live.event_parties, live.case_events
    `);
  }
}
