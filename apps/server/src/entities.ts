import { CaseEntity, CaseFileNumberEntity, CaseParticipantEntity, ChargeEntity, RelatedCaseEntity } from '@app/cases';
import { PointerEntity } from '@app/database';
import { AffiliationEntity, OrganizationEntity } from '@app/organizations';
import { MergedPersonEntity, NameEntity, PersonDetailsEntity, PersonEntity, RelationshipEntity } from '@app/people';
import { CitationEntity } from '@app/ledger';
import { SourceAuthorEntity, SourceEntity } from '@app/sources';
import { StatuteArticleEntity, StatuteArticleVersionEntity, StatuteEntity } from '@app/statutes';
import {
  CaseEventEntity,
  EventChargeEntity,
  EventDefendantEntity,
  EventPartyEntity,
  PenaltyEntity,
} from '@app/timeline';

/** Every entity, for the data source that writes. */
export const ENTITIES = [
  PersonEntity,
  NameEntity,
  MergedPersonEntity,
  PersonDetailsEntity,
  RelationshipEntity,
  OrganizationEntity,
  AffiliationEntity,
  StatuteEntity,
  StatuteArticleEntity,
  StatuteArticleVersionEntity,
  SourceEntity,
  SourceAuthorEntity,
  CitationEntity,
  CaseEntity,
  CaseFileNumberEntity,
  CaseParticipantEntity,
  ChargeEntity,
  RelatedCaseEntity,
  CaseEventEntity,
  EventPartyEntity,
  EventChargeEntity,
  EventDefendantEntity,
  PenaltyEntity,
  PointerEntity,
];
