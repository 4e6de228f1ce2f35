import type { Operation } from '@app/access';
import type { RecordType } from '../../changes/record-kinds.js';
import type { ChangedRecord } from '../changed-records.query.js';

/** What a change set did, in English; a further language is a further table. */
const SUMMARIES: Readonly<Partial<Record<Operation | 'seed' | 'erase', string>>> = {
  seed: 'Loaded the first record',
  personCreate: 'Recorded a person',
  personUpdate: 'Corrected a person',
  personMerge: 'Merged two records of one person',
  personUnmerge: 'Took the merging of two persons back',
  personDetailsSet: 'Set delicate facts about a person',
  organizationCreate: 'Recorded an organization',
  organizationUpdate: 'Corrected an organization',
  affiliationCreate: 'Recorded an affiliation',
  relationshipCreate: 'Recorded a relationship',
  statuteCreate: 'Recorded a law',
  statuteArticleCreate: 'Recorded an article of a law',
  sourceCreate: 'Recorded a source',
  sourceUpdate: 'Corrected a source',
  citationAdd: 'Added a citation',
  caseCreate: 'Recorded a case',
  caseUpdate: 'Corrected a case',
  caseParticipantAdd: 'Added a participant to a case',
  caseRelate: 'Related two cases',
  chargeAdd: 'Recorded a charge',
  chargeUpdate: 'Corrected a charge',
  caseEventRecord: 'Recorded an event',
  caseEventCorrect: 'Corrected an event',
  recordRetract: 'Retracted a record',
  recordHide: 'Hid a record',
  submissionPublish: 'Published a case',
  caseWithdraw: 'Withdrew a case',
  erase: 'Erased what must no longer be kept',
};

/** Of a change set that the viewer sees nothing of: there is always something. */
const SOMETHING = 'Changed the record';

const VERBS = { CREATED: 'Recorded', UPDATED: 'Changed', RETRACTED: 'Retracted', DISCLOSED: 'Disclosed' } as const;

const NOUNS: Readonly<Record<RecordType, string>> = {
  Person: 'a person',
  PersonDetails: 'delicate facts about a person',
  Organization: 'an organization',
  Affiliation: 'an affiliation',
  Relationship: 'a relationship',
  Statute: 'a law',
  StatuteArticle: 'an article of a law',
  Source: 'a source',
  Case: 'a case',
  CaseParticipant: 'a participant of a case',
  Charge: 'a charge',
  RelatedCase: 'a relation between cases',
  CaseEvent: 'an event',
};

/** The words for an operation that the viewer may know of; null where it has none of its own. */
export function summaryOfOperation(operation: string | null): string | null {
  return (operation !== null && Object.hasOwn(SUMMARIES, operation) && SUMMARIES[operation as Operation]) || null;
}

/** The words for what the viewer sees of a change set, the weightiest first; they tell of nothing else. */
export function summaryOfChanges(changes: readonly Pick<ChangedRecord, 'type' | 'operation' | 'disclosed'>[]): string {
  const [first, ...others] = changes;
  if (!first) return SOMETHING;
  const { type, operation, disclosed } = first;
  const more = others.length > 0 ? ` and ${others.length} more ${others.length === 1 ? 'record' : 'records'}` : '';
  return `${VERBS[disclosed ? 'DISCLOSED' : operation]} ${NOUNS[type]}${more}`;
}
