import { appliedMigrations, type Pools, POOLS } from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { MIGRATION_NAMES } from '../../composition.js';

/** Those who ask have to be answered before they give up. */
const WITHIN_MS = 2_000;

/** Whether a login reaches the database, and finds it migrated. */
@Injectable()
export class DatabaseHealth {
  constructor(
    private readonly indicator: HealthIndicatorService,
    @Inject(POOLS) private readonly pools: Pools,
    @Inject(MIGRATION_NAMES) private readonly migrations: readonly string[],
  ) {}

  async check(login: 'public' | 'member'): Promise<HealthIndicatorResult> {
    const indicator = this.indicator.check(login);
    try {
      const applied = await appliedMigrations(this.pools[login], AbortSignal.timeout(WITHIN_MS));
      const missing = this.migrations.filter((name) => !applied.includes(name));
      return missing.length > 0 ? indicator.down('not migrated') : indicator.up();
    } catch {
      // Why is in the log of whoever asked for data; the address does not belong here.
      return indicator.down('not reachable');
    }
  }
}
