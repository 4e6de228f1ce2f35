import { insertRecord, type RecordOptions } from '@app/database';
import type { EntityManager } from 'typeorm';
import { CitationEntity } from './citation.entity.js';

/** The kinds of record that cite sources, each with the column of the citation that holds its id. */
export const CITATION_SUBJECTS = {
  Person: 'personId',
  PersonDetails: 'personDetailsId',
  Organization: 'organizationId',
  Affiliation: 'affiliationId',
  Relationship: 'relationshipId',
  Statute: 'statuteId',
  StatuteArticle: 'statuteArticleId',
  Source: 'subjectSourceId',
  Case: 'caseId',
  CaseParticipant: 'caseParticipantId',
  Charge: 'chargeId',
  RelatedCase: 'relatedCaseId',
  CaseEvent: 'caseEventId',
} as const;

/** A kind of record that cites sources. */
export type CitationSubject = keyof typeof CITATION_SUBJECTS;

/** A citation to be written. */
export interface CitationDraft {
  sourceId: string;
  locator?: string | null;
  /** The passage, short, in its own language. */
  quote?: string | null;
  stance?: 'SUPPORTS' | 'DISPUTES';
  /** Admiralty credibility of the information, 1 to 6. */
  credibility?: number | null;
}

/** Writes the citations of one record, in the given order, and answers their ids. */
export async function writeCitations(
  manager: EntityManager,
  subject: CitationSubject,
  subjectId: string,
  citations: readonly CitationDraft[],
  options: RecordOptions,
): Promise<string[]> {
  const ids: string[] = [];
  for (const citation of citations) {
    const id = await insertRecord(
      manager,
      CitationEntity,
      {
        [CITATION_SUBJECTS[subject]]: subjectId,
        sourceId: citation.sourceId,
        locator: citation.locator ?? null,
        quote: citation.quote ?? null,
        stance: citation.stance ?? 'SUPPORTS',
        credibility: citation.credibility ?? null,
      },
      options,
    );
    ids.push(id);
  }
  return ids;
}
