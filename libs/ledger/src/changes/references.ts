import { forOne } from '@app/database';
import { decodePresentId, DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { isRecordType, RECORD_TABLES, type RecordType } from './record-kinds.js';

/** A record that was found. */
export interface Referred {
  readonly type: RecordType;
  /** The uuid it is stored under. */
  readonly key: string;
}

/** A place for a record that an argument names; looked up by `References.find`. */
export class Slot {
  #found: Referred | null = null;

  constructor(
    readonly types: readonly RecordType[],
    /** The ID as the client sent it; null where the argument was left out. */
    readonly id: string | null,
    readonly path: readonly string[],
  ) {}

  holds(found: Referred): void {
    this.#found = found;
  }

  /** What was found; null where the argument was left out. */
  get found(): Referred | null {
    if (this.id !== null && this.#found === null) throw new Error(`${this.path.join('.')} has not been looked up.`);
    return this.#found;
  }

  /** Its uuid; null where the argument was left out. */
  get key(): string | null {
    return this.found?.key ?? null;
  }
}

/** Its uuid, of a slot whose argument cannot be left out. */
export function keyOf({ key }: Slot): string {
  if (key === null) throw new TypeError('An argument that is required was left out.');
  return key;
}

/**
 * The records that the arguments of a mutation name: gathered first, then found all in one statement, and before anything
 * is written: a foreign key would answer for records that the writer may not see.
 */
export class References {
  readonly #slots: Slot[] = [];

  constructor(private readonly manager: EntityManager) {}

  /** An argument that names a record, of one of these types; left out or null, it names none. */
  one(types: readonly RecordType[], id: string | null | undefined, ...path: string[]): Slot {
    const slot = new Slot(types, id ?? null, path);
    this.#slots.push(slot);
    return slot;
  }

  /** An argument that is a list of such. */
  many(types: readonly RecordType[], ids: readonly string[] | null | undefined, ...path: string[]): Slot[] {
    return (ids ?? []).map((id, place) => this.one(types, id, ...path, String(place)));
  }

  /**
   * @throws DomainError NOT_FOUND for the first that is not there, is of another type, or is above the writer's
   *   clearance: these are answered alike
   */
  async find(): Promise<void> {
    const wanted = this.#slots.flatMap((slot) => (slot.id === null ? [] : [{ slot, referred: readId(slot.id, slot) }]));
    const byType = Map.groupBy(wanted, ({ referred }) => referred.type);
    if (byType.size === 0) return;
    const selects = [...byType].map(([type, group], place) => {
      const asked = `$${place + 1}::uuid[]`;
      const standing = `SELECT '${type}' AS type, id, id AS now FROM live.${RECORD_TABLES[type]} WHERE id = ANY (${asked})`;
      // The ID of a record that was merged into another leads to that one.
      const found =
        type === 'Person'
          ? `${standing} UNION ALL SELECT '${type}', id, into_id FROM live.merged_persons WHERE id = ANY (${asked})`
          : standing;
      return group.length === 1 ? forOne(found) : found;
    });
    const rows = await this.manager.query<{ type: RecordType; id: string; now: string }[]>(
      selects.join(' UNION ALL '),
      [...byType.values()].map((group) => group.map(({ referred }) => referred.key)),
    );
    const there = new Map(rows.map(({ type, id, now }) => [`${type} ${id}`, now]));
    for (const { slot, referred } of wanted) {
      const key = there.get(`${referred.type} ${referred.key}`);
      if (key === undefined) throw notFound(slot);
      slot.holds({ type: referred.type, key });
    }
  }
}

function readId(id: string, slot: Slot): Referred {
  const decoded = decodePresentId(id, slot.path);
  if (!decoded || !isRecordType(decoded.type) || !slot.types.includes(decoded.type)) throw notFound(slot);
  return { type: decoded.type, key: decoded.uuid };
}

const NAMES: Record<RecordType, string> = {
  Person: 'person',
  PersonDetails: 'personal details',
  Organization: 'organization',
  Affiliation: 'affiliation',
  Relationship: 'relationship',
  Statute: 'statute',
  StatuteArticle: 'article',
  Source: 'source',
  Case: 'case',
  CaseParticipant: 'participant',
  Charge: 'charge',
  RelatedCase: 'relation between cases',
  CaseEvent: 'event',
};

function notFound({ types, path }: Slot): DomainError {
  const wanted = types.length > 3 ? 'record' : types.map((type) => NAMES[type]).join(' or ');
  return new DomainError('NOT_FOUND', `There is no such ${wanted} that you may see. Give the ID of one.`, path);
}
