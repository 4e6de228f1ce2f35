import type { Pool } from 'pg';
import type { Clearance } from '../connect/with-transaction.js';
import { TransactionRead } from './transaction-read.js';

/** What somebody who is signed in may ask of the present: all of a request in one transaction, as far as the clearance allows. */
export class MemberRead extends TransactionRead {
  constructor(pool: Pool, clearance: Clearance, signal: AbortSignal) {
    super(pool, `BEGIN READ ONLY; SELECT set_config('app.clearance', '${clearance}', true)`, signal);
  }
}
