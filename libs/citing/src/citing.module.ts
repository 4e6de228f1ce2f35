import { Module } from '@nestjs/common';
import { EditionAddresses } from './addresses/edition-addresses.js';
import { CaseCitationResolver, EventCitationResolver } from './citations/citation.resolvers.js';
import { SourceCitationResolver } from './citations/source-citation.resolver.js';
import { CaseChangesService } from './changes/case-changes.service.js';
import { CaseDiffResolver } from './diff/case-diff.resolver.js';
import { CaseEditionResolver, EditionFieldsResolver } from './editions/case-edition.resolver.js';
import { EditionNumbers } from './editions/edition-numbers.service.js';
import { Editions } from './editions/editions.service.js';

/** Editions: what is cited, and what changed between two of them. */
@Module({
  providers: [
    Editions,
    EditionNumbers,
    EditionAddresses,
    CaseChangesService,
    CaseEditionResolver,
    EditionFieldsResolver,
    CaseDiffResolver,
    CaseCitationResolver,
    EventCitationResolver,
    SourceCitationResolver,
  ],
  exports: [EditionAddresses, CaseChangesService],
})
export class CitingModule {}
