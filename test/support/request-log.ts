import type { RunningServer } from './start-server.js';

/** What the server writes to its log for each request. */
export interface RequestLine {
  readonly level: string;
  readonly time: string;
  readonly correlationId: string;
  readonly method: string;
  /** The pattern of the route; null where there is none. */
  readonly route: string | null;
  readonly operation?: string;
  readonly status: number;
  readonly ms: number;
  /** How many SQL statements the request took. */
  readonly sql: number;
}

/** The line the server writes when it has sent this answer; `sql` in it counts the statements it took. */
export async function lineOf(server: RunningServer, response: Response): Promise<RequestLine> {
  const id = response.headers.get('x-correlation-id');
  if (!id) throw new Error(`The answer names no request: ${response.status} ${response.url}`);
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) {
    const line = logLines(server).find(({ correlationId, msg }) => correlationId === id && msg === 'request');
    if (line) return line as unknown as RequestLine;
    await new Promise((wake) => setTimeout(wake, 5));
  }
  throw new Error(`The server has written no line for the request ${id}:\n${server.output().stderr}`);
}

/** All the server has logged so far, one object a line. */
export function logLines(server: RunningServer): Record<string, unknown>[] {
  const { stderr } = server.output();
  return stderr
    .slice(0, stderr.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
