import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createToken } from '@app/access';
import { memberDataSource, migrationSource } from '@app/database';
import { checkRecords, describeDrift } from '@app/ledger';
import { verifyDatabase } from '@app/proof';
import { checkLines, refoldTouched } from '@app/timeline';
import { Client } from 'pg';
import type { DataFolder } from '../data-folder.js';
import { type RunningServer, startServer } from '../start-server.js';
import type { SmallDisk } from './small-disk.js';
import type { Asked, Writers } from './writers.js';

/** How long the service may take to answer again once its database is there. */
const BACK_WITHIN_MS = 10_000;

/** A server with a database of its own, which can be hurt in every way that a machine can. */
export class Ordeal {
  #server: RunningServer | undefined;
  readonly #servers: RunningServer[] = [];

  constructor(
    private readonly data: DataFolder,
    private readonly disk: SmallDisk,
  ) {}

  get server(): RunningServer {
    return this.#server!;
  }

  get url(): string {
    return this.server.url;
  }

  async start(): Promise<void> {
    const port = this.#server ? new URL(this.#server.url).port : '0';
    this.#server = await startServer({ env: { ...this.data.env, PORT: port, RATE_LIMIT: '0' } });
    this.#servers.push(this.#server);
  }

  address(role: 'superuser' | 'owner' | 'member' | 'public'): string {
    const secrets = JSON.parse(this.data.read('secrets.json')) as Record<string, string>;
    return `postgres://casetrail_${role}:${secrets[role]}@127.0.0.1:${this.data.postmaster().port}/casetrail`;
  }

  /** Tokens of advocates. */
  async tokens(count: number): Promise<string[]> {
    const superuser = await this.#connect('superuser');
    const source = await memberDataSource(this.address('member'), [], 1).initialize();
    const tokens: string[] = [];
    for (let place = 0; place < count; place++) {
      const { rows } = await superuser.query<{ id: string }>(
        `INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash)
         VALUES (gen_random_uuid(), $1, 'Writer', 'ADVOCATE', 2, '$argon2id$none') RETURNING id`,
        [`${randomUUID()}@example.org`],
      );
      const account = { id: rows[0]!.id, role: 'ADVOCATE' as const, disabled: false };
      tokens.push(await createToken(source.manager, { account, name: 'test', mayWrite: true, days: 1 }));
    }
    await source.destroy();
    await superuser.end();
    return tokens;
  }

  /** What all servers have logged of errors that are theirs. */
  get defects(): string[] {
    return this.#servers.flatMap((server) =>
      server
        .output()
        .stderr.split('\n')
        .filter((line) => line.includes('internal error')),
    );
  }

  killPostgres(): void {
    process.kill(this.data.postmaster().pid, 'SIGKILL');
  }

  /** Kills the server; another takes its place at the same address. */
  async killServer(): Promise<void> {
    this.server.process.kill('SIGKILL');
    await this.server.program.ended;
    await this.start();
  }

  /** Has PostgreSQL do nothing for a while, all of its processes. */
  async pause(whilePaused: () => Promise<void>): Promise<void> {
    const processes = this.#postgres();
    for (const pid of processes) send(pid, 'SIGSTOP');
    try {
      await whilePaused();
    } finally {
      for (const pid of processes) send(pid, 'SIGCONT');
    }
  }

  /** Has no file of the database grow meanwhile. */
  async full(whileFull: () => Promise<void>): Promise<void> {
    this.disk.fill(this.#postgres());
    try {
      await whileFull();
    } finally {
      this.disk.free(this.#postgres());
    }
  }

  /** Whether the service says that it can answer. */
  async ready(): Promise<number> {
    return await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(8_000) }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  /** @throws where the service does not say in time that it can answer, and then records what it is asked to */
  async back(writers: Writers): Promise<void> {
    const signal = AbortSignal.timeout(BACK_WITHIN_MS);
    try {
      while ((await this.ready()) !== 200) await delay(50, undefined, { signal });
      await writers.hear('ACKNOWLEDGED', signal);
    } catch (cause) {
      const { stdout, stderr } = this.server.output();
      throw new Error(`It was not back within ${BACK_WITHIN_MS} ms.\n${stdout.slice(-4_000)}\n${stderr}`, { cause });
    }
  }

  /** How many persons have this name, of any tier. */
  async count(name: string): Promise<number> {
    return (await this.#counts()).get(name) ?? 0;
  }

  /** What is not as clients were told. */
  async untrue(asked: readonly Asked[]): Promise<string[]> {
    const made = await this.#counts();
    return asked.flatMap(({ name, known, sent }) => {
      const count = made.get(name) ?? 0;
      const right = { ACKNOWLEDGED: count === 1, REFUSED: count === 0, UNKNOWN: count <= 1 }[known];
      return right ? [] : [`${name}: ${known} after ${sent}, and there ${count} times`];
    });
  }

  /** What is wrong with the ledger, with what is derived, or with the number of change sets: one for each person, and no other. */
  async unsound(): Promise<string[]> {
    const wrong: string[] = [];
    const persons = [...(await this.#counts()).values()].reduce((sum, count) => sum + count, 0);
    const source = await migrationSource(this.address('owner'), []).initialize();
    try {
      const report = (drift: Parameters<typeof describeDrift>[0]): void => void wrong.push(describeDrift(drift));
      await checkRecords(source, { report, repair: false, settle: refoldTouched });
      await checkLines(source, { report, repair: false, settle: refoldTouched });
      const { faults, size } = await source.transaction((manager) =>
        verifyDatabase(manager, { checkpoints: [], keys: [] }),
      );
      wrong.push(...faults.map(({ seq, what }) => `${seq}: ${what}`));
      if (size !== persons) wrong.push(`${size} change sets for ${persons} persons`);
      return wrong;
    } finally {
      await source.destroy();
    }
  }

  /** Ends everything, also what a test that failed has left, and returns the processes that were left. */
  async stop(): Promise<number[]> {
    await this.#server?.stop();
    const left = this.data.processes();
    for (const pid of left) send(pid, 'SIGKILL');
    return left;
  }

  async #counts(): Promise<Map<string, number>> {
    const superuser = await this.#connect('superuser');
    const { rows } = await superuser.query<{ text: string; count: number }>(
      'SELECT text, count(*)::integer AS count FROM live.names GROUP BY text',
    );
    await superuser.end();
    return new Map(rows.map(({ text, count }) => [text, count]));
  }

  #postgres(): number[] {
    return this.data.processes().filter((pid) => {
      try {
        return readFileSync(join('/proc', String(pid), 'comm'), 'utf8').trim() === 'postgres';
      } catch {
        return false; // It has just ended.
      }
    });
  }

  async #connect(role: 'superuser'): Promise<Client> {
    const client = new Client(this.address(role));
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}

function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}
