import { DomainError } from '@app/kernel';
import { type Change, Handlers, type Outcome, RECORD_TABLES, type RecordType } from '@app/ledger';
import { accusedWithout, refoldCustody } from '@app/timeline';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lockCaseOf } from '../case-of.js';
import { typeOfTable } from '../plan/record-types.js';
import type { RecordRetractArgs } from '../record-args.js';

const TYPES = Object.keys(RECORD_TABLES) as RecordType[];
/** At most this many records are named. */
const MOST_NAMED = 5;

/** Takes records out of the present. */
@Injectable()
export class RetractService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('recordRetract', (change, args: RecordRetractArgs) => this.#retract(change, args), {
      movesReach: true,
    });
  }

  async #retract(change: Change, { id, expectedVersion }: RecordRetractArgs): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const slot = references.one(TYPES, id, 'id');
    await references.find();
    const { type, key } = slot.found!;
    const table = RECORD_TABLES[type];
    await lockCaseOf(change, type, key);
    await change.lock(type, key, expectedVersion, 'id');
    const resting = await manager.query<{ kind: string; id: string }[]>('SELECT kind, id FROM live.rests_on($1, $2)', [
      table,
      key,
    ]);
    if (resting.length > 0) throw inTheWay(resting);
    // The fold no longer finds the persons of a case that is gone, though their custody may have rested on it.
    const accused = type === 'Case' ? await accusedWithout(manager, key) : null;
    await manager.query('SELECT live.retract($1, $2)', [table, key]);
    if (accused) await refoldCustody(manager, accused);
    return { records: {}, ids: { retractedId: id } };
  }
}

function inTheWay(resting: readonly { kind: string; id: string }[]): DomainError {
  const named = resting.slice(0, MOST_NAMED).map(({ kind, id }) => `${typeOfTable(kind)}_${id}`);
  if (resting.length > named.length) named.push(`${resting.length - named.length} more`);
  return new DomainError(
    'CONFLICT',
    `Other records rest on this one: ${named.join(', ')}. Retract or change these first.`,
    ['id'],
  );
}
