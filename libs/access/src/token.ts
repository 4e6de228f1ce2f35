import { randomUUID } from 'node:crypto';
import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { hashSecret, makeSecret } from './secret.js';

/** Tokens begin so, for people and scanners that come upon one. */
const MARK = 'casetrail_';

/** What a token looks like: anything else is not even looked up. */
export const TOKEN_FORM = /^casetrail_[A-Za-z0-9_-]{43}$/;

/** As much of a token as lists show. */
const SHOWN = MARK.length + 6;

const LONGEST_NAME = 100;
const MOST_DAYS = 366;

/** A token to be made. */
export interface TokenDraft {
  readonly accountId: string;
  /** What its owner knows it by. */
  readonly name: string;
  readonly mayWrite: boolean;
  readonly days: number;
}

/**
 * Makes a token, and answers it: the only time it can be read.
 * @throws DomainError INVALID; DUPLICATE where the account has a token of that name that is still valid
 */
export async function createToken(
  manager: EntityManager,
  { accountId, name, mayWrite, days }: TokenDraft,
): Promise<string> {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new DomainError('INVALID', `A token lasts 1 to ${MOST_DAYS} days.`, ['days']);
  }
  if (name.trim() === '' || name.length > LONGEST_NAME) {
    throw new DomainError('INVALID', `The name of a token has 1 to ${LONGEST_NAME} characters.`, ['name']);
  }
  const token = MARK + makeSecret();
  // What has run out makes room for another of its name.
  await manager.query(
    'UPDATE access.tokens SET revoked_at = now() WHERE account_id = $1 AND name = $2 AND revoked_at IS NULL AND expires_at <= now()',
    [accountId, name],
  );
  const made = await manager.query<unknown[]>(
    `INSERT INTO access.tokens (id, account_id, name, hash, prefix, may_write, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) ON CONFLICT DO NOTHING RETURNING id`,
    [randomUUID(), accountId, name, hashSecret(token), token.slice(0, SHOWN), mayWrite, days],
  );
  if (made.length === 0) {
    throw new DomainError('DUPLICATE', 'The account has a token of that name. Revoke it first, or choose another.', [
      'name',
    ]);
  }
  return token;
}
