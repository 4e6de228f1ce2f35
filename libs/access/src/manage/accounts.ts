import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import type { AccountDraft } from '../account-draft.js';
import { changedRows } from '../changed-rows.js';
import { createAccount } from '../create-account.js';
import { hashUnknownPassword } from '../password.js';
import type { Role } from '../role.js';
import { makeSetupLink } from '../setup/setup-link.js';

/** An account as admins see it in a list. */
export interface ListedAccount {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly clearance: 'PUBLIC' | 'PARTNER' | 'RESTRICTED' | 'SEALED';
  /** INVITED: a setup link waits to be used. */
  readonly state: 'ACTIVE' | 'INVITED' | 'DISABLED';
  readonly secondFactor: boolean;
}

/** Every account, by address. */
export function listAccounts(manager: EntityManager): Promise<ListedAccount[]> {
  return manager.query<ListedAccount[]>(
    `SELECT a.id, a.email, a.display_name AS "displayName", a.role, (ARRAY['PUBLIC', 'PARTNER', 'RESTRICTED', 'SEALED'])[a.clearance + 1] AS clearance,
       CASE WHEN a.disabled THEN 'DISABLED' WHEN EXISTS (SELECT FROM access.setup_links l WHERE l.account_id = a.id AND l.expires_at > now()) THEN 'INVITED'
         ELSE 'ACTIVE' END AS state,
       EXISTS (SELECT FROM access.second_factors f WHERE f.account_id = a.id) AS "secondFactor"
     FROM live.accounts a ORDER BY a.email`,
  );
}

/**
 * Makes an account whose owner chooses the password, and answers the secret of the link for that.
 * @throws DomainError DUPLICATE
 */
export async function inviteAccount(manager: EntityManager, draft: AccountDraft): Promise<string> {
  return makeSetupLink(manager, await createAccount(manager, draft, await hashUnknownPassword()));
}

/** From the next request on, nothing signs the account in; and nothing of what did will again once it is enabled. */
export async function disableAccount(manager: EntityManager, accountId: string): Promise<void> {
  await setDisabled(manager, accountId, true);
  await revokeEverything(manager, accountId);
}

/** It signs in again, by password and second factor. */
export function enableAccount(manager: EntityManager, accountId: string): Promise<void> {
  return setDisabled(manager, accountId, false);
}

/** The panic button: every session, token and setup link, of one account or, for null, of all, is none from now on. */
export async function revokeEverything(
  manager: EntityManager,
  accountId: string | null,
): Promise<{ sessions: number; tokens: number }> {
  const tokens = await changedRows(
    manager,
    'UPDATE access.tokens SET revoked_at = now() WHERE revoked_at IS NULL AND ($1::uuid IS NULL OR account_id = $1) RETURNING id',
    [accountId],
  );
  const sessions = await changedRows(
    manager,
    'DELETE FROM access.sessions WHERE $1::uuid IS NULL OR account_id = $1 RETURNING id',
    [accountId],
  );
  await manager.query('DELETE FROM access.setup_links WHERE $1::uuid IS NULL OR account_id = $1', [accountId]);
  return { sessions: sessions.length, tokens: tokens.length };
}

/**
 * Another password, by which nobody is signed in yet: sessions that the old one began are ended.
 * @param passwordHash  from `hashPassword`
 */
export async function setPassword(manager: EntityManager, accountId: string, passwordHash: string): Promise<void> {
  await manager.query('UPDATE live.accounts SET password_hash = $2 WHERE id = $1', [accountId, passwordHash]);
  await manager.query('DELETE FROM access.sessions WHERE account_id = $1', [accountId]);
  // A link that was made before would let whoever has it choose yet another.
  await manager.query('DELETE FROM access.setup_links WHERE account_id = $1', [accountId]);
}

/** For who has lost telephone and recovery codes: the second factor is set up anew at the next sign-in. */
export async function resetSecondFactor(manager: EntityManager, accountId: string): Promise<void> {
  await manager.query('DELETE FROM access.second_factors WHERE account_id = $1', [accountId]);
  await manager.query('DELETE FROM access.recovery_codes WHERE account_id = $1', [accountId]);
  await manager.query('DELETE FROM access.sessions WHERE account_id = $1', [accountId]);
}

async function setDisabled(manager: EntityManager, accountId: string, disabled: boolean): Promise<void> {
  const changed = await changedRows(
    manager,
    'UPDATE live.accounts SET disabled = $2 WHERE id::text = $1 RETURNING id',
    [accountId, disabled],
  );
  if (changed.length === 0) throw new DomainError('NOT_FOUND', 'There is no such account.', ['account']);
}
