import { Client, type Pool } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { ROLE_NAMES } from '../roles/role-names.js';
import { runCancellable } from './run-cancellable.js';

/** A class TypeORM makes the migration of; its name ends in the timestamp that orders it. */
export type MigrationClass = new () => MigrationInterface;

/** Where the names of the migrations applied are kept. */
const MIGRATIONS_SCHEMA = 'meta';
const MIGRATIONS_TABLE = 'casetrail_migrations';

/** They tell whether the database is what the service was made for; the names are no secret. */
const READERS = `${ROLE_NAMES.member}, ${ROLE_NAMES.public}`;

/** Any two numbers: processes that start at once migrate one after the other. */
const MIGRATE_LOCK = [0x6361_7365, 2] as const;

/**
 * Applies the migrations not applied yet, each in a transaction of its own.
 * @returns the names of those applied now, in order
 */
export async function migrate(ownerAddress: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const guard = new Client({ connectionString: ownerAddress, application_name: 'casetrail migrate' });
  guard.on('error', () => undefined); // The lock goes with the connection; the migrations' own connection tells more.
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1, $2)', [...MIGRATE_LOCK]);
    await guard.query(`CREATE SCHEMA IF NOT EXISTS ${MIGRATIONS_SCHEMA}`);
    const source = migrationSource(ownerAddress, migrations);
    await source.initialize();
    try {
      const applied = await source.runMigrations({ transaction: 'each' });
      await guard.query(`GRANT USAGE ON SCHEMA ${MIGRATIONS_SCHEMA} TO ${READERS}`);
      await guard.query(`GRANT SELECT (name) ON ${MIGRATIONS_SCHEMA}.${MIGRATIONS_TABLE} TO ${READERS}`);
      return applied.map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end();
  }
}

/** The names of the migrations the database has had, as any login may read them. */
export async function appliedMigrations(pool: Pool, signal: AbortSignal): Promise<string[]> {
  const text = `SELECT name FROM ${MIGRATIONS_SCHEMA}.${MIGRATIONS_TABLE}`;
  const { rows } = await runCancellable<{ name: string }>(pool, { text }, signal);
  return rows.map(({ name }) => name);
}

/** A TypeORM data source for migrations and for comparing the schema: no entities, never synchronizing. */
export function migrationSource(ownerAddress: string, migrations: readonly MigrationClass[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerAddress,
    applicationName: 'casetrail migrate',
    schema: MIGRATIONS_SCHEMA,
    migrationsTableName: MIGRATIONS_TABLE,
    migrations: [...migrations],
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: { max: 2 },
  });
}
