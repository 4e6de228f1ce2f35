export type { Addresses } from './connect/addresses.js';
export { DatabaseUnusable } from './connect/database-unusable.js';
export { appliedMigrations, migrate, migrationSource } from './connect/migrate.js';
export { createPool, createPools, type Pools, POOLS } from './connect/pools.js';
export { runCancellable } from './connect/run-cancellable.js';
export { withClearance, withTransaction } from './connect/with-transaction.js';
export { placeCluster, type Placement } from './embedded/placement.js';
export { openDatabase, type OpenDatabase } from './open-database.js';
export { asRole, existingRoles, inDatabase, prepareDatabase } from './roles/prepare-database.js';
export { createDatabaseStatement, prepareStatements } from './roles/prepare-statements.js';
export { ROLE_NAMES, type PerRole } from './roles/role-names.js';
export type { RolePassword } from './roles/role-statements.js';
export {
  type BoundStatement,
  type Closing,
  inWriteTransaction,
  nothingWasChanged,
  OutcomeUnknown,
} from './connect/write-transaction.js';
export { memberDataSource, WRITES, writeWithClearance } from './connect/member-data-source.js';
export { FuzzyDateColumns, OptionalFuzzyDateColumns } from './entities/fuzzy-date.columns.js';
export { freeSlug } from './entities/free-slug.js';
export { waitTurn } from './entities/wait-turn.js';
export { patchColumns, patchDate } from './entities/patch-columns.js';
export { insertRecord, Inserts, type RecordOptions, sealedSlug } from './entities/insert-record.js';
export { PointerEntity } from './entities/pointer.entity.js';
export { replacePointer } from './entities/replace-pointer.js';
export { RecordColumns } from './entities/record.columns.js';
export { type Asked, askedIn } from './read/asked.js';
export { GraphContext, type LoaderFactory } from './read/graph-context.js';
export { type Condition, isGiven, type ListQuery, type Parameter, type OrderColumn } from './read/list.js';
export type { Read, Statement } from './read/read.js';
export { type Flags, ShapedStatement } from './read/shapes.js';
export { forOne } from './read/for-one.js';
export { confidentialityJson, fuzzyJson, listJson, recordJson, when } from './read/sql.js';
export { connection, connectionOfEdges, Place, PlacedEdge, startOf } from './read/connection.js';
export { childrenLoader, type Lookup, recordLoader } from './read/loaders.js';
export { lookupOf, lookupOfSlugOrId, withinTime } from './read/lookup.js';
export { NodeRegistry } from './read/node-registry.js';
export { PublicRead } from './read/public-read.js';
export { MemberRead } from './read/member-read.js';
export { PastRead } from './read/past-read.js';
