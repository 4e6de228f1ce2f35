import { type Operation, POLICY, type Viewer, type ViewerContext } from '@app/access';
import { decodeId, DomainError } from '@app/kernel';
import { type Answer, type Change, Changes, Handlers, type Outcome } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Choices } from '../plan/choices.js';
import { makePublic } from '../plan/make-public.js';
import { readNeighbourhood } from '../plan/neighbourhood.js';
import { planOf } from '../plan/plan.js';
import { refuseMoved } from './compare.js';
import type { SubmissionPublishArgs, SubmissionRejectArgs } from './decision.args.js';
import { closeSubmission, lockSubmission, type WaitingSubmission } from './stored-submission.js';

/** What puts facts on record: who did one of these does not decide on its publication. */
const RECORDING = (Object.keys(POLICY) as Operation[]).filter((operation) => POLICY[operation].records);

/** Decides on submissions: publishes exactly what was submitted, or nothing. */
@Injectable()
export class PublishService implements OnModuleInit {
  constructor(
    private readonly changes: Changes,
    private readonly handlers: Handlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add('submissionPublish', (change, args: SubmissionPublishArgs) => this.#handle(change, args), {
      movesReach: true,
    });
  }

  publish(context: ViewerContext, args: SubmissionPublishArgs): Promise<Answer> {
    return this.changes.decide(context, 'submissionPublish', args, async (manager, viewer) => {
      const reason = args.reason ?? null;
      const outcome = await this.changes.apply(manager, {
        viewer,
        operation: 'submissionPublish',
        args,
        reason,
        approved: true,
      });
      await closeSubmission(manager, viewer, args.id, { state: 'PUBLISHED', reason, seq: outcome.seq ?? null });
      return outcome;
    });
  }

  /** By any editor: whoever submitted it may take it back so. */
  reject(context: ViewerContext, { id, reason }: SubmissionRejectArgs): Promise<Answer> {
    return this.changes.decide(context, 'submissionReject', { id, reason }, async (manager, viewer) => {
      await lockSubmission(manager, id);
      await closeSubmission(manager, viewer, id, { state: 'REJECTED', reason });
      return { records: { submission: id } };
    });
  }

  async #handle(change: Change, { id }: SubmissionPublishArgs): Promise<Outcome> {
    const { manager, viewer } = change;
    const submission = await lockSubmission(manager, id);
    await refuseRecorder(manager, viewer, submission);
    await change.lockCases([submission.caseId]);
    // What only one of the two can see is not looked at: the submission does not rest on it, and is not told of it.
    await seeAt(manager, Math.min(submission.clearance, viewer.clearance));
    const around = await readNeighbourhood(manager, submission.caseId);
    const now = await makePublic(manager, planOf(around, choicesOf(submission)));
    await seeAt(manager, viewer.clearance);
    refuseMoved(submission.becoming, now);
    return { records: { case: `Case_${submission.caseId}` } };
  }
}

/** @throws DomainError FORBIDDEN for whoever submitted it, or recorded any of what becomes public */
async function refuseRecorder(
  manager: EntityManager,
  { accountId }: Viewer,
  { byAccount, becoming }: WaitingSubmission,
): Promise<void> {
  if (byAccount === accountId) {
    throw new DomainError('FORBIDDEN', 'Nobody publishes what they submitted themselves. Ask another editor.', ['id']);
  }
  const rows = JSON.stringify(becoming.map(({ kind, id }) => ({ kind, id })));
  const [found] = await manager.query<{ recorded: boolean }[]>('SELECT live.has_recorded($1, $2, $3) AS recorded', [
    accountId,
    RECORDING,
    rows,
  ]);
  if (found?.recorded) {
    throw new DomainError(
      'FORBIDDEN',
      'You have recorded some of what would become public, and nobody publishes that themselves. Ask another editor.',
      ['id'],
    );
  }
}

/** What was left out then is left out now, for whatever reason it was. */
function choicesOf({ include, exclude, items }: WaitingSubmission): Choices {
  const held = items.flatMap((item) => (item.held === null ? [] : (decodeId(item.id)?.uuid ?? [])));
  return { include: new Set(include), exclude: new Set([...exclude, ...held]) };
}

async function seeAt(manager: EntityManager, clearance: number): Promise<void> {
  await manager.query(`SELECT set_config('app.clearance', $1, true)`, [String(clearance)]);
}
