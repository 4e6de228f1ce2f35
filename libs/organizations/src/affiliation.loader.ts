import { childrenLoader, type Flags, fuzzyJson, listJson, recordJson, recordLoader } from '@app/database';
import { personJson } from '@app/people';
import type { Affiliation } from './affiliation.type.js';
import { organizationJson } from './party.sql.js';

function affiliationJson(alias: string, flags: Flags): string {
  return recordJson(flags, 'Affiliation', alias, {
    fields: {
      person: `(SELECT ${personJson('person', flags)} FROM persons person WHERE person.id = ${alias}.person_id)`,
      organization: `(SELECT ${organizationJson('organization', flags)} FROM organizations organization
        WHERE organization.id = ${alias}.organization_id)`,
      role: `${alias}.role`,
      period: fuzzyJson(`${alias}.period`),
    },
  });
}

/** Affiliations by id. */
export const affiliationLoader = recordLoader<Affiliation>(
  'affiliations',
  (flags) => `SELECT affiliation.id AS key, NULL AS slug, ${affiliationJson('affiliation', flags)} AS record
    FROM affiliations affiliation WHERE affiliation.id = ANY ($1::uuid[]) AND $2::text[] IS NOT NULL`,
);

const childrenOf = (column: 'person_id' | 'organization_id') => (flags: Flags) =>
  `SELECT parent.key AS parent, ${listJson(
    affiliationJson('affiliation', flags),
    `affiliations affiliation WHERE affiliation.${column} = parent.key`,
    'affiliation.period_earliest NULLS LAST, affiliation.id',
  )} AS records FROM unnest($1::uuid[]) parent (key)`;

/** A person's affiliations, those that began first ahead. */
export const affiliationsOfPersonLoader = childrenLoader<Affiliation>(
  'affiliations-of-person',
  childrenOf('person_id'),
);

/** An organization's affiliations, in the same order. */
export const affiliationsOfOrganizationLoader = childrenLoader<Affiliation>(
  'affiliations-of-organization',
  childrenOf('organization_id'),
);
