import { setTimeout as delay } from 'node:timers/promises';
import { appliedMigrations, type Pools, POOLS } from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { MIGRATION_NAMES } from '../../composition.js';

/** Those who ask have to be answered before they give up. */
const WITHIN_MS = 2_000;

/** Whether a login reaches the database, and finds it migrated. */
@Injectable()
export class DatabaseHealth {
  readonly #asking: Partial<Record<'public' | 'member', Promise<string[]>>> = {};

  constructor(
    private readonly indicator: HealthIndicatorService,
    @Inject(POOLS) private readonly pools: Pools,
    @Inject(MIGRATION_NAMES) private readonly migrations: readonly string[],
  ) {}

  async check(login: 'public' | 'member'): Promise<HealthIndicatorResult> {
    const indicator = this.indicator.check(login);
    try {
      const applied = await this.#applied(login);
      const missing = this.migrations.filter((name) => !applied.includes(name));
      return missing.length > 0 ? indicator.down('not migrated') : indicator.up();
    } catch {
      // Why is in the log of whoever asked for data; the address does not belong here.
      return indicator.down('not reachable');
    }
  }

  /** A database that does not answer does not end what it is asked either: whoever asks is answered all the same, and asks it no more than once. */
  async #applied(login: 'public' | 'member'): Promise<string[]> {
    this.#asking[login] ??= appliedMigrations(this.pools[login], AbortSignal.timeout(WITHIN_MS)).finally(() => {
      this.#asking[login] = undefined;
    });
    this.#asking[login].catch(() => undefined);
    return Promise.race([this.#asking[login], delay(WITHIN_MS).then(() => Promise.reject(new Error('No answer.')))]);
  }
}
