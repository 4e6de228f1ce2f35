/** The records that may cite sources and be published with a case: the column of the citation that leads to each, by table. */
export const CITATION_COLUMNS = {
  cases: 'case_id',
  case_participants: 'case_participant_id',
  charges: 'charge_id',
  case_events: 'case_event_id',
  related_cases: 'related_case_id',
  persons: 'person_id',
  organizations: 'organization_id',
  affiliations: 'affiliation_id',
  relationships: 'relationship_id',
  sources: 'subject_source_id',
} as const;
