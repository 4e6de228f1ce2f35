import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { accountLoader } from './account.loader.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Accounts, as far as the graph shows them. */
@Module({ providers: [ViewerResolver] })
export class AccessModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Account', accountLoader);
  }
}
