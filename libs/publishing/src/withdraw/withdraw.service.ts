import { DomainError } from '@app/kernel';
import { type Change, Handlers, type Outcome } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Near, readNeighbourhood } from '../plan/neighbourhood.js';
import type { CaseWithdrawArgs } from '../record-args.js';
import { stayingOf } from './staying.js';

/** Where a withdrawn record stands: as if it had never been published. */
const TIER_OF_WITHDRAWN = 2;

/** Takes a case back from the public. */
@Injectable()
export class WithdrawService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('caseWithdraw', (change, args: CaseWithdrawArgs) => this.#withdraw(change, args), {
      movesReach: true,
    });
  }

  async #withdraw(change: Change, { id, expectedVersion }: CaseWithdrawArgs): Promise<Outcome> {
    const { manager } = change;
    const key = await change.find('Case', id, 'id');
    await change.lockCases([key]);
    const row = await change.lock('Case', key, expectedVersion, 'id');
    if (row.reach > 0) throw new DomainError('INVALID', 'The case is not public, so it cannot be withdrawn.', ['id']);
    const around = await readNeighbourhood(manager, key);
    const { participants, charges, events, relations, parties, sources } = around;
    const isPublic = ({ reach }: Near) => reach === 0;
    const records = [...parties, ...sources].filter(isPublic);
    const links = around.links.filter(isPublic);
    const staying = await stayingOf(manager, key, { records, links });
    const gone = [...records, ...links].filter((one) => !staying.has(one.id));
    // A relation that another case states is that case's own.
    const own = [around.case, ...participants, ...charges, ...events, ...relations.filter((one) => !one.incoming)];
    await manager.query('SELECT live.hold_names($1)', [gone.map((one) => one.id)]);
    for (const [kind, group] of Map.groupBy([...own, ...gone], (one) => one.kind)) {
      await manager.query(`UPDATE live.${kind} SET tier = $2 WHERE id = ANY ($1) AND tier < $2`, [
        group.map((one) => one.id),
        TIER_OF_WITHDRAWN,
      ]);
    }
    return { records: { case: id } };
  }
}
