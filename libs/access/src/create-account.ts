import { randomUUID } from 'node:crypto';
import { DomainError, tierOf } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import type { AccountDraft } from './account-draft.js';

/**
 * Makes an account, and answers its id.
 * @param passwordHash  from `hashPassword`
 * @throws DomainError DUPLICATE where the address has one already
 */
export async function createAccount(
  manager: EntityManager,
  draft: AccountDraft,
  passwordHash: string,
): Promise<string> {
  const made = await manager.query<{ id: string }[]>(
    `INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [randomUUID(), draft.email, draft.name, draft.role, tierOf(draft.clearance), passwordHash],
  );
  const [account] = made;
  if (!account) throw new DomainError('DUPLICATE', `There is an account for ${draft.email} already.`, ['email']);
  return account.id;
}
