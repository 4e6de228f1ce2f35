import { createHash, randomBytes } from 'node:crypto';
import { connect } from './connect.js';
import { DataFolder } from './data-folder.js';
import { filledRecord } from './filled-record.sql.js';
import { planOf, type StatementPlan } from './statement-plan.js';
import { startServer } from './start-server.js';
import { tapStatements } from './statement-tap.js';
import { createTestDatabase } from './test-database.js';
import { Someone } from './write-server.js';

/** What a request made the database do. */
export interface Traced {
  /** The data of the answer. */
  readonly data: unknown;
  /** The statements that were sent with parameters, in their order. */
  readonly sent: string[];
  /** Every statement that was planned, those inside functions, triggers and foreign keys too, in the order they ended. */
  plans(): StatementPlan[];
}

/** A server on a database of so many cases, which tells of every statement how PostgreSQL carried it out. */
export interface ExplainedServer {
  /** The tables of more than a hundred rows. */
  readonly large: ReadonlySet<string>;
  traced(query: string, variables: object): Promise<Traced>;
  stop(): Promise<void>;
}

/** PostgreSQL tells these to the connection itself, whatever the server's log takes. */
const EXPLAIN = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
};

/** @param without  what is taken away of the record before the server starts, for a superuser */
export async function explainedServer(cases: number, without: readonly string[] = []): Promise<ExplainedServer> {
  const database = await createTestDatabase();
  const superuser = await connect(database, 'superuser');
  for (const statement of [...filledRecord(cases), ...without]) await superuser.query(statement);
  for (const [name, value] of Object.entries(EXPLAIN)) {
    await superuser.query(`ALTER ROLE casetrail_member IN DATABASE "${database.name}" SET ${name} = '${value}'`);
  }
  const token = `casetrail_${randomBytes(32).toString('base64url')}`;
  await superuser.query('UPDATE access.tokens SET hash = $1, last_used_on = current_date WHERE id = md5($2)::uuid', [
    createHash('sha256').update(token).digest(),
    'token1',
  ]);
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT relname AS name FROM pg_stat_user_tables WHERE n_live_tup > 100`,
  );
  await superuser.end();
  const tap = await tapStatements(database.addresses.member);
  const folder = new DataFolder();
  const server = await startServer({
    env: { ...folder.env, ...database.env, DATABASE_URL_MEMBER: tap.address, CASETRAIL_SEED: 'none' },
  });
  const advocate = new Someone(server, token, null);
  return {
    large: new Set(rows.map(({ name }) => name)),
    async traced(query, variables) {
      tap.sent.length = 0;
      tap.noticed.length = 0;
      const data = await advocate.data(query, variables);
      await tap.settled();
      const sent = tap.sent.map(({ text }) => text);
      const noticed = [...tap.noticed];
      return { data, sent, plans: () => noticed.flatMap(planOf) };
    },
    async stop() {
      await server.stop();
      await tap.close();
      await database.drop();
      folder.remove();
    },
  };
}
