/** By table, what its rows hang on: the column that holds the id, and the table it leads to. */
export type HangsOn = Readonly<Record<string, readonly (readonly [column: string, parent: string])[]>>;

/**
 * Which record hangs on which (`domain.md`, who sees what), as data: the reach of a row is the highest of its own tier
 * and the reach of everything listed here. From it come the triggers that keep `reach` true: one before each write of a
 * row, one after the reach of something it hangs on has moved.
 */
export const HANGS_ON: HangsOn = {
  persons: [],
  organizations: [],
  statutes: [],
  sources: [],
  cases: [],
  names: [
    ['person_id', 'persons'],
    ['organization_id', 'organizations'],
  ],
  person_details: [['person_id', 'persons']],
  affiliations: [
    ['person_id', 'persons'],
    ['organization_id', 'organizations'],
  ],
  relationships: [
    ['from_id', 'persons'],
    ['to_id', 'persons'],
  ],
  statute_articles: [['statute_id', 'statutes']],
  statute_article_versions: [['article_id', 'statute_articles']],
  source_authors: [['source_id', 'sources']],
  case_file_numbers: [['case_id', 'cases']],
  case_participants: [
    ['case_id', 'cases'],
    ['person_id', 'persons'],
    ['organization_id', 'organizations'],
  ],
  charges: [
    ['case_id', 'cases'],
    ['defendant_id', 'persons'],
  ],
  related_cases: [
    ['from_id', 'cases'],
    ['to_id', 'cases'],
  ],
  case_events: [['case_id', 'cases']],
  event_parties: [
    ['event_id', 'case_events'],
    ['person_id', 'persons'],
    ['organization_id', 'organizations'],
  ],
  event_charges: [
    ['event_id', 'case_events'],
    ['charge_id', 'charges'],
  ],
  event_defendants: [
    ['event_id', 'case_events'],
    ['person_id', 'persons'],
  ],
  penalties: [
    ['event_id', 'case_events'],
    ['person_id', 'persons'],
  ],
  pointers: [
    ['from_source_id', 'sources'],
    ['from_organization_id', 'organizations'],
    ['from_author_id', 'source_authors'],
    ['from_file_number_id', 'case_file_numbers'],
    ['from_event_id', 'case_events'],
    ['from_charge_id', 'charges'],
    ['to_person_id', 'persons'],
    ['to_organization_id', 'organizations'],
    ['to_event_id', 'case_events'],
    ['to_charge_id', 'charges'],
  ],
  citations: [
    ['source_id', 'sources'],
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
  ],
};

/** The same for whoever asks the database: `casetrail check` recomputes every reach from it. */
export const HANGS_ON_TABLE = `
    CREATE TABLE ledger.hangs_on (child text NOT NULL, by_column text NOT NULL, parent text NOT NULL, PRIMARY KEY (child, by_column));
    INSERT INTO ledger.hangs_on VALUES
      ${Object.entries(HANGS_ON)
        .flatMap(([child, parents]) => parents.map(([column, parent]) => `('${child}', '${column}', '${parent}')`))
        .join(',\n      ')};`;

/** Every record table, those that others hang on first. */
export const RECORD_TABLES = Object.keys(HANGS_ON);

/** The same with the table that later came to it: who was merged into whom. */
export const HANGS_ON_WITH_MERGED: HangsOn = { ...HANGS_ON, merged_persons: [['into_id', 'persons']] };
