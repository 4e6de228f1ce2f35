import { Module } from '@nestjs/common';
import { CaseEditionResolver, EditionFieldsResolver } from './case-edition.resolver.js';
import { CaseDiffResolver } from './diff/case-diff.resolver.js';
import { Editions } from './editions.service.js';
import { EditionAddresses } from './http/edition-addresses.js';
import { EditionsController } from './http/editions.controller.js';

/** Editions of cases: what is cited, and what changed between two of them. */
@Module({
  controllers: [EditionsController],
  providers: [Editions, EditionAddresses, CaseEditionResolver, EditionFieldsResolver, CaseDiffResolver],
})
export class CitingModule {}
