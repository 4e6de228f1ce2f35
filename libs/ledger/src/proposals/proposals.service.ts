import type { Viewer, ViewerContext } from '@app/access';
import { decodeId, DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Answer, Changes } from '../changes/changes.js';
import type { Outcome } from '../changes/outcome.js';
import { isRecordType } from '../changes/record-kinds.js';
import { closeProposal, lockProposal, staleness, type WaitingProposal } from './decide-proposal.js';

/** Decides on proposals: by somebody else than whoever made them. */
@Injectable()
export class ProposalsService {
  constructor(private readonly changes: Changes) {}

  /** Carries the proposal out as it was made; where the record has moved on, it is found stale instead. */
  approve(context: ViewerContext, id: string, reason: string | null): Promise<Answer> {
    return this.changes.decide(context, 'proposalApprove', { id, reason }, async (manager, viewer) => {
      const proposal = await lockProposal(manager, viewer, id);
      const stale = await staleness(manager, proposal.basis);
      if (stale !== null) return this.#stale(manager, viewer, proposal, stale);
      await manager.query('SAVEPOINT applied');
      try {
        // What it replaces is what whoever made it saw: of what they did not see, nothing goes.
        const clearance = viewer.clearance < proposal.clearance ? viewer.clearance : proposal.clearance;
        await manager.query(`SELECT set_config('app.clearance', '${clearance}', true)`);
        const { records, seq } = await this.changes.apply(manager, {
          viewer: { ...viewer, clearance },
          operation: proposal.operation,
          args: proposal.input,
          reason: reason ?? proposal.reason,
          approved: true,
        });
        await manager.query(`SELECT set_config('app.clearance', '${viewer.clearance}', true)`);
        await closeProposal(manager, viewer, proposal, { state: 'APPROVED', reason, seq: seq ?? null });
        return { records: { record: recordOf(records, proposal) }, proposal: proposal.id, seq: seq ?? null };
      } catch (error) {
        // What it refers to has been changed, though not the record itself.
        if (!(error instanceof DomainError)) throw error;
        await manager.query('ROLLBACK TO SAVEPOINT applied');
        return this.#stale(manager, viewer, proposal, error.message);
      }
    });
  }

  reject(context: ViewerContext, id: string, reason: string): Promise<Answer> {
    return this.changes.decide(context, 'proposalReject', { id, reason }, async (manager, viewer) => {
      const proposal = await lockProposal(manager, viewer, id);
      await closeProposal(manager, viewer, proposal, { state: 'REJECTED', reason });
      return { records: {}, proposal: proposal.id };
    });
  }

  async #stale(manager: EntityManager, viewer: Viewer, proposal: WaitingProposal, why: string): Promise<Outcome> {
    await closeProposal(manager, viewer, proposal, { state: 'STALE', reason: why });
    const message = `The proposal can no longer be carried out: ${why} Propose the change anew.`;
    return { records: {}, proposal: proposal.id, errors: [{ code: 'CONFLICT', message, field: ['id'] }] };
  }
}

/** The record to show: the one the operation answers; where that is no record of its own, such as a citation, the one it changed. */
function recordOf(records: Outcome['records'], { basis }: WaitingProposal): string {
  const answered = Object.values(records).find((id) => {
    const decoded = decodeId(id);
    return decoded !== null && isRecordType(decoded.type);
  });
  const [changed] = basis;
  if (answered !== undefined) return answered;
  if (!changed) throw new Error('A proposal changes at least one record.');
  return `${changed.type}_${changed.key}`;
}
