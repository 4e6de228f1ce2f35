import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { chargeLoader, participantLoader, relatedCaseLoader } from './case-parts.loader.js';
import {
  CaseParticipantFieldsResolver,
  ChargeFieldsResolver,
  RelatedCaseFieldsResolver,
} from './case-parts.resolvers.js';
import { caseLoader } from './case.loader.js';
import { CasesResolver } from './cases.resolver.js';
import { CaseChangesResolver } from './record/case-changes.resolver.js';
import { CasePartChangesResolver } from './record/case-part-changes.resolver.js';
import { CasesService } from './record/cases.service.js';
import { ParticipantsService } from './record/participants.service.js';
import { ChargesService } from './record/charges.service.js';
import { RelationsService } from './record/relations.service.js';
import { CaseHistoryResolver } from './case-history.resolver.js';

/** Cases, their participants and charges, and the relations between them. */
@Module({
  providers: [
    CaseHistoryResolver,
    CasesResolver,
    ChargeFieldsResolver,
    CaseParticipantFieldsResolver,
    RelatedCaseFieldsResolver,
    CaseChangesResolver,
    CasePartChangesResolver,
    CasesService,
    ParticipantsService,
    ChargesService,
    RelationsService,
  ],
})
export class CasesModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Case', caseLoader);
    this.nodes.add('Charge', chargeLoader);
    this.nodes.add('CaseParticipant', participantLoader);
    this.nodes.add('RelatedCase', relatedCaseLoader);
  }
}
