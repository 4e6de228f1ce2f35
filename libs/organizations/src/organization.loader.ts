import { recordLoader } from '@app/database';
import type { Organization } from './organization.type.js';
import { organizationJson } from './party.sql.js';

/** Organizations by id or slug. */
export const organizationLoader = recordLoader<Organization & { parentKey?: string | null }>(
  'organizations',
  (flags) => `SELECT organization.id AS key, organization.slug, ${organizationJson('organization', flags)} AS record
    FROM organizations organization WHERE organization.id = ANY ($1::uuid[]) OR organization.slug = ANY ($2::text[])`,
);
