/** Everything that can be configured. All of it has a default: `casetrail` runs without any setting at all. */
export interface Settings extends EdgeSettings {
  /** HOST: the name or address to listen on. */
  readonly host: string;
  /** PORT: 0 to 65535; 0 lets the operating system choose a free one. */
  readonly port: number;
  /** PUBLIC_URL: where readers reach this service, without a trailing slash; null: HOST and the port listened on. */
  readonly publicUrl: string | null;
  /** CASETRAIL_DATA: absolute path of the folder of the embedded database and its secrets. */
  readonly dataFolder: string;
  /**
   * LEDGER_KEY_FILE: absolute path of the file with the key that signs checkpoints of the ledger; where none is given, one in the data
   * folder of an embedded database, and null beside another.
   */
  readonly ledgerKeyFile: string | null;
  /** CASETRAIL_SEED: what an empty database is filled with at the first start. */
  readonly seed: Seed;
  readonly database: DatabaseSettings;
}

/** How the service meets the network. */
export interface EdgeSettings {
  /** LOG_LEVEL: what is written to stderr; a line for every request from `info` down. */
  readonly logLevel: LogLevel;
  /**
   * TRUST_PROXY: the addresses of proxies whose X-Forwarded-For is believed; null: nobody's, and whoever connects is the
   * client.
   */
  readonly trustProxy: readonly string[] | null;
  /** RATE_LIMIT: how many requests a minute one address may make; 0: any number. */
  readonly rateLimit: number;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Seed = 'first-record' | 'none';

/** The embedded PostgreSQL, or the addresses of another one: one address for each login role. */
export type DatabaseSettings =
  | { readonly mode: 'embedded' }
  | {
      readonly mode: 'external';
      /** DATABASE_URL: logs in as casetrail_owner. */
      readonly owner: string;
      /** DATABASE_URL_MEMBER: logs in as casetrail_member. */
      readonly member: string;
      /** DATABASE_URL_PUBLIC: logs in as casetrail_public. */
      readonly public: string;
    };
