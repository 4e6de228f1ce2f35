import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { affiliationLoader } from './affiliation.loader.js';
import { organizationLoader } from './organization.loader.js';
import { OrganizationsResolver } from './organizations.resolver.js';
import { AffiliationsService } from './record/affiliations.service.js';
import { OrganizationChangesResolver } from './record/organization-changes.resolver.js';
import { OrganizationsService } from './record/organizations.service.js';
import { PersonAffiliationsResolver } from './person-affiliations.resolver.js';
import { OrganizationHistoryResolver } from './organization-history.resolver.js';

/** Organizations, and who belongs to them. */
@Module({
  providers: [
    OrganizationHistoryResolver,
    OrganizationsResolver,
    PersonAffiliationsResolver,
    OrganizationChangesResolver,
    OrganizationsService,
    AffiliationsService,
  ],
})
export class OrganizationsModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Organization', organizationLoader);
    this.nodes.add('Affiliation', affiliationLoader);
  }
}
