import { connect } from './connect.js';
import { largeRecord } from './large-record.sql.js';
import { createTestDatabase, inAdmin, type TestDatabase } from './test-database.js';
import { testCluster } from './test-cluster.js';

/** What other processes wait for that want the same. */
const FILLING = 7_316_001;

/** A database of its own with the large record, which is filled once in each run of the tests and copied from then on. */
export async function createLargeDatabase(): Promise<TestDatabase> {
  const template = `${testCluster().prefix}large`;
  await inAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [FILLING]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const filled = await createTestDatabase();
    const writer = await connect(filled, 'superuser');
    for (const statement of largeRecord()) await writer.query(statement);
    await writer.end();
    await admin.query(`ALTER DATABASE "${filled.name}" RENAME TO "${template}"`);
  });
  return createTestDatabase({ template });
}
