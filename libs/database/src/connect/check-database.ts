import { ROLE_NAMES } from '../roles/role-names.js';
import { ADDRESS_SETTINGS, placeOf, type Addresses } from './addresses.js';
import { DatabaseUnusable } from './database-unusable.js';
import { explainFailure } from './explain-failure.js';
import { inspectDatabase } from './inspect-database.js';
import { databaseProblem, loginProblem, type Inspection } from './requirements.js';

const KINDS = ['owner', 'member', 'public'] as const;

/**
 * Logs in by each of the three addresses and checks that the database is what the service needs. Changes nothing.
 * @throws DatabaseUnusable with one line that says what to do
 */
export async function checkDatabase(addresses: Addresses): Promise<void> {
  let first: Inspection | undefined;
  for (const kind of KINDS) {
    const address = addresses[kind];
    const setting = ADDRESS_SETTINGS[kind];
    const found = await inspectDatabase(address).catch((error: unknown) => {
      throw explainFailure(error, setting, address, ROLE_NAMES[kind]);
    });
    const problem = databaseProblem(found) ?? loginProblem(kind, ROLE_NAMES[kind], found);
    if (problem) throw new DatabaseUnusable(`${setting} (${placeOf(address).server}): ${problem}`);
    first ??= found;
    if (found.identity !== first.identity) {
      throw new DatabaseUnusable(
        `${setting} leads to another database than DATABASE_URL: give the same one in all three.`,
      );
    }
  }
}
