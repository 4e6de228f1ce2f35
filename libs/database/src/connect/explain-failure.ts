import { DatabaseUnusable } from './database-unusable.js';
import { placeOf } from './addresses.js';

const PREPARE = 'run `npm run -s casetrail -- database prepare`';

/**
 * Says in one line why a connection failed and what to do about it.
 * @param setting  the environment variable the address comes from
 */
export function explainFailure(error: unknown, setting: string, address: string, role: string): DatabaseUnusable {
  const { server, database } = placeOf(address);
  const at = `${setting}: ${server}`;
  const options = { cause: error };
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return new DatabaseUnusable(
        `${at} refuses connections: start PostgreSQL there, or correct the address.`,
        options,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new DatabaseUnusable(`${at} is not a known host: correct the address.`, options);
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new DatabaseUnusable(`${at} does not answer: check the address, the network and the firewall.`, options);
    case '28P01':
    case '28000':
      return new DatabaseUnusable(
        `${at} does not let ${role} in: the role is missing, its password is another, or pg_hba.conf forbids it; ` +
          `${PREPARE} to make the roles.`,
        options,
      );
    case '3D000':
      return new DatabaseUnusable(`${at} has no database ${database}: ${PREPARE} to make it.`, options);
    case '42501':
      return new DatabaseUnusable(`${at} does not let ${role} connect to database ${database}: ${PREPARE}.`, options);
    case '53300':
      return new DatabaseUnusable(`${at} has no connection left: raise max_connections, or close others.`, options);
    case '57P03':
      return new DatabaseUnusable(`${at} is starting or stopping: try again in a moment.`, options);
    default: {
      const reason = error instanceof Error ? error.message : String(error);
      if (/timeout/i.test(reason)) {
        return new DatabaseUnusable(`${at} does not answer: check the address, the network and the firewall.`, options);
      }
      return new DatabaseUnusable(`${at} cannot be used (${withoutPassword(reason, address)}).`, options);
    }
  }
}

function codeOf(error: unknown): string {
  // Where a name has several addresses, Node reports one failure for each of them.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code: unknown = first instanceof Error && 'code' in first ? first.code : undefined;
  return typeof code === 'string' ? code : '';
}

function withoutPassword(text: string, address: string): string {
  const password = URL.parse(address)?.password;
  if (!password) return text;
  return text.replaceAll(password, '…').replaceAll(decodeURIComponent(password), '…');
}
