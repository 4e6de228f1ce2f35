import { DomainError, tierOf } from '@app/kernel';
import { type Change, Handlers, type LockedRow, type Outcome, RECORD_TABLES, type RecordType } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lockCaseOf } from '../case-of.js';
import type { RecordHideArgs } from '../record-args.js';

const TYPES = Object.keys(RECORD_TABLES) as RecordType[];
/** The law names nobody, and is for everybody. */
const LAW: readonly RecordType[] = ['Statute', 'StatuteArticle'];

/** The emergency brake: hides a record at once. */
@Injectable()
export class HideService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('recordHide', (change, args: RecordHideArgs) => this.#hide(change, args), { movesReach: true });
  }

  async #hide(change: Change, { id, confidentiality }: RecordHideArgs): Promise<Outcome> {
    const references = change.references();
    const slot = references.one(TYPES, id, 'id');
    await references.find();
    const { type, key } = slot.found!;
    if (LAW.includes(type)) {
      throw new DomainError(
        'INVALID',
        'Statutes and their articles are public: they name nobody. Hide what names somebody.',
        ['id'],
      );
    }
    await lockCaseOf(change, type, key);
    const row = await change.lock(type, key, null, 'id');
    const tier = tierAbove(row, tierOf(confidentiality), change.viewer.clearance);
    await refuseSecondDetails(change, type, row, tier);
    const { slug } = await change.raise(type, row, tier);
    await change.manager.query(
      `UPDATE live.${RECORD_TABLES[type]} SET tier = $2${slug === undefined ? '' : ', slug = $3'} WHERE id = $1`,
      slug === undefined ? [key, tier] : [key, tier, slug],
    );
    return { records: { record: id } };
  }
}

/** @throws DomainError INVALID where the tier is not above the record's, or above what the account sees */
function tierAbove({ tier: present }: LockedRow, tier: number, clearance: number): number {
  const field = ['confidentiality'];
  if (tier <= present) {
    throw new DomainError(
      'INVALID',
      'The record is hidden from these viewers already, or more: give a higher tier than it has.',
      field,
    );
  }
  if (tier > clearance) {
    throw new DomainError('INVALID', 'Your account is not cleared for that tier. Give one that you may see.', field);
  }
  return tier;
}

/** A person has one record of details a tier: a second would be in the first one's place. */
async function refuseSecondDetails({ manager }: Change, type: RecordType, row: LockedRow, tier: number): Promise<void> {
  if (type !== 'PersonDetails') return;
  const [other] = await manager.query<{ id: string }[]>(
    'SELECT id FROM live.person_details WHERE person_id = $1 AND tier = $2',
    [row['person_id'], tier],
  );
  if (!other) return;
  throw new DomainError(
    'CONFLICT',
    `There are details of that tier already: PersonDetails_${other.id}. Put into these what is to be hidden, and retract the others.`,
    ['confidentiality'],
  );
}
