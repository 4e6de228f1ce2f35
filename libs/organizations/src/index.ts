export { Affiliation } from './affiliation.type.js';
export { OrganizationKind } from './organization-kind.enum.js';
export { OrganizationListArgs } from './organization-list.args.js';
export { OrganizationConnection } from './organization.connection.js';
export { OrganizationFilter } from './organization.filter.js';
export { Organization } from './organization.type.js';
export { Party } from './party.union.js';
export { AffiliationEntity } from './affiliation.entity.js';
export { OrganizationEntity } from './organization.entity.js';
export { organizationJson, partyJson } from './party.sql.js';
export {
  type AffiliationDraft,
  type OrganizationDraft,
  writeAffiliation,
  writeOrganization,
} from './write-organization.js';
export { organizationLoader } from './organization.loader.js';
export { OrganizationsModule } from './organizations.module.js';
