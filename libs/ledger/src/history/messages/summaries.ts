import type { Operation } from '@app/access';

/** What a change set did, in English; a further language is a further table. */
const SUMMARIES: Readonly<Partial<Record<Operation | 'seed', string>>> = {
  seed: 'Loaded the first record',
  personCreate: 'Recorded a person',
  personUpdate: 'Changed a person',
  personMerge: 'Merged two records of one person',
  personUnmerge: 'Took the merging of two persons back',
  personDetailsSet: 'Set delicate facts about a person',
  organizationCreate: 'Recorded an organization',
  organizationUpdate: 'Changed an organization',
  affiliationCreate: 'Recorded an affiliation',
  relationshipCreate: 'Recorded a relationship',
  statuteCreate: 'Recorded a law',
  statuteArticleCreate: 'Recorded an article of a law',
  sourceCreate: 'Recorded a source',
  sourceUpdate: 'Changed a source',
  citationAdd: 'Added a citation',
  caseCreate: 'Recorded a case',
  caseUpdate: 'Changed a case',
  caseParticipantAdd: 'Added a participant to a case',
  caseRelate: 'Related two cases',
  chargeAdd: 'Recorded a charge',
  chargeUpdate: 'Changed a charge',
  caseEventRecord: 'Recorded an event',
  caseEventCorrect: 'Corrected an event',
  recordRetract: 'Retracted a record',
  recordHide: 'Hid a record',
  submissionPublish: 'Published a case',
  caseWithdraw: 'Withdrew a case',
};

/** Of a change set that the viewer sees nothing of, or whose operation has no words of its own. */
const SOMETHING = 'Changed the record';

/** @param operation  null where the viewer may not know it */
export function summaryOf(operation: string | null): string {
  return SUMMARIES[operation as Operation] ?? SOMETHING;
}
