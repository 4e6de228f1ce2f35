import { FuzzyDateColumns, insertRecord, PointerEntity, type RecordOptions, sealedSlug } from '@app/database';
import { fold } from '@app/names';
import { type CitationDraft, writeCitations } from '@app/ledger';
import type { EntityManager } from 'typeorm';
import { CaseParticipantEntity } from './case-participant.entity.js';
import { CaseEntity } from './case.entity.js';
import { ChargeEntity } from './charge.entity.js';
import { RelatedCaseEntity } from './related-case.entity.js';
import { writeFileNumber } from './write-file-number.js';

/** A record that says where it comes from. */
interface SourcedDraft extends RecordOptions {
  citations?: readonly CitationDraft[];
}

/** A case to be written. */
export interface CaseDraft extends SourcedDraft {
  slug: string;
  title: string;
  kind: string;
  country: string;
  fileNumbers?: readonly { value: string; authorityId?: string | null }[];
  summary?: string | null;
  /** Treaty articles: ICCPR-9. */
  rights?: readonly string[];
}

/** Writes a case with its file numbers and citations, and answers the id. */
export async function writeCase(manager: EntityManager, draft: CaseDraft): Promise<string> {
  const tier = draft.tier ?? 2;
  const caseId = await insertRecord(
    manager,
    CaseEntity,
    {
      slug: tier > 2 ? sealedSlug() : draft.slug,
      title: draft.title,
      titleFolded: fold(draft.title),
      kind: draft.kind,
      country: draft.country,
      summary: draft.summary ?? null,
      rights: [...(draft.rights ?? [])],
    },
    draft,
  );
  for (const [ordinal, number] of (draft.fileNumbers ?? []).entries()) {
    await writeFileNumber(manager, caseId, number, ordinal, tier);
  }
  await writeCitations(manager, 'Case', caseId, draft.citations ?? [], { tier });
  return caseId;
}

/** The party of a record: a person or an organization. */
export type PartyReference = { personId: string } | { organizationId: string };

/** A participant to be written. */
export interface CaseParticipantDraft extends SourcedDraft {
  caseId: string;
  party: PartyReference;
  role: string;
  period?: string | null;
  note?: string | null;
}

/** Writes a party in a role, and answers the participant's id. */
export async function writeParticipant(manager: EntityManager, draft: CaseParticipantDraft): Promise<string> {
  const { caseId, party, role } = draft;
  const id = await insertRecord(
    manager,
    CaseParticipantEntity,
    { caseId, ...party, role, period: FuzzyDateColumns.of(draft.period), note: draft.note ?? null },
    draft,
  );
  await writeCitations(manager, 'CaseParticipant', id, draft.citations ?? [], { tier: draft.tier });
  return id;
}

/** A charge to be written; without an article it must name the offence. */
export interface ChargeDraft extends SourcedDraft {
  caseId: string;
  defendantId?: string | null;
  articleId?: string | null;
  pinpoint?: string | null;
  offence?: string | null;
  allegedConduct?: string | null;
  conductDate?: string | null;
  conductPlace?: string | null;
  /** The charge that this one takes the place of. */
  replacesId?: string | null;
}

/** Writes a charge, and answers its id. */
export async function writeCharge(manager: EntityManager, draft: ChargeDraft): Promise<string> {
  const { caseId } = draft;
  const id = await insertRecord(
    manager,
    ChargeEntity,
    {
      caseId,
      defendantId: draft.defendantId ?? null,
      articleId: draft.articleId ?? null,
      pinpoint: draft.pinpoint ?? null,
      offence: draft.offence ?? null,
      allegedConduct: draft.allegedConduct ?? null,
      conduct: FuzzyDateColumns.of(draft.conductDate),
      conductPlace: draft.conductPlace ?? null,
    },
    draft,
  );
  if (draft.replacesId) {
    const pointer = { role: 'REPLACES', fromChargeId: id, toChargeId: draft.replacesId, caseId };
    await insertRecord(manager, PointerEntity, pointer, { tier: draft.tier });
  }
  await writeCitations(manager, 'Charge', id, draft.citations ?? [], { tier: draft.tier });
  return id;
}

/** A relation between two cases to be written: `from` is the `kind` of `to`. */
export interface RelatedCaseDraft extends SourcedDraft {
  fromId: string;
  toId: string;
  kind: string;
  note?: string | null;
}

/** Writes a relation between two cases, and answers its id. */
export async function writeRelatedCase(manager: EntityManager, draft: RelatedCaseDraft): Promise<string> {
  const { fromId, toId, kind } = draft;
  const id = await insertRecord(manager, RelatedCaseEntity, { fromId, toId, kind, note: draft.note ?? null }, draft);
  await writeCitations(manager, 'RelatedCase', id, draft.citations ?? [], { tier: draft.tier });
  return id;
}
