import { randomUUID } from 'node:crypto';
import { DomainError, tierOf } from '@app/kernel';
import { type DataSource, QueryFailedError } from 'typeorm';
import type { AccountDraft } from './account-draft.js';
import { AccountEntity } from './account.entity.js';

const UNIQUE_VIOLATION = '23505';

/**
 * Makes an account, and answers its id.
 * @param passwordHash  from `hashPassword`
 * @throws DomainError DUPLICATE where the address has one already
 */
export async function createAccount(source: DataSource, draft: AccountDraft, passwordHash: string): Promise<string> {
  const id = randomUUID();
  try {
    await source.getRepository(AccountEntity).insert({
      id,
      email: draft.email,
      displayName: draft.name,
      role: draft.role,
      clearance: tierOf(draft.clearance),
      passwordHash,
    });
  } catch (error) {
    if (!(error instanceof QueryFailedError) || !('code' in error) || error.code !== UNIQUE_VIOLATION) throw error;
    throw new DomainError('DUPLICATE', `There is an account for ${draft.email} already.`, ['email']);
  }
  return id;
}
