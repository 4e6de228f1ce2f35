import { randomUUID } from 'node:crypto';
import { memberDataSource, writeWithClearance } from '@app/database';
import { recordChange } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import { ENTITIES } from '../../../apps/server/src/entities.js';
import { rowsOf } from '../connect.js';
import { WriteServer } from '../write-server.js';
import { MarkedRecord, type MarkedRow } from './marked-record.js';
import { LAW, SLUGGED } from './shapes.js';

/** What has addresses: the table, what its addresses begin with, and the type of its IDs. */
export const SUBJECTS = [
  { table: 'cases', path: 'cases', type: 'Case' },
  { table: 'sources', path: 'sources', type: 'Source' },
  { table: 'persons', path: 'people', type: 'Person' },
] as const;

/** A record that everybody may read, with every name and number that an address may have. */
export interface Shown {
  readonly path: string;
  readonly row: MarkedRow;
  readonly editions: readonly number[];
  /** Behind the last slash, without an extension. */
  readonly addresses: readonly string[];
}

/** A marked record after some changes, on a server. */
export class SecretRecord {
  private constructor(
    readonly servers: WriteServer,
    readonly record: MarkedRecord,
    /** The number of the last change set. */
    readonly head: number,
  ) {}

  static async start(): Promise<SecretRecord> {
    const servers = await WriteServer.start({ CASETRAIL_SEED: 'none', RATE_LIMIT: '0' });
    const writes = await memberDataSource(servers.database.addresses.member, ENTITIES, 1).initialize();
    const record = new MarkedRecord(() => Promise.reject(new Error('Nothing is written outside a change.')));
    const change = (work: () => Promise<void>) =>
      writeWithClearance(writes, 3, async (manager) => {
        record.by((text, values) => manager.query(text, values));
        await recordChange(manager, { operation: 'test', actor: null, reason: null }, refoldTouched, work);
      });
    try {
      await changes(record, change);
    } catch (error) {
      await servers.stop();
      throw error;
    } finally {
      await writes.destroy();
    }
    const [last] = await rowsOf<{ seq: number }>(servers.owner, 'SELECT seq::integer FROM ledger.head');
    return new SecretRecord(servers, record, last!.seq);
  }

  /** The reach that the database gives each row that is not retracted, beside that which it is to have. */
  async reaches(): Promise<{ id: string; table: string; reach: number; expected: number }[]> {
    const tables = [...new Set([...this.record.rows.values()].map(({ table }) => table))];
    const found = await Promise.all(
      tables.map((table) =>
        rowsOf<{ id: string; reach: number }>(this.servers.owner, `SELECT id, reach FROM live.${table}`),
      ),
    );
    return tables.flatMap((table, place) =>
      (found[place] ?? []).flatMap(({ id, reach }) => {
        const row = this.record.rows.get(id);
        return row ? [{ id, table, reach, expected: this.record.reach(row) }] : [];
      }),
    );
  }

  #shown: Promise<Shown[]> | undefined;

  /** What the public sees, and what it saw before that was retracted, which has only the addresses of its editions. */
  shown(): Promise<Shown[]> {
    this.#shown ??= this.#everythingShown();
    return this.#shown;
  }

  #everythingShown(): Promise<Shown[]> {
    return Promise.all(
      SUBJECTS.flatMap(({ table, path, type }) =>
        this.record
          .of(table)
          .filter((row) => this.record.reach(row) === 0)
          .map(async (row) => {
            const editions = await this.#editions(row);
            const names = [...this.slugsOf(row).filter((slug) => this.record.isPublic(slug)), `${type}_${row.id}`];
            const numbered = names.flatMap((name) => editions.map((seq) => `${name}@${seq}`));
            const newest = row.retracted ? [] : names.flatMap((name) => [name, `${name}@${this.head}`]);
            return { path, row, editions, addresses: [...numbered, ...newest] };
          }),
      ),
    );
  }

  /** The numbers of a record's public editions. */
  async #editions(row: MarkedRow): Promise<number[]> {
    const found = await rowsOf<{ seq: number }>(
      this.servers.owner,
      `SELECT DISTINCT e.seq::integer FROM generate_series(1, ${this.head}) n
         CROSS JOIN LATERAL live.public_editions(ARRAY['${row.id}'::uuid], ARRAY[n::bigint]) e ORDER BY 1`,
    );
    return found.map(({ seq }) => seq);
  }

  /** Addresses of what the public does not see, without an extension; those of records that never were first. */
  absent(): { path: string; address: string }[] {
    return SUBJECTS.flatMap(({ table, path, type }) => {
      const rows = this.record.of(table);
      const hidden = rows.filter((row) => this.record.reach(row) > 0);
      const names = ['never-was', `${type}_${randomUUID()}`]
        .concat(hidden.flatMap((row) => [...this.slugsOf(row), `${type}_${row.id}`]))
        // What it was called while it was hidden.
        .concat(rows.flatMap((row) => this.slugsOf(row).filter((slug) => !this.record.isPublic(slug))));
      const everywhere = [...new Set(names)].flatMap((name) => [name, `${name}@2`, `${name}@${this.head}`]);
      const retracted = rows.flatMap((row) =>
        row.retracted && this.record.reach(row) === 0
          ? [row.slug!, `${row.slug}@${this.head}`, `${type}_${row.id}`]
          : [],
      );
      return [...everywhere, ...retracted].map((address) => ({ path, address }));
    });
  }

  /** Every slug that a record has had. */
  slugsOf(row: MarkedRow): string[] {
    return [...this.record.marks]
      .filter(([, mark]) => mark.row === row && mark.column === 'slug')
      .map(([slug]) => slug);
  }
}

/** Writes the record, and then what makes editions of it. */
async function changes(record: MarkedRecord, change: (work: () => Promise<void>) => Promise<void>): Promise<void> {
  await change(() => record.write());
  const rows = () => [...record.rows.values()];
  // Half of it is written over: what was public stays in the earlier edition.
  await change(async () => {
    for (const [place, row] of rows().entries())
      if (place % 2 === 0 || record.toShow.includes(row)) await record.rewrite(row);
  });
  await change(async () => {
    for (const row of Object.values(record.sets[0]!)) if (!LAW.includes(row.table)) await record.rewrite(row);
  });
  await change(async () => {
    for (const [place, row] of record.toHide.entries())
      await record.move(row, 1 + (place % (SLUGGED.includes(row.table) ? 2 : 3)));
  });
  await change(async () => {
    for (const row of record.toShow) await record.move(row, 0);
  });
  for (const row of record.toRetract) await change(() => record.retract(row));
}
