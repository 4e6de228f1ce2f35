import { Client, type QueryConfig } from 'pg';
import { PreparedNames } from '../read/prepared-names.js';
import { sendTogether } from './send-together.js';

/** Statements that a connection which writes keeps prepared. */
const MOST_PREPARED = 200;
const names = new PreparedNames('write', MOST_PREPARED);

type Query = (config: string | QueryConfig, values?: unknown, callback?: unknown) => unknown;

/**
 * A connection that prepares what is sent again and again, for a library that sends texts without names. What it does
 * not prepare it sends as it came.
 */
export class PreparingClient extends Client {
  constructor(settings?: ConstructorParameters<typeof Client>[0]) {
    super(settings);
    // Its pool listens while it is idle, and TypeORM from when it has it: lost in between, it would end the process.
    this.on('error', () => undefined);
    sendTogether(this);
    const send = this.query.bind(this) as Query;
    const query: Query = (config, values, callback) =>
      typeof config === 'string' && Array.isArray(values)
        ? send({ ...names.statement(config), values: values as unknown[] }, callback)
        : send(config, values, callback);
    this.query = query as typeof this.query;
  }
}
