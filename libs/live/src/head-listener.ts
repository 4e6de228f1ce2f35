import { Client } from 'pg';

/** The channel on which the database says that something was recorded; what is said is the number of the change set. */
const CHANNEL = 'casetrail_recorded';
/** How long until the next attempt to reach a database that is out of reach. */
const AGAIN_AFTER_MS = 1_000;

/** A connection of its own that hears when something is recorded, by whatever process. Lost, it comes back by itself. */
export class HeadListener {
  #client: Client | null = null;
  #again: NodeJS.Timeout | null = null;
  #closed = false;

  /**
   * @param address  of any login
   * @param heard  called when something was recorded, and when it may have been unheard
   */
  constructor(
    private readonly address: string,
    private readonly heard: () => void,
  ) {
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new Client({ connectionString: this.address, application_name: 'casetrail live', keepAlive: true });
    client.on('error', () => undefined); // 'end' follows.
    client.once('end', () => {
      this.#client = null;
      if (!this.#closed) this.#again = setTimeout(() => void this.#connect(), AGAIN_AFTER_MS).unref();
    });
    client.on('notification', () => this.heard());
    try {
      this.#client = client;
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      // What was recorded while nobody listened.
      this.heard();
    } catch {
      await client.end().catch(() => undefined);
    }
  }
}
