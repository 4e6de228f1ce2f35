import { decodeId, DomainError } from '@app/kernel';
import { type Change, Handlers, keyOf, type Outcome } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MergedPersonEntity } from '../merged-person.entity.js';

interface MergeArgs {
  id: string;
  duplicate: string;
}

/** Merges two records of one person, and takes that back. */
@Injectable()
export class MergingService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('personMerge', (change, args: MergeArgs) => this.merge(change, args), { movesReach: true });
    this.handlers.add('personUnmerge', (change, args: MergeArgs) => this.unmerge(change, args), { movesReach: true });
  }

  private async merge(change: Change, { id, duplicate }: MergeArgs): Promise<Outcome> {
    const references = change.references();
    const into = references.one(['Person'], id, 'id');
    const from = references.one(['Person'], duplicate, 'duplicate');
    await references.find();
    if (into.key === from.key) {
      throw new DomainError('INVALID', 'The two are one record already. Give the IDs of two.', ['duplicate']);
    }
    for (const slot of [into, from]) change.alters('Person', await change.lock('Person', keyOf(slot), null, 'id'));
    await change.manager.query('SELECT live.merge_persons($1, $2)', [into.key, from.key]);
    await change.renew('Person', keyOf(into));
    return { records: { person: `Person_${into.key}` } };
  }

  private async unmerge(change: Change, { id, duplicate }: MergeArgs): Promise<Outcome> {
    const into = await change.find('Person', id, 'id');
    const from = decodeId(duplicate);
    const merged =
      from?.type === 'Person'
        ? await change.manager.findOneBy(MergedPersonEntity, { id: from.uuid, intoId: into })
        : null;
    if (!merged) {
      throw new DomainError('NOT_FOUND', 'No such person was merged into this one, as far as you may see.', [
        'duplicate',
      ]);
    }
    await refuseOutOfOrder(change, merged.id, into);
    change.alters('Person', await change.lock('Person', into, null, 'id'));
    await change.manager.query('SELECT live.unmerge_persons($1, $2)', [into, merged.id]);
    await change.renew('Person', into);
    return { records: { person: `Person_${merged.id}` } };
  }
}

/** What went on with the record it had gone into is taken out with that one first. */
async function refuseOutOfOrder({ manager }: Change, from: string, into: string): Promise<void> {
  const [merge] = await manager.query<{ into_id: string }[]>(
    `SELECT h.into_id FROM history.merged_persons h WHERE h.id = $1 AND h.operation = 'CREATED' ORDER BY h.seq DESC LIMIT 1`,
    [from],
  );
  if (!merge || merge.into_id === into) return;
  throw new DomainError(
    'CONFLICT',
    `It went into Person_${merge.into_id}, which was merged into this one later. Take that out first.`,
    ['duplicate'],
  );
}
