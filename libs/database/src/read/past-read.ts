import type { Pool } from 'pg';
import type { Clearance } from '../connect/with-transaction.js';
import type { Read, Statement } from './read.js';
import { TransactionRead } from './transaction-read.js';

/**
 * What may be asked of the record as it stood after one change set. The statements are those of the present: the search path
 * leads them to the views of the past, and nowhere else. What is hidden now is hidden then, so all of it is read at one moment.
 */
export class PastRead implements Read {
  #read: TransactionRead | undefined;
  #ending: Promise<void> | undefined;

  /**
   * @param present    what is asked until it is told where to go
   * @param lookups    what tells where that is, which everybody may know: it takes no connection of those who are signed in
   * @param clearance  null: the public, through its own login
   */
  constructor(
    private readonly present: Read,
    private readonly lookups: Read,
    private readonly pool: Pool,
    private readonly clearance: Clearance | null,
    private readonly signal: AbortSignal,
  ) {}

  /** How many statements have been sent into the past; those to the present count there. */
  get statements(): number {
    return this.#read?.statements ?? 0;
  }

  /** Says which change set: once, before anything is asked. */
  goTo(seq: number): void {
    if (this.#read || !Number.isSafeInteger(seq)) throw new Error('A read of the past goes to one change set.');
    const settings = {
      'app.as_of': seq,
      search_path: 'as_of, extensions',
      'app.clearance': this.clearance ?? '',
      plan_cache_mode: 'force_generic_plan',
    };
    const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
    const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT ${set.join(', ')}`;
    this.#read = new TransactionRead(this.pool, begin, this.signal);
  }

  /** Asks for what everybody may know, of the present. */
  lookUp<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.lookups.rows<Row>(statement, values);
  }

  async rows<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return (this.#read ?? this.present).rows<Row>(statement, values);
  }

  /** Gives the connection back, when nothing more will be asked. */
  async end(): Promise<void> {
    await (this.#ending ??= this.#read?.end());
  }
}
