import type { Server } from 'node:http';
import { Module, type DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { READERS_URL } from '@app/citing';
import { POOLS, WRITES } from '@app/database';
import { publicUrlOf } from '@app/kernel';
import { PagesModule, PUBLIC_URL } from '@app/pages';
import { LEDGER_KEY_FILE, LEDGER_READS, ProofModule } from '@app/proof';
import { type Composition, MIGRATION_NAMES, SETTINGS } from './composition.js';
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
      {
        provide: READERS_URL,
        useFactory: (host: HttpAdapterHost) => () => publicUrlOf(settings, portOf(host)),
        inject: [HttpAdapterHost],
      },
      { provide: MIGRATION_NAMES, useValue: migrations },
    ];
    return { module: AppModule, global: true, providers, exports: providers };
  }
}

/** The port that is listened on, which is known when somebody asks. */
function portOf({ httpAdapter }: HttpAdapterHost): number {
  const server = httpAdapter.getHttpServer() as Server;
  const bound = server.address();
  return typeof bound === 'object' && bound ? bound.port : 0;
}
