/** Owns schemas and tables: migrations and backups only, never the server. */
export const OWNER_ROLE = 'casetrail_owner';
/** Reads and writes for people who are signed in. */
export const MEMBER_ROLE = 'casetrail_member';
/** Reads what is public. */
export const PUBLIC_ROLE = 'casetrail_public';

/** One value for each login role. */
export interface PerRole<T> {
  readonly owner: T;
  readonly member: T;
  readonly public: T;
}

/** The login role of each kind of address. The names are fixed: policies and grants in the migrations use them. */
export const ROLE_NAMES: PerRole<string> = { owner: OWNER_ROLE, member: MEMBER_ROLE, public: PUBLIC_ROLE };

/** The extensions the tables and queries rely on; all of them are in PostgreSQL's contrib. */
export const EXTENSIONS = ['pg_trgm', 'unaccent', 'fuzzystrmatch', 'btree_gist', 'pgcrypto'] as const;

/** The schema the extensions stand in, so that nobody needs a right on schema public. */
export const EXTENSIONS_SCHEMA = 'extensions';
