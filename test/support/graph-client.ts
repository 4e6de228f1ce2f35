import { lineOf } from './request-log.js';
import type { RunningServer } from './start-server.js';

type Variables = Readonly<Record<string, unknown>>;

/** What GraphQL over HTTP answers, as far as tests look at it. */
interface GraphAnswer {
  data?: unknown;
  errors?: { message: string }[];
}

/** Asks the graph of a running server as a researcher's script would. */
export class GraphClient {
  /** @param never  what no answer may hold, whatever is asked */
  constructor(
    private readonly server: RunningServer,
    private readonly never: RegExp | null = null,
  ) {}

  /** The data; an answer with errors is a failure. */
  async data<Data>(query: string, variables?: Variables): Promise<Data> {
    return dataOf<Data>(await this.bodyOf(await this.send(query, variables)));
  }

  /** The messages of the errors; an answer without any is a failure. */
  async errors(query: string, variables?: Variables): Promise<string[]> {
    const { errors } = await this.bodyOf(await this.send(query, variables));
    if (!errors) throw new Error('The server has answered what it should have refused.');
    return errors.map(({ message }) => message);
  }

  /** The data, and how many SQL statements it took. */
  async counted<Data>(query: string, variables?: Variables): Promise<{ data: Data; statements: number }> {
    const response = await this.send(query, variables);
    const data = dataOf<Data>(await this.bodyOf(response));
    const { sql } = await lineOf(this.server, response);
    return { data, statements: sql };
  }

  private send(query: string, variables?: Variables): Promise<Response> {
    return fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
  }

  private async bodyOf(response: Response): Promise<GraphAnswer> {
    const text = await response.text();
    const shown = this.never?.exec(text);
    if (shown) throw new Error(`The answer holds "${text.slice(Math.max(0, shown.index - 200), shown.index + 200)}"`);
    return JSON.parse(text) as GraphAnswer;
  }
}

function dataOf<Data>({ data, errors }: GraphAnswer): Data {
  if (errors || data === null || data === undefined) throw new Error(JSON.stringify(errors ?? 'no data', null, 2));
  return data as Data;
}
