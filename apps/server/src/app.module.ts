import { Module, type DynamicModule } from '@nestjs/common';
import { WRITES } from '@app/database';
import { PagesModule, PUBLIC_URL } from '@app/pages';
import { LEDGER_KEY_FILE, LEDGER_READS, ProofModule } from '@app/proof';
import { type Composition, MIGRATION_NAMES, POOLS, SETTINGS } from './composition.js';
import { HealthModule } from './edge/health/health.module.js';
import { GraphModule } from './graph/graph.module.js';

/** Composes the libraries into the service; no rules here. */
@Module({ imports: [GraphModule, HealthModule, PagesModule, ProofModule] })
export class AppModule {
  static with({ settings, pools, writes, migrations }: Composition): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: POOLS, useValue: pools },
      { provide: WRITES, useValue: writes },
      { provide: PUBLIC_URL, useValue: settings.publicUrl },
      { provide: LEDGER_KEY_FILE, useValue: settings.ledgerKeyFile },
      { provide: LEDGER_READS, useValue: pools.public },
      { provide: MIGRATION_NAMES, useValue: migrations },
    ];
    return { module: AppModule, global: true, providers, exports: providers };
  }
}
