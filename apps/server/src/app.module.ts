import { Module, type DynamicModule } from '@nestjs/common';
import type { Pools } from '@app/database';
import type { Settings } from '@app/kernel';
import { PagesModule } from '@app/pages';
import { GraphModule } from './graph/graph.module.js';

/** What the process has opened before Nest starts, and what Nest's modules are built on. */
export interface Composition {
  readonly settings: Settings;
  readonly pools: Pools;
}

/** Injection tokens for the composition's parts. */
export const SETTINGS = Symbol('SETTINGS');
export const POOLS = Symbol('POOLS');

/** Composes the libraries into the service; no rules here. */
@Module({ imports: [GraphModule, PagesModule] })
export class AppModule {
  static with({ settings, pools }: Composition): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: POOLS, useValue: pools },
    ];
    return { module: AppModule, global: true, providers, exports: providers };
  }
}
