import { escapeIdentifier } from 'pg';
import { EXTENSIONS, EXTENSIONS_SCHEMA, MEMBER_ROLE, OWNER_ROLE, PUBLIC_ROLE, type PerRole } from './role-names.js';
import { roleSettingStatements, roleStatements, type RolePassword } from './role-statements.js';

export interface Preparation {
  /** The name of the database the statements are run in. */
  readonly database: string;
  readonly passwords: PerRole<RolePassword>;
}

/**
 * The statements that make a database ready for the migrations: login roles, their settings, extensions, and nothing
 * for anybody else. A superuser runs them, connected to that database, in one transaction. They may be run again, in
 * several databases of one cluster, on PostgreSQL 15 to 18.
 */
export function prepareStatements({ database, passwords }: Preparation): string[] {
  const name = escapeIdentifier(database);
  const all = `${OWNER_ROLE}, ${MEMBER_ROLE}, ${PUBLIC_ROLE}`;
  return [
    ...roleStatements(passwords),
    `ALTER DATABASE ${name} OWNER TO ${OWNER_ROLE}`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC, ${MEMBER_ROLE}, ${PUBLIC_ROLE}`,
    `GRANT CONNECT ON DATABASE ${name} TO ${all}`,
    `REVOKE ALL ON SCHEMA public FROM PUBLIC, ${MEMBER_ROLE}, ${PUBLIC_ROLE}`,
    ...roleSettingStatements(database),
    `CREATE SCHEMA IF NOT EXISTS ${EXTENSIONS_SCHEMA}`,
    `REVOKE ALL ON SCHEMA ${EXTENSIONS_SCHEMA} FROM PUBLIC`,
    `GRANT USAGE ON SCHEMA ${EXTENSIONS_SCHEMA} TO ${all}`,
    ...EXTENSIONS.flatMap(extensionStatements),
    forbidLargeObjects,
  ];
}

/**
 * Creates the database. Names sort by code point, the same everywhere; the character type must be a UTF-8 one, or
 * pg_trgm finds no letters in Cyrillic and Arabic names.
 * @param ctype  a UTF-8 locale the server's machine has
 */
export function createDatabaseStatement(database: string, ctype = 'C.UTF-8'): string {
  return (
    `CREATE DATABASE ${escapeIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8' ` +
    `LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE '${ctype.replaceAll("'", "''")}'`
  );
}

function extensionStatements(extension: string): string[] {
  return [
    `CREATE EXTENSION IF NOT EXISTS ${extension} WITH SCHEMA ${EXTENSIONS_SCHEMA}`,
    `DO $do$ BEGIN
  IF (SELECT extnamespace <> '${EXTENSIONS_SCHEMA}'::regnamespace FROM pg_extension WHERE extname = '${extension}') THEN
    ALTER EXTENSION ${extension} SET SCHEMA ${EXTENSIONS_SCHEMA};
  END IF;
END $do$`,
  ];
}

/** Anybody may make large objects otherwise, and no login of the server may make anything. */
const forbidLargeObjects = `DO $do$ BEGIN
  REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $do$`;
