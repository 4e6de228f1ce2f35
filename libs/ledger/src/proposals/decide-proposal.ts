import { DomainError, decodeId } from '@app/kernel';
import type { Operation, Viewer } from '@app/access';
import type { EntityManager } from 'typeorm';
import type { Basis } from '../changes/change.js';
import { RECORD_TABLES } from '../changes/record-kinds.js';

/** A proposal that waits, locked until the transaction ends. */
export interface WaitingProposal {
  readonly id: string;
  readonly operation: Operation;
  readonly input: object;
  readonly reason: string | null;
  readonly basis: readonly Basis[];
  /** The clearance of whoever made it, when they made it. */
  readonly clearance: Viewer['clearance'];
}

/**
 * Locks a proposal for a decision.
 * @throws DomainError NOT_FOUND; CONFLICT where it is decided already; FORBIDDEN for whoever made it
 */
export async function lockProposal(manager: EntityManager, viewer: Viewer, id: string): Promise<WaitingProposal> {
  const decoded = decodeId(id);
  const rows =
    decoded?.type === 'Proposal'
      ? await manager.query<(WaitingProposal & { state: string; by_account: string | null })[]>(
          'SELECT id, operation, input, reason, basis, clearance, state, by_account FROM live.proposals WHERE id = $1 FOR UPDATE',
          [decoded.uuid],
        )
      : [];
  const [proposal] = rows;
  if (!proposal) throw new DomainError('NOT_FOUND', 'There is no such proposal that you may see.', ['id']);
  if (proposal.state !== 'PENDING') {
    throw new DomainError('CONFLICT', `This proposal is decided already: it is ${proposal.state}.`, ['id']);
  }
  if (proposal.by_account === viewer.accountId) {
    throw new DomainError('FORBIDDEN', 'Nobody decides on their own proposal. Ask another editor.', ['id']);
  }
  return proposal;
}

/** What of the records that a proposal was made for is another version now, or gone; null where nothing is. */
export async function staleness(manager: EntityManager, basis: readonly Basis[]): Promise<string | null> {
  for (const [type, group] of Map.groupBy(basis, (one) => one.type)) {
    const rows = await manager.query<{ id: string; version: number }[]>(
      `SELECT id, version FROM live.${RECORD_TABLES[type]} WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE`,
      [group.map(({ key }) => key)],
    );
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    for (const { key, version } of group) {
      const now = versions.get(key);
      if (now === undefined) return 'The record it would change is there no more.';
      if (now !== version)
        return `The record was at version ${version} when this was proposed, and is at version ${now}.`;
    }
  }
  return null;
}

/** Writes a decision down. */
export async function closeProposal(
  manager: EntityManager,
  viewer: Viewer,
  proposal: WaitingProposal,
  {
    state,
    reason,
    seq = null,
  }: { state: 'APPROVED' | 'REJECTED' | 'STALE'; reason: string | null; seq?: number | null },
): Promise<void> {
  await manager.query(
    'UPDATE live.proposals SET state = $2, decided_by = $3, decided_at = now(), decision = $4, seq = $5 WHERE id = $1',
    [proposal.id, state, viewer.accountId, reason, seq],
  );
}
