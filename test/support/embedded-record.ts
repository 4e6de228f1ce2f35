import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { DataFolder } from './data-folder.js';
import { startServer, type RunningServer } from './start-server.js';

/** A data folder and the servers started on it, for tests of their life and death. */
export class EmbeddedRecord {
  readonly data = new DataFolder();
  private readonly servers: RunningServer[] = [];

  async start(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
    const server = await startServer({ env: { ...this.data.env, ...env } });
    this.servers.push(server);
    return server;
  }

  /** Asks the database as the operator's superuser would, from outside. */
  async ask(text: string): Promise<unknown[]> {
    const { superuser } = JSON.parse(this.data.read('secrets.json')) as { superuser: string };
    const { port } = this.data.postmaster();
    const client = new Client(`postgres://casetrail_superuser:${superuser}@127.0.0.1:${port}/casetrail`);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  exists(name: string): boolean {
    return existsSync(join(this.data.path, name));
  }

  /** What initdb is working in, or has left. */
  drafts(): string[] {
    return readdirSync(this.data.path).filter((name) => name.startsWith('postgres.new-'));
  }

  /** Stops everything, removes the folder, and returns the processes that were left, which there should be none of. */
  async clear(): Promise<number[]> {
    await Promise.all(this.servers.map((server) => server.stop()));
    const left = this.data.processes();
    for (const pid of left) process.kill(pid, 'SIGKILL');
    this.data.remove();
    return left;
  }
}

/** Waits for something a process does to the data folder. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await delay(5);
}
