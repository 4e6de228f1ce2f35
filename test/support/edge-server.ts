import { DataFolder } from './data-folder.js';
import { type RunningServer, startServer } from './start-server.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A server of its own for tests of how it meets the network. */
export interface EdgeServer extends RunningServer {
  readonly database: TestDatabase;
  /** Stops the server and drops the database. */
  clear(): Promise<void>;
}

/** @param env  beside the addresses of the database; CASETRAIL_SEED is none unless it says otherwise */
export async function startEdgeServer(env: Readonly<Record<string, string>> = {}): Promise<EdgeServer> {
  const database = await createTestDatabase();
  const data = new DataFolder();
  const server = await startServer({ env: { ...data.env, ...database.env, ...env } });
  return {
    ...server,
    database,
    async clear() {
      await server.stop();
      await database.drop();
      data.remove();
    },
  };
}

export interface GraphRequest {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

/** Sends a GraphQL request as JSON. */
export function post(
  url: string,
  body: GraphRequest,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
