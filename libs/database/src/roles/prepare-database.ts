import { Client, escapeIdentifier } from 'pg';
import { createDatabaseStatement, prepareStatements } from './prepare-statements.js';
import { ROLE_NAMES, type PerRole } from './role-names.js';
import type { RolePassword } from './role-statements.js';

/** UTF-8 locales in the order they are tried; which exist depends on the server's machine. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8'];

/** Any two numbers: whoever prepares databases of one cluster does so one after the other. */
const PREPARE_LOCK = [0x6361_7365, 1] as const;

export interface PrepareRequest {
  readonly database: string;
  /** A role without a password keeps the one it has. */
  readonly passwords: PerRole<string | null>;
}

/**
 * Creates the database where it is missing, and makes roles, extensions and rights right.
 * @param adminAddress  a superuser's, in any database of the cluster
 */
export async function prepareDatabase(adminAddress: string, request: PrepareRequest): Promise<void> {
  const admin = await connect(adminAddress);
  try {
    await admin.query('SELECT pg_advisory_lock($1, $2)', [...PREPARE_LOCK]);
    await createIfMissing(admin, request.database);
    const inside = await connect(inDatabase(adminAddress, request.database));
    try {
      await inside.query(`BEGIN; ${prepareStatements(withPasswords(request)).join(';\n')}; COMMIT`);
    } finally {
      await inside.end();
    }
  } finally {
    await admin.end();
  }
}

/** Which of the login roles exist already, in this cluster. */
export async function existingRoles(adminAddress: string): Promise<PerRole<boolean>> {
  const admin = await connect(adminAddress);
  try {
    const { rows } = await admin.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [
      Object.values(ROLE_NAMES),
    ]);
    const has = (role: string): boolean => rows.some((row) => row.rolname === role);
    return { owner: has(ROLE_NAMES.owner), member: has(ROLE_NAMES.member), public: has(ROLE_NAMES.public) };
  } finally {
    await admin.end();
  }
}

/** The same address, for another database of the cluster. */
export function inDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** The same address, for another role. */
export function asRole(address: string, role: string, password: string): string {
  const url = new URL(address);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.href;
}

async function connect(address: string): Promise<Client> {
  const client = new Client({
    connectionString: address,
    application_name: 'casetrail prepare',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // The query under way fails as well, and says so.
  await client.connect();
  return client;
}

async function createIfMissing(admin: Client, database: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount) return;
  for (const ctype of CTYPES) {
    try {
      await admin.query(createDatabaseStatement(database, ctype));
      await admin.query(`REVOKE ALL ON DATABASE ${escapeIdentifier(database)} FROM PUBLIC`);
      return;
    } catch (error) {
      const unknownLocale = error instanceof Error && /locale/i.test(error.message);
      if (!unknownLocale || ctype === CTYPES.at(-1)) throw error;
    }
  }
}

function withPasswords({ database, passwords }: PrepareRequest): Parameters<typeof prepareStatements>[0] {
  const given = (password: string | null): RolePassword => (password === null ? null : { password });
  return {
    database,
    passwords: { owner: given(passwords.owner), member: given(passwords.member), public: given(passwords.public) },
  };
}
