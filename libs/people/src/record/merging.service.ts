import { decodePresentId, DomainError } from '@app/kernel';
import { type Change, Handlers, keyOf, type Outcome } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MergedPersonEntity } from '../merged-person.entity.js';
import { PersonEntity } from '../person.entity.js';

interface MergeArgs {
  id: string;
  duplicate: string;
}

/** Merges two records of one person, and takes that back; nobody else changes anything meanwhile, wherever they move. */
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
    const from = decodePresentId(duplicate, ['duplicate']);
    const merged =
      from?.type === 'Person'
        ? await change.manager.findOneBy(MergedPersonEntity, { id: from.uuid, intoId: into })
        : null;
    if (!merged) {
      throw new DomainError('NOT_FOUND', 'No such person was merged into this one, as far as you may see.', [
        'duplicate',
      ]);
    }
    const stays = await change.lock('Person', into, null, 'id');
    await change.manager.query('SELECT live.unmerge_persons($1, $2)', [into, merged.id]);
    // Whose name was hidden meanwhile comes back as hidden as it is, perhaps from whoever asked.
    const isSeen = await change.manager.existsBy(PersonEntity, { id: merged.id });
    const reach = isSeen ? (await change.lock('Person', merged.id, null, 'duplicate')).reach : null;
    // Whoever is public again waits for a second person, also where they were taken out of somebody who is not.
    change.alters('Person', reach === 0 ? { ...stays, reach } : stays);
    await change.renew('Person', into);
    return { records: { person: `Person_${merged.id}` } };
  }
}
