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
export { OrganizationsModule } from './organizations.module.js';
