import { Client } from 'pg';
import type { TestDatabase } from './test-database.js';

/** A connection of one of the login roles, or of the superuser. */
export async function connect(database: TestDatabase, role: keyof TestDatabase['addresses']): Promise<Client> {
  const client = new Client(database.addresses[role]);
  await client.connect();
  return client;
}

/** The rows a statement answers with. */
export async function rowsOf<Row>(client: Client, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row & Record<string, unknown>>(text, values)).rows;
}

/** Runs the statements as one transaction that is rolled back in the end, and answers PostgreSQL's error code, or null. */
export async function refusal(client: Client, ...statements: string[]): Promise<string | null> {
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? null;
  } finally {
    await client.query('ROLLBACK');
  }
}
