import type { CaseDraft, ChargeDraft, CaseParticipantDraft } from '@app/cases';
import type { AffiliationDraft, OrganizationDraft } from '@app/organizations';
import type { PersonDraft, RelationshipDraft } from '@app/people';
import type { CitationDraft } from '@app/ledger';
import type { SourceDraft } from '@app/sources';
import type { StatuteArticleDraft, StatuteDraft } from '@app/statutes';
import type { CaseEventDraft, PenaltyDraft } from '@app/timeline';

/** A citation that names its source by slug. */
export type CitationBySlug = Omit<CitationDraft, 'sourceId'> & { source: string };

interface Cited {
  citations?: readonly CitationBySlug[];
}

/** Records as one writes them down: they name each other by slug, and are written in the order they stand in. */
export interface RecordDraft {
  people: readonly (Omit<PersonDraft, 'tier'> & Cited)[];
  organizations: readonly (Omit<OrganizationDraft, 'tier' | 'parentId'> & Cited)[];
  affiliations: readonly (Omit<AffiliationDraft, 'personId' | 'organizationId' | 'tier'> &
    Cited & { person: string; organization: string })[];
  relationships: readonly (Omit<RelationshipDraft, 'fromId' | 'toId' | 'tier'> &
    Cited & { from: string; to: string })[];
  sources: readonly (Omit<SourceDraft, 'authors' | 'publisherId' | 'tier'> & {
    authors?: readonly { name: string; person?: string }[];
    publisher?: string;
  })[];
  statutes: readonly (StatuteDraft &
    Cited & { articles: readonly (Omit<StatuteArticleDraft, 'statuteId'> & Cited)[] })[];
  cases: readonly CaseBySlug[];
  relations: readonly ({ from: string; to: string; kind: string; note?: string } & Cited)[];
}

/** A party by slug, with the kind of record it is. */
export type PartyBySlug = { person: string } | { organization: string };

/** A case with everything that hangs on it. Its charges are numbered from 0 in the order they stand in. */
export interface CaseBySlug extends Omit<CaseDraft, 'citations' | 'fileNumbers' | 'tier'>, Cited {
  participants: readonly (Omit<CaseParticipantDraft, 'caseId' | 'party' | 'citations' | 'tier'> &
    Cited & { party: PartyBySlug })[];
  charges: readonly (Omit<ChargeDraft, 'caseId' | 'defendantId' | 'articleId' | 'replacesId' | 'citations' | 'tier'> &
    Cited & { defendant?: string; article?: string })[];
  events: readonly EventBySlug[];
}

/** An event of a case, its parties by slug. */
export interface EventBySlug
  extends
    Omit<
      CaseEventDraft,
      | 'caseId'
      | 'afterId'
      | 'correctsId'
      | 'actor'
      | 'involved'
      | 'chargeIds'
      | 'defendantIds'
      | 'penalties'
      | 'citations'
      | 'tier'
    >,
    Cited {
  actor?: PartyBySlug;
  involved?: readonly PartyBySlug[];
  penalties?: readonly Omit<PenaltyDraft, 'personId'>[];
}
