import { forOne } from '@app/database';
import { Confidentiality, DomainError, tierOf } from '@app/kernel';
import type { Viewer } from '@app/access';
import type { EntityManager } from 'typeorm';
import { explainConflict } from './explain-conflict.js';
import type { LockedRow } from './locked-row.js';
import { type RaisedColumns, raiseTier } from './raise-tier.js';
import { RECORD_TABLES, type RecordType } from './record-kinds.js';
import { keyOf, References } from './references.js';

/** What is new is RESTRICTED. */
export const TIER_OF_NEW = 2;

/** A public record that a change would alter, at the version it was found at. */
export interface Basis {
  readonly type: RecordType;
  readonly key: string;
  readonly version: number;
}

/** One mutation under way, inside its transaction and its open change set. */
export class Change {
  readonly #basis: Basis[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly viewer: Viewer,
    /** True where a second person has approved it: what is public may be changed. */
    readonly approved: boolean,
  ) {}

  /** The public records it would alter; where there are any, and nobody else has approved it, it has to wait. */
  get basis(): readonly Basis[] {
    return this.#basis;
  }

  /** The records that the arguments name, to be gathered and found. */
  references(): References {
    return new References(this.manager);
  }

  /** Finds the one record an argument names, where there are no others; see `References`. */
  async find(type: RecordType, id: string, ...path: string[]): Promise<string> {
    const references = this.references();
    const slot = references.one([type], id, ...path);
    await references.find();
    return keyOf(slot);
  }

  /** Locks cases, in the order of their ids, before anything in them is written: what is folded later must hold it all. */
  async lockCases(keys: readonly string[]): Promise<void> {
    const cases = [...new Set(keys)];
    const locking = 'SELECT FROM live.cases WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE';
    await this.manager.query(cases.length === 1 ? forOne(locking) : locking, [cases]);
  }

  /**
   * Locks a record and holds it against the version its writer has read.
   * @throws DomainError NOT_FOUND; CONFLICT, which says what has changed since and in which change sets
   */
  async lock(type: RecordType, key: string, expectedVersion: number | null, ...path: string[]): Promise<LockedRow> {
    const table = RECORD_TABLES[type];
    const [row] = await this.manager.query<LockedRow[]>(`SELECT * FROM live.${table} WHERE id = $1 FOR NO KEY UPDATE`, [
      key,
    ]);
    // Retracted or hidden since it was found.
    if (!row) throw new DomainError('NOT_FOUND', 'There is no such record that you may see.', path);
    if (expectedVersion !== null && row.version !== expectedVersion) {
      throw await explainConflict(this.manager, { table, key, expected: expectedVersion, version: row.version });
    }
    return row;
  }

  /** Says that a locked record is altered: one that is public and stays so makes the whole change wait for a second person. */
  alters(type: RecordType, { id, reach, version }: LockedRow, tierAfter = 0): void {
    if (reach === 0 && tierAfter === 0) this.#basis.push({ type, key: id, version });
  }

  /** What to write with the tier a record is raised to, and what goes with it; see `raiseTier`. */
  raise(type: RecordType, row: LockedRow, tier: number): Promise<RaisedColumns> {
    return raiseTier(this.manager, type, row, tier);
  }

  /** What the change has made public though it stood hidden: nobody does that alone, by whatever operation. */
  async exposes(): Promise<void> {
    const rows = await this.manager.query<{ kind: string; id: string; version: number }[]>(
      'SELECT kind, id, version FROM live.made_public()',
    );
    const types = Object.entries(RECORD_TABLES) as [RecordType, string][];
    for (const { kind, id, version } of rows) {
      const type = types.find(([, table]) => table === kind)?.[0];
      if (type) this.#basis.push({ type, key: id, version });
    }
  }

  /** Counts a record's version up, because a part of it has been written: a name, an author, a citation. */
  async renew(type: RecordType, key: string): Promise<void> {
    await this.manager.query('SELECT live.renew($1, $2)', [RECORD_TABLES[type], key]);
  }

  /**
   * The tier of a new record.
   * @throws DomainError INVALID where it is lower than what is new may be, or above the writer's clearance
   */
  newTier(confidentiality: Confidentiality | null | undefined, ...path: string[]): number {
    return this.#tier(confidentiality, TIER_OF_NEW, path);
  }

  /** The tier of a record after a patch: the one it has where the patch leaves it out. */
  raisedTier(row: { tier: number }, confidentiality: Confidentiality | null | undefined, ...path: string[]): number {
    return this.#tier(confidentiality, row.tier, path);
  }

  #tier(confidentiality: Confidentiality | null | undefined, least: number, path: readonly string[]): number {
    if (!confidentiality) return least;
    const tier = tierOf(confidentiality);
    if (tier < least) {
      throw new DomainError(
        'INVALID',
        `A tier can be raised here, never lowered to ${confidentiality}. What is to be public is submitted with its case: caseSubmit.`,
        path,
      );
    }
    if (tier > this.viewer.clearance) {
      throw new DomainError('INVALID', 'Your account is not cleared for that tier. Give one that you may see.', path);
    }
    return tier;
  }
}
