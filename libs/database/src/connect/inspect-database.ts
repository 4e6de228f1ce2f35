import { Client } from 'pg';
import { EXTENSIONS_SCHEMA, OWNER_ROLE } from '../roles/role-names.js';
import type { Inspection } from './requirements.js';

/** Long enough for a server on another continent, short enough for somebody who waits. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Logs in once and looks around; changes nothing. Fails as the connection fails. */
export async function inspectDatabase(address: string): Promise<Inspection> {
  const client = new Client({
    connectionString: address,
    application_name: 'casetrail check',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined); // The query under way fails as well, and says so.
  await client.connect();
  try {
    const { rows } = await client.query<Omit<Inspection, 'cyrillicTrigrams'>>(LOOK, [EXTENSIONS_SCHEMA, OWNER_ROLE]);
    const [found] = rows;
    if (!found) throw new Error('the server gave no answer');
    return { ...found, cyrillicTrigrams: await countTrigrams(client, found) };
  } finally {
    await client.end();
  }
}

/** Works on servers too old for us as well, so that they can be told so. */
const LOOK = `
  SELECT current_setting('server_version_num')::int AS "version",
         current_setting('server_version') AS "versionName",
         current_database() AS "database",
         d.oid || ' ' || extract(epoch FROM pg_postmaster_start_time()) AS "identity",
         pg_encoding_to_char(d.encoding) AS "encoding",
         r.rolname AS "role",
         r.rolsuper AS "superuser",
         r.rolbypassrls AS "bypassesRls",
         EXISTS (SELECT FROM pg_roles o WHERE o.rolname = $2 AND pg_has_role(r.oid, o.oid, 'MEMBER')) AS "actsAsOwner",
         has_database_privilege(r.oid, d.oid, 'CREATE') AS "mayCreateSchemas",
         ARRAY(SELECT e.extname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
               WHERE n.nspname = $1) AS "extensions",
         EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = $1 AND has_schema_privilege(r.oid, n.oid, 'USAGE'))
           AS "mayUseExtensions"
  FROM pg_database d, pg_roles r
  WHERE d.datname = current_database() AND r.rolname = session_user`;

async function countTrigrams(client: Client, found: Omit<Inspection, 'cyrillicTrigrams'>): Promise<number | null> {
  if (!found.mayUseExtensions || !found.extensions.includes('pg_trgm')) return null;
  const { rows } = await client.query<{ count: number }>(
    `SELECT cardinality(${EXTENSIONS_SCHEMA}.show_trgm('Серік')) AS count`,
  );
  return rows[0]?.count ?? null;
}
