import type { Pool, PoolClient } from 'pg';
import { sendCancelRequest } from '../connect/cancel-request.js';
import type { Clearance } from '../connect/with-transaction.js';
import { refuseNul } from './refuse-nul.js';
import type { Read, Statement } from './read.js';

/**
 * What somebody who is signed in may ask: every statement of the request in one transaction, begun when the first is
 * wanted, that sees what the clearance allows. Whoever makes one ends it.
 */
export class MemberRead implements Read {
  #statements = 0;
  #client: Promise<PoolClient> | undefined;
  /** Sent with the first statement, and answered before it. */
  #begun: Promise<unknown> | undefined;
  #failure: Error | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly clearance: Clearance,
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
  async end(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    if (!client) return;
    this.signal.removeEventListener('abort', this.#cancel);
    // A cancel request may still be on its way and would hit whoever has the connection next.
    if (this.signal.aborted) return client.release(true);
    // Answered when all that was sent before it is.
    await client.query('ROLLBACK').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }

  async #run<Row extends object>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    this.signal.throwIfAborted();
    // After a failure the transaction takes nothing more; why it failed is what there is to tell.
    if (this.#failure) throw this.#failure;
    try {
      const client = await (this.#client ??= this.#begin());
      const running = client.query<Row & Record<string, unknown>>({ name, text, values: [...values] });
      const [{ rows }] = await Promise.all([running, this.#begun]);
      return rows;
    } catch (error) {
      if (error instanceof Error) this.#failure ??= error;
      throw this.signal.aborted ? this.signal.reason : this.#failure;
    }
  }

  async #begin(): Promise<PoolClient> {
    const client = await this.pool.connect();
    this.#begun = client.query(`BEGIN READ ONLY; SELECT set_config('app.clearance', '${this.clearance}', true)`);
    this.signal.addEventListener('abort', this.#cancel, { once: true });
    return client;
  }

  readonly #cancel = (): void => {
    void this.#client?.then((client) => sendCancelRequest(client));
  };
}
