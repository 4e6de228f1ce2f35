import { randomUUID } from 'node:crypto';
import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import type { AccountEntity } from './account.entity.js';
import { readLabel } from './label.js';
import { hashSecret, makeSecret } from './secret.js';

/** Tokens begin so, for people and scanners that come upon one. */
const MARK = 'casetrail_';

/** What a token looks like: anything else is not even looked up. */
export const TOKEN_FORM = /^casetrail_[A-Za-z0-9_-]{43}$/;

/** As much of a token as lists show. */
const SHOWN = MARK.length + 6;

const LONGEST_NAME = 100;
const MOST_DAYS = 366;

/** How long a token lasts if nothing is said. */
export const USUAL_DAYS = 90;

/** A token to be made. */
export interface TokenDraft {
  readonly account: Pick<AccountEntity, 'id' | 'role' | 'disabled'>;
  /** What its owner knows it by. */
  readonly name: string;
  readonly mayWrite: boolean;
  readonly days: number;
}

/** A token as lists show it. */
export interface ListedToken {
  readonly id: string;
  readonly name: string;
  /** How it begins. */
  readonly prefix: string;
  readonly mayWrite: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** YYYY-MM-DD, in the time zone of the database; null: never used. */
  readonly lastUsedOn: string | null;
}

/**
 * Makes a token, and answers it: the only time it can be read.
 * @throws DomainError INVALID; DUPLICATE where the account has a token of that name that is still valid
 */
export async function createToken(
  manager: EntityManager,
  { account, name, mayWrite, days }: TokenDraft,
): Promise<string> {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new DomainError('INVALID', `A token lasts 1 to ${MOST_DAYS} days.`, ['days']);
  }
  if (mayWrite && account.role === 'RESEARCHER') {
    throw new DomainError('INVALID', 'A RESEARCHER only reads: make the token for reading.', ['write']);
  }
  if (account.disabled) throw new DomainError('INVALID', 'The account is disabled: enable it first.', ['email']);
  const label = readLabel('name', name, LONGEST_NAME);
  const token = MARK + makeSecret();
  // What has run out makes room for another of its name.
  await manager.query(
    'UPDATE access.tokens SET revoked_at = now() WHERE account_id = $1 AND name = $2 AND revoked_at IS NULL AND expires_at <= now()',
    [account.id, label],
  );
  const made = await manager.query<unknown[]>(
    `INSERT INTO access.tokens (id, account_id, name, hash, prefix, may_write, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) ON CONFLICT DO NOTHING RETURNING id`,
    [randomUUID(), account.id, label, hashSecret(token), token.slice(0, SHOWN), mayWrite, days],
  );
  if (made.length === 0) {
    throw new DomainError('DUPLICATE', 'The account has a token of that name. Revoke it first, or choose another.', [
      'name',
    ]);
  }
  return token;
}

/** The tokens of an account that are still valid, the oldest first. */
export function listTokens(manager: EntityManager, accountId: string): Promise<ListedToken[]> {
  return manager.query<ListedToken[]>(
    `SELECT id, name, prefix, may_write AS "mayWrite", created_at AS "createdAt", expires_at AS "expiresAt",
       last_used_on::text AS "lastUsedOn"
     FROM access.tokens WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > now() ORDER BY created_at, id`,
    [accountId],
  );
}

/**
 * Revokes one token of the account, from the next request on.
 * @param which  its id, its name, or how it begins, as lists show that
 * @throws DomainError NOT_FOUND where no valid token is meant; INVALID where several are
 */
export async function revokeToken(manager: EntityManager, accountId: string, which: string): Promise<void> {
  const tokens = await listTokens(manager, accountId);
  const exact = tokens.filter(({ id, name }) => which === id || which === name);
  const meant = exact.length > 0 ? exact : tokens.filter(({ prefix }) => which === prefix);
  const [token] = meant;
  if (!token) throw new DomainError('NOT_FOUND', 'The account has no such token that is still valid.', ['name']);
  if (meant.length > 1) {
    throw new DomainError('INVALID', 'Several tokens begin so: give the name of the one that is meant.', ['name']);
  }
  await manager.query('UPDATE access.tokens SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [token.id]);
}
