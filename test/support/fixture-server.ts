import { DataFolder } from './data-folder.js';
import { FixtureWriter, type Moments } from './fixture/fixture-writer.js';
import { FIXTURE } from './fixture/index.js';
import { GraphClient } from './graph-client.js';
import { type RunningServer, startServer } from './start-server.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A server of its own that holds the fixture, the graph of it, and the means to write more. */
export interface FixtureServer {
  readonly server: RunningServer;
  readonly database: TestDatabase;
  readonly graph: GraphClient;
  readonly writer: FixtureWriter;
  readonly moments: Moments;
  stop(): Promise<void>;
}

/** Every hidden record of the fixture says so in its name or title; sealed ones have a slug that says so. */
const HIDDEN = /hidden|sealed/i;

/** Writes the fixture and starts a server on it. An answer in which anything hidden shows is a failure. */
export async function startFixtureServer(): Promise<FixtureServer> {
  const database = await createTestDatabase();
  const writer = new FixtureWriter(database.addresses.member);
  const moments = await writer.write(FIXTURE);
  const data = new DataFolder();
  const server = await startServer({ env: { ...data.env, ...database.env, CASETRAIL_SEED: 'none' } });
  return {
    server,
    database,
    graph: new GraphClient(server, HIDDEN),
    writer,
    moments,
    stop: () => stop(server, writer, database, data),
  };
}

async function stop(
  server: RunningServer,
  writer: FixtureWriter,
  database: TestDatabase,
  data: DataFolder,
): Promise<void> {
  await server.stop();
  await writer.close();
  await database.drop();
  data.remove();
}
