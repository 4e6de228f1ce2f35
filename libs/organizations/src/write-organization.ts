import { FuzzyDateColumns, insertRecord, PointerEntity, type RecordOptions, sealedSlug } from '@app/database';
import { type NameDraft, writeNames } from '@app/people';
import type { EntityManager } from 'typeorm';
import { AffiliationEntity } from './affiliation.entity.js';
import { OrganizationEntity } from './organization.entity.js';

/** An organization to be written. */
export interface OrganizationDraft extends RecordOptions {
  slug: string;
  names: readonly NameDraft[];
  kind: string;
  country?: string | null;
  parentId?: string | null;
  legalStanding?: string | null;
  summary?: string | null;
}

/** Writes an organization with its names and its parent, and answers the id. */
export async function writeOrganization(manager: EntityManager, draft: OrganizationDraft): Promise<string> {
  const tier = draft.tier ?? 2;
  const organizationId = await insertRecord(
    manager,
    OrganizationEntity,
    {
      slug: tier > 2 ? sealedSlug() : draft.slug,
      kind: draft.kind,
      country: draft.country ?? null,
      legalStanding: draft.legalStanding ?? null,
      summary: draft.summary ?? null,
    },
    draft,
  );
  await writeNames(manager, { organizationId }, draft.names, tier);
  if (draft.parentId) {
    await insertRecord(
      manager,
      PointerEntity,
      { role: 'PARENT', fromOrganizationId: organizationId, toOrganizationId: draft.parentId },
      { tier },
    );
  }
  return organizationId;
}

/** An affiliation to be written. */
export interface AffiliationDraft extends RecordOptions {
  personId: string;
  organizationId: string;
  role: string;
  period?: string | null;
}

/** Writes an affiliation of a person with an organization, and answers its id. */
export async function writeAffiliation(manager: EntityManager, draft: AffiliationDraft): Promise<string> {
  const { personId, organizationId, role } = draft;
  return insertRecord(
    manager,
    AffiliationEntity,
    { personId, organizationId, role, period: FuzzyDateColumns.of(draft.period) },
    draft,
  );
}
