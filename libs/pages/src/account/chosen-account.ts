import { type ListedAccount, listAccounts } from '@app/access';
import { NotFoundException } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { FormValues } from './form-values.js';

/**
 * The account that a form is about, by its hidden field `id`.
 * @throws NotFoundException
 */
export async function chosenAccount(source: DataSource, body: unknown): Promise<ListedAccount> {
  const id = new FormValues(body).get('id');
  const account = (await listAccounts(source.manager)).find((one) => one.id === id);
  if (!account) throw new NotFoundException();
  return account;
}
