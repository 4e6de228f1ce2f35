import type { Pools } from '@app/database';
import type { Settings } from '@app/kernel';
import type { DataSource } from 'typeorm';

/** What the process has opened before Nest starts, and what Nest's modules are built on. */
export interface Composition {
  readonly settings: Settings;
  readonly pools: Pools;
  /** What services write with. */
  readonly writes: DataSource;
  /** Of all migrations that the database has to have had. */
  readonly migrations: readonly string[];
}

/** Injection tokens for the composition's parts. */
export const SETTINGS = Symbol('SETTINGS');
export const MIGRATION_NAMES = Symbol('MIGRATION_NAMES');
