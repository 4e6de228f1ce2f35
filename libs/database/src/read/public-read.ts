import type { Pool } from 'pg';
import { runCancellable } from '../connect/run-cancellable.js';
import { refuseNul } from './refuse-nul.js';
import type { Read, Statement } from './read.js';

/** What somebody who is not signed in may ask: each statement by itself, through the login that sees PUBLIC only. */
export class PublicRead implements Read {
  #statements = 0;

  constructor(
    private readonly pool: Pool,
    private readonly signal: AbortSignal,
  ) {}

  get statements(): number {
    return this.#statements;
  }

  async rows<Row extends object>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    refuseNul(values);
    this.#statements += 1;
    const { rows } = await runCancellable<Row & Record<string, unknown>>(
      this.pool,
      { name, text, values },
      this.signal,
    );
    return rows;
  }
}
