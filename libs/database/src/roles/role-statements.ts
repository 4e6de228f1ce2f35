import { escapeIdentifier, escapeLiteral } from 'pg';
import { MEMBER_ROLE, OWNER_ROLE, PUBLIC_ROLE, ROLE_NAMES, type PerRole } from './role-names.js';
import { scramVerifier } from './scram-verifier.js';

/**
 * A password for a role: the password; or the name of a psql variable that whoever runs the script sets; or null to
 * leave the role's password as it is.
 */
export type RolePassword = { readonly password: string } | { readonly psqlVariable: string } | null;

/** Creates the login roles, puts their attributes right where they differ, and sets the passwords given. */
export function roleStatements(passwords: PerRole<RolePassword>): string[] {
  return [
    ...createRole(OWNER_ROLE, passwords.owner),
    ...createRole(MEMBER_ROLE, passwords.member),
    ...createRole(PUBLIC_ROLE, passwords.public),
    // A login that belongs to another role could act as it.
    ...Object.values(ROLE_NAMES).map(leaveOtherRoles),
  ];
}

/** Per database, because roles are shared by all databases of a cluster. Milliseconds unless a unit is given. */
export function roleSettingStatements(database: string): string[] {
  const set = (role: string, name: string, value: string): string =>
    `ALTER ROLE ${role} IN DATABASE ${escapeIdentifier(database)} SET ${name} = ${value}`;
  return [
    ...[OWNER_ROLE, MEMBER_ROLE, PUBLIC_ROLE].flatMap((role) => [
      set(role, 'search_path', 'live, extensions'),
      // Statements here are short: compiling one takes longer than running it, and estimates mislead PostgreSQL into it.
      set(role, 'jit', 'off'),
      // What is read is in memory or on a disk that does not turn; by default PostgreSQL reckons with one that does, and
      // rather reads tables from one end to the other.
      set(role, 'random_page_cost', '1.1'),
    ]),
    set(PUBLIC_ROLE, 'statement_timeout', "'5s'"),
    set(PUBLIC_ROLE, 'idle_in_transaction_session_timeout', "'10s'"),
    set(MEMBER_ROLE, 'statement_timeout', "'30s'"),
    set(MEMBER_ROLE, 'idle_in_transaction_session_timeout', "'60s'"),
  ];
}

function createRole(role: string, password: RolePassword): string[] {
  const statements = [
    `DO $do$ BEGIN
  CREATE ROLE ${role} LOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $do$`,
    // Only where it differs: mentioning SUPERUSER at all needs a superuser, and a managed server has none to lend.
    `DO $do$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}'
      AND (NOT rolcanlogin OR rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)) THEN
    ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  END IF;
END $do$`,
  ];
  if (password) {
    const value =
      'password' in password ? escapeLiteral(scramVerifier(password.password)) : `:'${password.psqlVariable}'`;
    statements.push(`ALTER ROLE ${role} PASSWORD ${value}`);
  }
  return statements;
}

function leaveOtherRoles(role: string): string {
  return `DO $do$ DECLARE granted text; BEGIN
  FOR granted IN SELECT roleid::regrole::text FROM pg_auth_members WHERE member = '${role}'::regrole LOOP
    EXECUTE 'REVOKE ' || granted || ' FROM ${role}';
  END LOOP;
END $do$`;
}
