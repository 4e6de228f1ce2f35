import { NodeRegistry } from '@app/database';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { changeSetNodeLoader } from './history/change-set.loader.js';
import { ChangeSetsResolver, ChangesResolver, SnapshotResolver } from './history/change-sets.resolver.js';
import { proposalLoader } from './proposals/proposal.loader.js';
import { ProposalsResolver } from './proposals/proposals.resolver.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { Changes } from './changes/changes.js';
import { Handlers } from './changes/handlers.js';

/** How the record is changed, and what has been: for every library that has something to change. */
@Global()
@Module({
  providers: [
    Handlers,
    Changes,
    ProposalsService,
    ProposalsResolver,
    ChangeSetsResolver,
    SnapshotResolver,
    ChangesResolver,
  ],
  exports: [Handlers, Changes],
})
export class LedgerModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Proposal', proposalLoader);
    this.nodes.add('ChangeSet', changeSetNodeLoader);
  }
}
