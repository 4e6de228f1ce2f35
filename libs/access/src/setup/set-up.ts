import { DomainError } from '@app/kernel';
import type { DataSource } from 'typeorm';
import { readAccountRequest } from '../account-draft.js';
import { createAccount } from '../create-account.js';
import { setPassword } from '../manage/accounts.js';
import { hashPassword } from '../password.js';
import { startSession } from '../sign-in/session.js';
import { type SetupLink, takeSetupLink } from './setup-link.js';

/** What somebody fills in who was given a link. */
export interface SetupForm {
  /** Of the first account; of others they are known. */
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly again: string;
}

/**
 * Makes the first account, an ADMIN's, or sets the password of one that was made; uses the link up.
 * @returns the secret of a session; null where the link was used meanwhile
 * @throws DomainError INVALID where a field is wrong: the link is still good
 */
export async function setUp(
  source: DataSource,
  secret: string,
  { account }: SetupLink,
  form: SetupForm,
): Promise<string | null> {
  const draft = account ? null : readAccountRequest({ ...form, role: 'ADMIN' });
  if (form.password !== form.again) throw new DomainError('INVALID', 'The two are not the same.', ['again']);
  const hash = await hashPassword(form.password);
  return source.transaction(async (manager) => {
    if (!(await takeSetupLink(manager, secret))) return null;
    const id = draft ? await createAccount(manager, draft, hash) : account?.id;
    if (id === undefined) return null;
    await setPassword(manager, id, hash);
    return startSession(manager, id, { secondFactor: false });
  });
}
