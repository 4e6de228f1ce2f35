import { randomUUID } from 'node:crypto';
import { createToken, type Role } from '@app/access';
import { memberDataSource, migrationSource } from '@app/database';
import { checkRecords, describeDrift } from '@app/ledger';
import { verifyDatabase } from '@app/proof';
import { checkLines, refoldTouched } from '@app/timeline';
import type { Client } from 'pg';
import { connect } from './connect.js';
import { DataFolder } from './data-folder.js';
import { lineOf } from './request-log.js';
import { type RunningServer, startServer } from './start-server.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** What a mutation was refused for. */
export interface Refusal {
  code: string;
  message: string;
  field: string[] | null;
}

interface Body {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

/** Somebody with a token, or nobody: asks the graph of a running server. */
export class Someone {
  constructor(
    private readonly server: RunningServer,
    /** Their token. */
    readonly bearer: string | null,
    /** The uuid of the account. */
    readonly account: string | null,
  ) {}

  async send(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.bearer === null ? {} : { authorization: `Bearer ${this.bearer}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
  }

  async body(query: string, variables?: object, headers?: Record<string, string>): Promise<Body> {
    return (await (await this.send(query, variables, headers)).json()) as Body;
  }

  /** The data; an answer with errors is a failure. */
  async data<Data>(query: string, variables?: object, headers?: Record<string, string>): Promise<Data> {
    const { data, errors } = await this.body(query, variables, headers);
    if (errors || !data) throw new Error(JSON.stringify(errors ?? 'no data', null, 2));
    return data as Data;
  }

  /** The codes and messages of the errors of the request. */
  async errors(query: string, variables?: object): Promise<[code: unknown, message: string][]> {
    const { errors } = await this.body(query, variables);
    return (errors ?? []).map(({ message, extensions }) => [extensions?.['code'], message]);
  }

  /** The data, and how many SQL statements it took to read it. */
  async counted(query: string, variables?: object): Promise<{ data: unknown; statements: number }> {
    const response = await this.send(query, variables);
    const { data } = (await response.json()) as Body;
    const { sql } = await lineOf(this.server, response);
    return { data, statements: sql };
  }

  /**
   * Does a mutation: its one field, the types of its arguments, and what to read of its payload.
   * @param types  `($id: ID!, $input: PersonInput!)` without the parentheses, in the order of `args`
   */
  async does<Payload = Record<string, unknown>>(
    { field, types, select }: { field: string; types: string; select: string },
    args: object,
    headers?: Record<string, string>,
  ): Promise<Payload & { userErrors: Refusal[] }> {
    const names = [...types.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`);
    const query = `mutation (${types}) { ${field}(${names.join(', ')}) { ${select} userErrors { code message field } } }`;
    const data = await this.data<Record<string, Payload & { userErrors: Refusal[] }>>(query, args, headers);
    return data[field]!;
  }
}

/** A server on a database of its own, with accounts. */
export class WriteServer {
  private constructor(
    readonly server: RunningServer,
    readonly database: TestDatabase,
    /** Superuser's connection: sees everything. */
    readonly owner: Client,
    private readonly folder: DataFolder,
  ) {}

  /** @param given  the database to start on, which goes with it; a new one where left out */
  static async start(env: Readonly<Record<string, string>> = {}, given?: TestDatabase): Promise<WriteServer> {
    const database = given ?? (await createTestDatabase());
    const folder = new DataFolder();
    const [server, owner] = await Promise.all([
      startServer({ env: { ...folder.env, ...database.env, CASETRAIL_SEED: 'first-record', ...env } }),
      connect(database, 'superuser'),
    ]);
    return new WriteServer(server, database, owner, folder);
  }

  /** What commands need to work beside this server. */
  get env(): Record<string, string> {
    return { ...this.folder.env, ...this.database.env };
  }

  /** Somebody who is not signed in. */
  get public(): Someone {
    return new Someone(this.server, null, null);
  }

  /** An account of this role, cleared for this tier, and a token of it. */
  async someone(role: Role, clearance = 2, mayWrite = role !== 'RESEARCHER' && role !== 'ADMIN'): Promise<Someone> {
    const id = randomUUID();
    await this.owner.query(
      `INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash) VALUES ($1, $2, $3, $4, $5, '$argon2id$none')`,
      [id, `${id}@example.org`, `${role} ${id.slice(0, 4)}`, role, clearance],
    );
    const source = await memberDataSource(this.database.addresses.member, [], 1).initialize();
    try {
      const token = await createToken(source.manager, {
        account: { id, role, disabled: false },
        name: 'test',
        mayWrite,
        days: 1,
      });
      return new Someone(this.server, token, id);
    } finally {
      await source.destroy();
    }
  }

  /** The ID of a record of the first record, by its slug. */
  async id(type: 'Person' | 'Organization' | 'Case' | 'Source' | 'Statute', slug: string): Promise<string> {
    const table = {
      Person: 'persons',
      Organization: 'organizations',
      Case: 'cases',
      Source: 'sources',
      Statute: 'statutes',
    }[type];
    const { rows } = await this.owner.query<{ id: string }>(`SELECT id FROM live.${table} WHERE slug = $1`, [slug]);
    if (!rows[0]) throw new Error(`There is no ${type} ${slug}.`);
    return `${type}_${rows[0].id}`;
  }

  /** Everything that `casetrail check` and `casetrail verify` would find. */
  async drifts(): Promise<string[]> {
    const source = await migrationSource(this.database.addresses.owner, []).initialize();
    const found: string[] = [];
    const options = {
      report: (drift: Parameters<typeof describeDrift>[0]) => found.push(describeDrift(drift)),
      repair: false,
      settle: refoldTouched,
    };
    try {
      await checkRecords(source, options);
      await checkLines(source, options);
      const { faults } = await source.transaction((manager) => verifyDatabase(manager, { checkpoints: [], keys: [] }));
      return [...found, ...faults.map(({ seq, what }) => `${seq}: ${what}`)];
    } finally {
      await source.destroy();
    }
  }

  /** A fingerprint of everything that is on record: equal where nothing was changed. */
  async fingerprint(): Promise<string> {
    const { rows: tables } = await this.owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('live', 'history', 'ledger')
         AND tablename NOT IN ('accounts') ORDER BY 1`,
    );
    const parts = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) AS rows, sum(hash_record_extended(t, 0)::numeric) AS sum FROM ${name} t`,
    );
    const { rows } = await this.owner.query(`${parts.join(' UNION ALL ')} ORDER BY name`);
    return JSON.stringify(rows);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.owner.end();
    await this.database.drop();
    this.folder.remove();
  }
}
