import type { Settings } from '@app/kernel';
import type { Addresses } from './connect/addresses.js';
import { checkDatabase } from './connect/check-database.js';
import type { DatabaseUnusable } from './connect/database-unusable.js';
import { EmbeddedServer } from './embedded/embedded-server.js';
import { SUPERUSER } from './embedded/initialize-cluster.js';
import type { Opener } from './embedded/keeper.js';
import { prepareDatabase } from './roles/prepare-database.js';
import { ROLE_NAMES } from './roles/role-names.js';

/** The name of our database in the embedded server. */
const EMBEDDED_DATABASE = 'casetrail';

export interface OpenDatabase {
  readonly mode: 'embedded' | 'external';
  readonly addresses: Addresses;
  /** Resolves with the reason when the embedded server is lost for good; never does for an external one. */
  readonly lost: Promise<DatabaseUnusable>;
  /** Leaves the database. An embedded server nobody else uses is stopped, and gone when this resolves. */
  close(): Promise<void>;
  /** Ends an embedded server at once, without waiting: the next start repairs what it left. */
  kill(): void;
}

export interface OpenOptions {
  /** The server, of which an embedded database allows one, or a command, which works beside it. */
  readonly opener: Opener;
  /** Aborted: whatever was started is stopped, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Opens the database the settings name: checks an external one, starts (or joins) the embedded one and makes its roles.
 * Migrating it is up to the caller.
 * @param log  is told, in single lines, what the operator should know
 * @throws DatabaseUnusable with one line that says what to do
 */
export async function openDatabase(
  { database, dataFolder }: Pick<Settings, 'database' | 'dataFolder'>,
  log: (line: string) => void,
  { opener, signal }: OpenOptions,
): Promise<OpenDatabase> {
  if (database.mode === 'external') {
    await checkDatabase(database);
    const { owner, member, public: publicAddress } = database;
    const never = new Promise<DatabaseUnusable>(() => undefined);
    return {
      mode: 'external',
      addresses: { owner, member, public: publicAddress },
      lost: never,
      close: () => Promise.resolve(),
      kill: () => undefined,
    };
  }
  const server = await EmbeddedServer.open({ dataFolder, opener, log, signal });
  try {
    const { secrets, port, lost } = server;
    const address = (role: string, password: string): string =>
      `postgres://${role}:${password}@127.0.0.1:${port}/${EMBEDDED_DATABASE}`;
    await prepareDatabase(`postgres://${SUPERUSER}:${secrets.superuser}@127.0.0.1:${port}/postgres`, {
      database: EMBEDDED_DATABASE,
      passwords: secrets,
    });
    signal?.throwIfAborted();
    return {
      mode: 'embedded',
      addresses: {
        owner: address(ROLE_NAMES.owner, secrets.owner),
        member: address(ROLE_NAMES.member, secrets.member),
        public: address(ROLE_NAMES.public, secrets.public),
        superuser: address(SUPERUSER, secrets.superuser),
      },
      lost,
      close: () => server.close(),
      kill: () => server.kill(),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
