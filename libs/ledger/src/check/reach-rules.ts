import type { DataSource } from 'typeorm';

/** Which record hangs on which, as the database itself tells it. */
export interface Rules {
  /** Every record table. */
  tables: string[];
  /** Per table, the columns that hold what its rows hang on, with the table each leads to. */
  hangsOn: Map<string, { column: string; parent: string }[]>;
}

/** Reads the record tables, those that have a history, and what each hangs on. */
export async function readRules(source: DataSource): Promise<Rules> {
  const tables = await source.query<{ name: string }[]>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shown'
     WHERE c.relnamespace = 'history'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`,
  );
  const links = await source.query<{ child: string; column: string; parent: string }[]>(
    `SELECT child, by_column AS column, parent FROM ledger.hangs_on ORDER BY child, by_column`,
  );
  return { tables: tables.map(({ name }) => name), hangsOn: Map.groupBy(links, ({ child }) => child) };
}

/** The reach a row should have as far as the stored reach of what it hangs on is right, given an alias for the row. */
export function expectedReach(rules: Rules, table: string, row: string): string {
  const terms = (rules.hangsOn.get(table) ?? []).map(
    ({ column, parent }) => `(SELECT p.reach FROM live.${parent} p WHERE p.id = ${row}.${column})`,
  );
  if (table === 'case_events') {
    terms.push(
      `(SELECT min(c.reach) FROM live.event_charges n JOIN live.charges c ON c.id = n.charge_id WHERE n.event_id = ${row}.id)`,
      `(SELECT min(greatest(n.tier, p.reach)) FROM live.event_defendants n JOIN live.persons p ON p.id = n.person_id WHERE n.event_id = ${row}.id)`,
      `(SELECT min(greatest(c.tier, s.reach)) FROM live.citations c JOIN live.sources s ON s.id = c.source_id
        WHERE c.case_event_id = ${row}.id AND c.stance = 'SUPPORTS')`,
    );
  }
  return `greatest(${[`${row}.tier`, ...terms].join(', ')})`;
}
