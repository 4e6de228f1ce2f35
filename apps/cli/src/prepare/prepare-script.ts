import { createDatabaseStatement, prepareStatements, ROLE_NAMES, type PerRole, type RolePassword } from '@app/database';

/** The statements as a script for psql, to be read before it is run. Given passwords stand in it as SCRAM verifiers. */
export function prepareScript(database: string, passwords: PerRole<string | null>): string {
  const asked: string[] = [];
  const inScript = (kind: keyof PerRole<string>): RolePassword => {
    const password = passwords[kind];
    if (password !== null) return { password };
    const psqlVariable = `${ROLE_NAMES[kind]}_password`;
    asked.push(`\\prompt 'Password for ${ROLE_NAMES[kind]}: ' ${psqlVariable}`);
    return { psqlVariable };
  };
  const statements = prepareStatements({
    database,
    passwords: { owner: inScript('owner'), member: inScript('member'), public: inScript('public') },
  });
  return [
    '-- For a superuser, in psql: psql -d postgres -f this-file',
    '-- May be run again. It changes the three casetrail_… roles, which all databases of the cluster share.',
    '\\set ON_ERROR_STOP on',
    ...asked,
    `SELECT ${literal(createDatabaseStatement(database))} WHERE NOT EXISTS`,
    `  (SELECT FROM pg_database WHERE datname = ${literal(database)}) \\gexec`,
    `\\connect ${connectArgument(database)}`,
    'BEGIN;',
    ...statements.map((statement) => `${statement};`),
    'COMMIT;',
    '',
  ].join('\n');
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** psql reads a name in double quotes as it stands, without variables in it. */
function connectArgument(database: string): string {
  return `"${database.replaceAll('"', '""')}"`;
}
