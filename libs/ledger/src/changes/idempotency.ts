import { createHash } from 'node:crypto';
import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import type { Outcome } from './outcome.js';

/** How long an answer is kept for a retry. */
const KEPT = '24 hours';

/** A key of one account, for one operation. */
export interface IdempotencyKey {
  readonly account: string;
  readonly operation: string;
  readonly key: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/**
 * Takes a key for this transaction. Whoever comes with the same key meanwhile waits for its end.
 *
 * @returns the answer that the key's first request got; null where this is the first
 * @throws DomainError IDEMPOTENCY_MISMATCH where the key came with other arguments before
 */
export async function claimKey(
  manager: EntityManager,
  { account, operation, key }: IdempotencyKey,
  args: object,
): Promise<Outcome | null> {
  const keyHash = sha256(key);
  const requestHash = sha256(canonical(args));
  const id = [account, operation, keyHash];
  await manager.query(
    `DELETE FROM live.idempotency_keys WHERE account = $1 AND operation = $2 AND key_hash = $3 AND at < now() - interval '${KEPT}'`,
    id,
  );
  // Others that have run out go as well, some at a time.
  await manager.query(`DELETE FROM live.idempotency_keys WHERE (account, operation, key_hash) IN (
    SELECT account, operation, key_hash FROM live.idempotency_keys WHERE at < now() - interval '${KEPT}' LIMIT 100 FOR UPDATE SKIP LOCKED)`);
  const claimed = await manager.query<unknown[]>(
    `INSERT INTO live.idempotency_keys (account, operation, key_hash, request_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING operation`,
    [...id, requestHash],
  );
  if (claimed.length > 0) return null;
  const [known] = await manager.query<{ request_hash: Buffer; outcome: Outcome }[]>(
    'SELECT request_hash, outcome FROM live.idempotency_keys WHERE account = $1 AND operation = $2 AND key_hash = $3',
    id,
  );
  if (!known || !known.request_hash.equals(requestHash)) {
    throw new DomainError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key came with other arguments before. Use a new key for a new request.',
    );
  }
  return known.outcome;
}

/** Keeps the answer under the key, in the transaction of the change: there are both or neither. */
export async function keepOutcome(
  manager: EntityManager,
  { account, operation, key }: IdempotencyKey,
  outcome: Outcome,
): Promise<void> {
  await manager.query(
    'UPDATE live.idempotency_keys SET outcome = $4 WHERE account = $1 AND operation = $2 AND key_hash = $3',
    [account, operation, sha256(key), JSON.stringify(outcome)],
  );
}

/** One text for one meaning: the order in which a client writes the fields of an input is none. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
