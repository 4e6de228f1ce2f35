import { randomUUID } from 'node:crypto';
import type { Viewer, ViewerContext } from '@app/access';
import { decodePresentId, DomainError } from '@app/kernel';
import { type Answer, Changes, type Outcome } from '@app/ledger';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readChoices } from '../plan/choices.js';
import { tryPublic } from '../plan/make-public.js';
import { readNeighbourhood } from '../plan/neighbourhood.js';
import { planOf } from '../plan/plan.js';
import type { CaseSubmitArgs } from './case-submit.args.js';
import { itemsOf } from './items.js';

/** Asks for a case to be made public. */
@Injectable()
export class SubmitService {
  constructor(private readonly changes: Changes) {}

  submit(context: ViewerContext, args: CaseSubmitArgs): Promise<Answer> {
    return this.changes.decide(context, 'caseSubmit', args, async (manager, viewer) => {
      // The trial moves reach, if only to find out.
      await manager.query('SELECT live.lock_reach()');
      return this.#submit(manager, viewer, args);
    });
  }

  async #submit(manager: EntityManager, viewer: Viewer, args: CaseSubmitArgs): Promise<Outcome> {
    const around = await readNeighbourhood(manager, caseKey(args.id));
    const choices = readChoices(around, args);
    const plan = planOf(around, choices);
    const left = plan.held.find(({ record }) => record.id === around.case.id);
    if (left) {
      throw new DomainError('INVALID', `Nothing of the case can be published. ${left.because}`, ['id']);
    }
    const becoming = await tryPublic(manager, plan);
    if (becoming.length === 0) {
      throw new DomainError(
        'INVALID',
        'Nothing would become public: all of it is so already, or left out. Record something new, or include what is left out.',
        ['id'],
      );
    }
    await manager.query(
      `UPDATE live.submissions SET state = 'SUPERSEDED', decided_by = $2, decided_at = now() WHERE case_id = $1 AND state = 'PENDING'`,
      [around.case.id, viewer.accountId],
    );
    const id = randomUUID();
    await manager.query(
      `INSERT INTO live.submissions (id, case_id, reach, clearance, by_account, note, include, exclude, becoming, items)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        around.case.id,
        Math.max(...becoming.map(({ reach }) => reach)),
        viewer.clearance,
        viewer.accountId,
        args.note ?? null,
        [...choices.include],
        [...choices.exclude],
        JSON.stringify(becoming),
        JSON.stringify(itemsOf(around, plan, becoming)),
      ],
    );
    return { records: { submission: `Submission_${id}` } };
  }
}

/** The uuid of the case that an argument names. @throws DomainError NOT_FOUND where it names something else */
function caseKey(id: string): string {
  const decoded = decodePresentId(id, ['id']);
  if (decoded?.type === 'Case') return decoded.uuid;
  throw new DomainError('NOT_FOUND', 'There is no such case that you may see. Give the ID of one.', ['id']);
}
