import { escapeLiteral, type Client } from 'pg';
import { connect } from './connect.js';
import type { SentStatement } from './statement-tap.js';
import type { TestDatabase } from './test-database.js';

/** How PostgreSQL makes a plan: for the values given; for any values; or as it sees fit, which it decides after a while. */
export type PlanMode = 'custom' | 'generic' | 'auto';
const UNTIL_DECIDED = 8;

/** Tables that stay small however much is recorded: reading one whole is the quickest way. */
const SMALL = ['statutes', 'statute_articles', 'statute_article_versions', 'change_sets'];

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

/** What running a statement read. */
export interface Reading {
  /** The large tables that were read from one end to the other. */
  whole: string[];
  /** How many rows of large tables were looked at in all. */
  rows: number;
}

/** Runs statements as a login of the service would, and learns from PostgreSQL what they read. */
export class PlanReader {
  private constructor(private readonly client: Client) {}

  /** @param clearance  of a member; the public has none to give */
  static async open(database: TestDatabase, role: 'public' | 'member', clearance = ''): Promise<PlanReader> {
    const client = await connect(database, 'superuser');
    // Plans of all that runs, inside functions too, as notices; and from here on as the login.
    await client.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;
    SET auto_explain.log_format = json; SET auto_explain.log_analyze = on; SET auto_explain.log_timing = off; SET client_min_messages = log`);
    // The settings that the login has in this database.
    await client.query(
      `SELECT set_config(split_part(s, '=', 1), substr(s, strpos(s, '=') + 1), false) FROM pg_db_role_setting, unnest(setconfig) s
     WHERE setrole = 'casetrail_${role}'::regrole AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await client.query(`SELECT set_config('app.clearance', $1, false)`, [clearance]);
    await client.query(`SET SESSION AUTHORIZATION casetrail_${role}`);
    return new PlanReader(client);
  }

  end(): Promise<void> {
    return this.client.end();
  }

  async read({ text, values }: SentStatement, mode: PlanMode): Promise<Reading> {
    const plans = await this.#plans(text, values, mode);
    const read: Reading = { whole: [], rows: 0 };
    const look = (plan: Plan): void => {
      const relation = plan['Relation Name'];
      if (relation && !SMALL.includes(relation)) {
        if (plan['Node Type'] === 'Seq Scan') read.whole.push(relation);
        const passed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
        read.rows += plan['Actual Loops'] * (plan['Actual Rows'] + passed);
      }
      plan.Plans?.forEach(look);
    };
    for (const plan of plans) look(plan);
    return read;
  }

  /** The plans of the last execution, that of the statement itself and those of the functions in it. */
  async #plans(text: string, values: readonly (string | null)[], mode: PlanMode): Promise<Plan[]> {
    let messages: string[] = [];
    const listen = ({ message }: { message: string | undefined }): void => void messages.push(message ?? '');
    this.client.on('notice', listen);
    try {
      await this.client.query(
        `SET plan_cache_mode = ${mode === 'auto' ? mode : `force_${mode}_plan`}; PREPARE one AS ${text}`,
      );
      const given = values.map((value) => (value === null ? 'NULL' : escapeLiteral(value))).join(', ');
      for (let time = 0; time < (mode === 'auto' ? UNTIL_DECIDED : 1); time++) {
        messages = [];
        await this.client.query(`EXECUTE one${given ? ` (${given})` : ''}`);
      }
      await this.client.query('DEALLOCATE one');
    } finally {
      this.client.off('notice', listen);
    }
    const explained = messages.filter((message) => message.includes('plan:'));
    if (explained.length === 0) throw new Error('PostgreSQL has explained nothing.');
    return explained.map((message) => (JSON.parse(message.slice(message.indexOf('{'))) as { Plan: Plan }).Plan);
  }
}
