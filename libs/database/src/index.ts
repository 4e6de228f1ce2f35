export { type Addresses } from './connect/addresses.js';
export { checkDatabase } from './connect/check-database.js';
export { DatabaseUnusable } from './connect/database-unusable.js';
export { appliedMigrations, migrate, migrationSource, type MigrationClass } from './connect/migrate.js';
export { createPool, createPools, type Pools } from './connect/pools.js';
export { runCancellable } from './connect/run-cancellable.js';
export { withClearance, withTransaction, type Clearance } from './connect/with-transaction.js';
export { openDatabase, type OpenDatabase, type OpenOptions } from './open-database.js';
export { asRole, existingRoles, inDatabase, prepareDatabase } from './roles/prepare-database.js';
export { createDatabaseStatement, prepareStatements } from './roles/prepare-statements.js';
export { EXTENSIONS, ROLE_NAMES, type PerRole } from './roles/role-names.js';
export type { RolePassword } from './roles/role-statements.js';
export { memberDataSource, writeWithClearance } from './connect/member-data-source.js';
export { FuzzyDateColumns, OptionalFuzzyDateColumns } from './entities/fuzzy-date.columns.js';
export { insertRecord, type RecordOptions, sealedSlug } from './entities/insert-record.js';
export { PointerEntity } from './entities/pointer.entity.js';
export { RecordColumns } from './entities/record.columns.js';
export { type Asked, askedIn } from './read/asked.js';
export { GraphContext, type LoaderFactory } from './read/graph-context.js';
export {
  type Condition,
  countRows,
  isGiven,
  listRows,
  type ListedRow,
  type ListQuery,
  type Parameter,
  type OrderColumn,
  type Slice,
} from './read/list.js';
export type { Read, Statement } from './read/read.js';
export { type Flag, type Flags, ShapedStatement } from './read/shapes.js';
export { confidentialityJson, type FieldExpressions, fuzzyJson, listJson, recordJson, when } from './read/sql.js';
export {
  connection,
  connectionOfEdges,
  type ConnectionRequest,
  Place,
  PlacedEdge,
  selects,
  startOf,
} from './read/connection.js';
export { childrenLoader, type Lookup, recordLoader } from './read/loaders.js';
export { lookupOf, lookupOfSlugOrId } from './read/lookup.js';
export { NodeRegistry } from './read/node-registry.js';
export { PublicRead } from './read/public-read.js';
