import type { NodeType } from '@app/kernel';

/** The tables of records that inputs refer to and mutations change, by their type in the graph. */
export const RECORD_TABLES = {
  Person: 'persons',
  PersonDetails: 'person_details',
  Organization: 'organizations',
  Affiliation: 'affiliations',
  Relationship: 'relationships',
  Statute: 'statutes',
  StatuteArticle: 'statute_articles',
  Source: 'sources',
  Case: 'cases',
  CaseParticipant: 'case_participants',
  Charge: 'charges',
  RelatedCase: 'related_cases',
  CaseEvent: 'case_events',
} as const satisfies Partial<Record<NodeType, string>>;

/** A type of record that can be changed. */
export type RecordType = keyof typeof RECORD_TABLES;

export function isRecordType(type: NodeType): type is RecordType {
  return Object.hasOwn(RECORD_TABLES, type);
}
