import { NodeRegistry } from '@app/database';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { proposalLoader } from '../proposals/proposal.loader.js';
import { ProposalsResolver } from '../proposals/proposals.resolver.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import { Changes } from './changes.js';
import { Handlers } from './handlers.js';

/** How the record is changed: for every library that has something to change. */
@Global()
@Module({ providers: [Handlers, Changes, ProposalsService, ProposalsResolver], exports: [Handlers, Changes] })
export class ChangesModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Proposal', proposalLoader);
  }
}
