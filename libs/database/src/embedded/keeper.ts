import { Client } from 'pg';
import { SUPERUSER } from './initialize-cluster.js';

/** Who opens the database: the server, of which there may be one, or a command, of which there may be many. */
export type Opener = 'server' | 'command';

/** Whoever uses the embedded server holds this, shared; whoever gets it alone is the last and stops the server. */
const USE = [0x6361_7365, 11] as const;
/** The one server on this data folder holds this. */
const SERVE = [0x6361_7365, 12] as const;

/**
 * A connection kept open for as long as the database is used. Its locks say who is there; being PostgreSQL's own, they
 * end with the process, however it ends, and no stale lock file can remain.
 */
export class Keeper {
  #ended = false;

  private constructor(private readonly client: Client) {
    client.once('end', () => (this.#ended = true));
  }

  /** Fails as the connection fails. */
  static async connect(port: number, password: string, opener: Opener): Promise<Keeper> {
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      password,
      database: 'postgres',
      application_name: `casetrail ${opener} ${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', () => undefined); // 'end' follows, which is what is listened for.
    await client.connect();
    return new Keeper(client);
  }

  /** @param listener  is called when the connection is lost, or ended by us; at once where that has happened */
  onEnd(listener: () => void): void {
    if (this.#ended) listener();
    else this.client.once('end', listener);
  }

  /** Whether we may use the server; false: somebody is about to stop it. */
  enter(): Promise<boolean> {
    return this.ask('SELECT pg_try_advisory_lock_shared($1, $2) AS answer', USE);
  }

  /** Ends our use; true: nobody else is there, and nobody gets in any more. */
  async leave(): Promise<boolean> {
    await this.ask('SELECT pg_advisory_unlock_shared($1, $2) AS answer', USE);
    return await this.ask('SELECT pg_try_advisory_lock($1, $2) AS answer', USE);
  }

  /** Becomes the one server; false: there is another. */
  serve(): Promise<boolean> {
    return this.ask('SELECT pg_try_advisory_lock($1, $2) AS answer', SERVE);
  }

  /** The process id of the one server, as it gave it; null where it is gone meanwhile. */
  async servingProcess(): Promise<number | null> {
    const { rows } = await this.client.query<{ name: string }>(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.granted`,
      [...SERVE],
    );
    const pid = Number(rows[0]?.name.split(' ').at(-1));
    return pid > 0 ? pid : null;
  }

  async end(): Promise<void> {
    await this.client.end();
  }

  private async ask(text: string, lock: readonly [number, number]): Promise<boolean> {
    const { rows } = await this.client.query<{ answer: boolean }>(text, [...lock]);
    return rows[0]?.answer === true;
  }
}
