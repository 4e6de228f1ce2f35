import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { readEmail } from './account-draft.js';
import { AccountEntity } from './account.entity.js';

/**
 * The account of an address, however that is written.
 * @throws DomainError INVALID where it is no address; NOT_FOUND
 */
export async function findAccount(manager: EntityManager, email: string): Promise<AccountEntity> {
  const address = readEmail(email);
  const account = await manager.getRepository(AccountEntity).findOneBy({ email: address });
  if (!account) throw new DomainError('NOT_FOUND', `There is no account for ${address}.`, ['email']);
  return account;
}
