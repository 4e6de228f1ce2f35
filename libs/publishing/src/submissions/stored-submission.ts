import type { Viewer } from '@app/access';
import { decodeId, DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import type { Becoming } from '../plan/make-public.js';

/** A record of a submission as it is stored: what it was when the case was submitted. */
export interface StoredItem {
  /** The global ID of the record. */
  readonly id: string;
  readonly version: number;
  readonly reach: number;
  /** Why it is left out; null where it becomes public. */
  readonly held: string | null;
  /** Whose consent is shown with it: the uuid of a person. */
  readonly person: string | null;
}

/** A submission that waits, locked until the transaction ends. */
export interface WaitingSubmission {
  readonly id: string;
  readonly caseId: string;
  readonly clearance: number;
  readonly byAccount: string;
  readonly include: string[];
  readonly exclude: string[];
  readonly becoming: Becoming[];
  readonly items: StoredItem[];
}

/**
 * Locks a submission for a decision.
 * @throws DomainError NOT_FOUND; CONFLICT where it is decided already
 */
export async function lockSubmission(manager: EntityManager, id: string): Promise<WaitingSubmission> {
  const decoded = decodeId(id);
  const [row] =
    decoded?.type === 'Submission'
      ? await manager.query<(WaitingSubmission & { state: string })[]>(
          `SELECT s.id, s.case_id AS "caseId", s.clearance, s.by_account AS "byAccount", s.include, s.exclude, s.becoming, s.items, s.state
           FROM live.submissions s JOIN live.cases k ON k.id = s.case_id WHERE s.id = $1 FOR UPDATE OF s`,
          [decoded.uuid],
        )
      : [];
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such submission that you may see.', ['id']);
  if (row.state !== 'PENDING') {
    throw new DomainError('CONFLICT', `This submission waits no more: it is ${row.state}.`, ['id']);
  }
  return row;
}

/** Writes a decision down. @param id  the global ID */
export async function closeSubmission(
  manager: EntityManager,
  viewer: Viewer,
  id: string,
  { state, reason, seq = null }: { state: 'PUBLISHED' | 'REJECTED'; reason: string | null; seq?: number | null },
): Promise<void> {
  await manager.query(
    `UPDATE live.submissions SET state = $2, decided_by = $3, decided_at = now(), decision = $4, seq = $5 WHERE id = $1`,
    [decodeId(id)?.uuid, state, viewer.accountId, reason, seq],
  );
}
