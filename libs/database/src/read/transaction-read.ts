import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { sendCancelRequest } from '../connect/cancel-request.js';
import { refuseNul } from './refuse-nul.js';
import type { Read, Statement } from './read.js';

/** How long what was asked to end may take before it is asked again. */
const CANCEL_AGAIN_MS = 100;
/** How often it is asked before the connection is given up. */
const MOST_CANCELS = 20;

/** What is asked in one transaction, begun when the first statement is wanted. Whoever makes one ends it. */
export class TransactionRead implements Read {
  #statements = 0;
  #client: Promise<PoolClient> | undefined;
  /** Sent with the first statement, and answered before it. */
  #begun: Promise<unknown> | undefined;
  #failure: Error | undefined;
  /** The connection is somebody else's from then on. */
  #ended = false;
  #ending: Promise<void> | undefined;

  /**
   * @param pool   whose connections pipeline
   * @param begin  the statements that begin the transaction
   */
  constructor(
    private readonly pool: Pool,
    private readonly begin: string,
    private readonly signal: AbortSignal,
  ) {}

  get statements(): number {
    return this.#statements;
  }

  async rows<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    refuseNul(values);
    this.#statements += 1;
    return this.#run<Row>(statement, values);
  }

  /** Gives the connection back. To be called once, when nothing more will be asked. */
  end(): Promise<void> {
    return (this.#ending ??= this.#end());
  }

  async #end(): Promise<void> {
    this.#ended = true;
    const client = await this.#client?.catch(() => undefined);
    if (!client) return;
    // Answered when all that was sent before it is.
    const rolledBack = client.query('ROLLBACK').then(
      () => undefined,
      (error: Error) => error,
    );
    const ended = rolledBack.then(() => true);
    // A cancel request that came between two statements has cancelled neither; and until they have ended, the connection counts.
    // Where the database does not answer at all, whoever waits for an answer must not wait for it.
    let tries = 0;
    while (!(await Promise.race([ended, delay(CANCEL_AGAIN_MS, false, { ref: false })]))) {
      if (!this.signal.aborted) continue;
      tries += 1;
      if (tries > MOST_CANCELS) return abandon(client);
      void sendCancelRequest(client);
    }
    this.signal.removeEventListener('abort', this.#cancel);
    // One may still be on its way and would hit whoever has the connection next.
    client.release(this.signal.aborted ? true : await rolledBack);
  }

  async #run<Row extends object>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    this.#mayAsk();
    // After a failure the transaction takes nothing more; why it failed is what there is to tell.
    if (this.#failure) throw this.#failure;
    try {
      const client = await (this.#client ??= this.#begin());
      // While it waited for a connection.
      this.#mayAsk();
      const running = client.query<Row & Record<string, unknown>>({ name, text, values: [...values] });
      const [{ rows }] = await Promise.all([running, this.#begun]);
      return rows;
    } catch (error) {
      if (error instanceof Error) this.#failure ??= error;
      throw this.signal.aborted ? this.signal.reason : this.#failure;
    }
  }

  /** A resolver may go on when the answer has failed of another one. */
  #mayAsk(): void {
    this.signal.throwIfAborted();
    if (this.#ended) throw new Error('This request has been answered: nothing more is read for it.');
  }

  async #begin(): Promise<PoolClient> {
    const client = await this.pool.connect();
    if (this.signal.aborted || this.#ended) {
      client.release();
      this.#mayAsk();
    }
    this.#begun = client.query(this.begin);
    // Whoever asks is told; where nobody does any more, nobody needs to be.
    this.#begun.catch(() => undefined);
    this.signal.addEventListener('abort', this.#cancel, { once: true });
    return client;
  }

  readonly #cancel = (): void => {
    void this.#client?.then((client) => sendCancelRequest(client));
  };
}

/** Ends a connection that does not answer: the pool lets it go at once, without a farewell that nobody would take. */
function abandon(client: PoolClient): void {
  const { connection } = client as unknown as { readonly connection: { readonly stream: { destroy(): void } } };
  connection.stream.destroy();
  client.release(true);
}
