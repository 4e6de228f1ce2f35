import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { asRole, inDatabase, prepareDatabase } from '@app/database';
import { testCluster } from './test-cluster.js';

/** A database of its own for one spec: migrated and empty. */
export interface TestDatabase {
  readonly name: string;
  readonly addresses: {
    readonly owner: string;
    readonly member: string;
    readonly public: string;
    readonly superuser: string;
  };
  /** The addresses as `startServer` and the command line take them. */
  readonly env: { DATABASE_URL: string; DATABASE_URL_MEMBER: string; DATABASE_URL_PUBLIC: string };
  /** Cuts every connection and drops the database. */
  drop(): Promise<void>;
}

/** Copies the migrated template, or another; with `template: null`, a database with roles and extensions and nothing else. */
export async function createTestDatabase({
  template = testCluster().template,
}: { template?: string | null } = {}): Promise<TestDatabase> {
  const { admin, passwords, prefix } = testCluster();
  const name = `${prefix}${randomBytes(5).toString('hex')}`;
  if (template !== null) {
    await inAdmin((client) =>
      client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`),
    );
  }
  // A copy brings neither the rights on the database nor the roles' settings in it. Passwords stay as they are.
  await prepareDatabase(admin, { database: name, passwords: { owner: null, member: null, public: null } });
  const superuser = inDatabase(admin, name);
  const owner = asRole(superuser, 'casetrail_owner', passwords.owner);
  const member = asRole(superuser, 'casetrail_member', passwords.member);
  const publicAddress = asRole(superuser, 'casetrail_public', passwords.public);
  return {
    name,
    addresses: { owner, member, public: publicAddress, superuser },
    env: { DATABASE_URL: owner, DATABASE_URL_MEMBER: member, DATABASE_URL_PUBLIC: publicAddress },
    drop: async () => {
      await inAdmin((client) => client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`));
    },
  };
}

/** With a superuser's connection to the cluster itself. */
export async function inAdmin(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: testCluster().admin });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
