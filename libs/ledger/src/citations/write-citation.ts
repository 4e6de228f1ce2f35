import { Inserts, type RecordOptions } from '@app/database';
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

/** Adds the citations of one record, in the given order, to what is to be inserted, and answers their ids. */
export function addCitations(
  inserts: Inserts,
  subject: CitationSubject,
  subjectId: string,
  citations: readonly CitationDraft[],
  options: RecordOptions,
): string[] {
  return citations.map((citation) =>
    inserts.add(
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
    ),
  );
}

/** Writes the citations of one record that stands already, and answers their ids. */
export async function writeCitations(
  manager: EntityManager,
  ...rest: [subject: CitationSubject, subjectId: string, citations: readonly CitationDraft[], options: RecordOptions]
): Promise<string[]> {
  const inserts = new Inserts();
  const ids = addCitations(inserts, ...rest);
  await inserts.write(manager);
  return ids;
}
