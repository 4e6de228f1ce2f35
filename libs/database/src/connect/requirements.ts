import { EXTENSIONS, EXTENSIONS_SCHEMA, OWNER_ROLE, type PerRole } from '../roles/role-names.js';

/** PostgreSQL's `server_version_num` below which nothing here works: `security_invoker` views came with 15. */
const OLDEST_VERSION = 150_000;

/** What one login finds out about its database. */
export interface Inspection {
  readonly version: number;
  readonly versionName: string;
  readonly database: string;
  /** Tells databases apart, whatever their names and addresses. */
  readonly identity: string;
  readonly encoding: string;
  readonly role: string;
  readonly superuser: boolean;
  readonly bypassesRls: boolean;
  readonly actsAsOwner: boolean;
  readonly mayCreateSchemas: boolean;
  readonly extensions: readonly string[];
  readonly mayUseExtensions: boolean;
  /** How many trigrams a Cyrillic word has; null where pg_trgm is missing. */
  readonly cyrillicTrigrams: number | null;
}

const COMMAND = '`npm run -s casetrail -- database prepare`';
const PREPARE = `run ${COMMAND}`;

/** What is wrong with the server or the database, or null. */
export function databaseProblem(found: Inspection): string | null {
  if (found.version < OLDEST_VERSION) {
    return `PostgreSQL ${found.versionName} is too old: Casetrail needs 15 or newer.`;
  }
  if (found.encoding !== 'UTF8') {
    return `database ${found.database} has the encoding ${found.encoding}: Casetrail needs one made with ENCODING 'UTF8'.`;
  }
  const missing = EXTENSIONS.filter((name) => !found.extensions.includes(name));
  if (missing.length > 0) {
    return (
      `database ${found.database} lacks ${missing.join(', ')} in schema ${EXTENSIONS_SCHEMA}: ${PREPARE} ` +
      `(the extensions come with PostgreSQL, on some systems in a package called postgresql-contrib).`
    );
  }
  return null;
}

/** What is wrong with one login, or null. */
export function loginProblem(kind: keyof PerRole<unknown>, expected: string, found: Inspection): string | null {
  if (found.role !== expected) {
    return `logs in as ${found.role}: give the address of ${expected}; ${COMMAND} makes the roles.`;
  }
  if (found.superuser) return `${expected} is a superuser, whom no rule binds: ${PREPARE} to correct it.`;
  if (found.bypassesRls) return `${expected} passes by row-level security (BYPASSRLS): ${PREPARE} to correct it.`;
  if (!found.mayUseExtensions) return `${expected} may not use schema ${EXTENSIONS_SCHEMA}: ${PREPARE} to correct it.`;
  if (kind === 'owner') {
    if (!found.mayCreateSchemas) {
      return `${expected} may not create schemas in database ${found.database}: ${PREPARE} to correct it.`;
    }
  } else if (found.actsAsOwner || found.mayCreateSchemas) {
    return `${expected} has rights of ${OWNER_ROLE}, and may have none: ${PREPARE} to correct it.`;
  }
  // Asked only here: without a right on the schema nothing could be told.
  if (found.cyrillicTrigrams === 0) {
    return (
      `database ${found.database} was made with a character type (LC_CTYPE) that knows no letters beyond ASCII, so that ` +
      `names could not be searched: make it anew, with LC_CTYPE 'C.UTF-8' for instance.`
    );
  }
  return null;
}
