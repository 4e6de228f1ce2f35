import { type Change, CitedSources, Handlers, keyOf, type Outcome, writeCitations } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AffiliationInput } from '../affiliation.input.js';
import { writeAffiliation } from '../write-organization.js';

/** Records who is what in which organization. */
@Injectable()
export class AffiliationsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('affiliationCreate', (change, { input }: { input: AffiliationInput }) =>
      this.create(change, input),
    );
  }

  private async create(change: Change, input: AffiliationInput): Promise<Outcome> {
    const references = change.references();
    const person = references.one(['Person'], input.person, 'input', 'person');
    const organization = references.one(['Organization'], input.organization, 'input', 'organization');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const id = await writeAffiliation(change.manager, {
      personId: keyOf(person),
      organizationId: keyOf(organization),
      role: input.role,
      period: input.period ?? null,
      tier,
      hold: input.hold ?? false,
    });
    await writeCitations(change.manager, 'Affiliation', id, cited.drafts, { tier });
    return { records: { affiliation: `Affiliation_${id}` } };
  }
}
