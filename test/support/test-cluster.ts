import { readFileSync } from 'node:fs';

/** What `cluster.mjs` tells the tests about the PostgreSQL it has started. */
export interface TestCluster {
  /** A superuser's address. */
  readonly admin: string;
  /** The migrated database that test databases are copies of. */
  readonly template: string;
  readonly passwords: { readonly owner: string; readonly member: string; readonly public: string };
  /** How the names of test databases start, so that they are dropped at the end whatever happens. */
  readonly prefix: string;
}

export function testCluster(): TestCluster {
  const file = process.env['CASETRAIL_TEST_CLUSTER'];
  if (!file) throw new Error('These tests need the PostgreSQL that Jest starts in global-setup.mjs.');
  return JSON.parse(readFileSync(file, 'utf8')) as TestCluster;
}
