import type { EntityManager } from 'typeorm';
import { changedRows } from '../changed-rows.js';
import { hashSecret, makeSecret } from '../secret.js';

/** How long the link lasts by which the first account is made, and one for somebody who has to be told of it. */
const FIRST_HOURS = 24;
const NEWCOMERS_HOURS = 72;

/** Who a setup link is for; `account` is null where the first account is to be made by it. */
export interface SetupLink {
  readonly account: { readonly id: string; readonly email: string; readonly displayName: string } | null;
}

/** A link to make the first account, in the place of any made before; null where there is an account already. */
export async function makeFirstSetupLink(manager: EntityManager): Promise<string | null> {
  const [row] = await manager.query<{ started: boolean }[]>('SELECT EXISTS (SELECT FROM live.accounts) AS started');
  return row?.started ? null : makeLink(manager, null, FIRST_HOURS);
}

/** A link by which the account's owner sets a password, in the place of any made before. */
export function makeSetupLink(manager: EntityManager, accountId: string): Promise<string> {
  return makeLink(manager, accountId, NEWCOMERS_HOURS);
}

/** What a secret leads to; null where it leads nowhere, or no more. */
export async function findSetupLink(manager: EntityManager, secret: string): Promise<SetupLink | null> {
  const [row] = await manager.query<{ account: SetupLink['account'] }[]>(
    `SELECT CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'email', a.email, 'displayName', a.display_name) END AS account
     FROM access.setup_links l LEFT JOIN live.accounts a ON a.id = l.account_id
     WHERE l.hash = $1 AND l.expires_at > now() AND ${LEADS_ON}`,
    [hashSecret(secret)],
  );
  return row ?? null;
}

/** Takes the link away; whether it was there. To be called in the transaction of what it is used for. */
export async function takeSetupLink(manager: EntityManager, secret: string): Promise<boolean> {
  const taken = await changedRows(
    manager,
    `DELETE FROM access.setup_links l WHERE l.hash = $1 AND l.expires_at > now()
       AND EXISTS (SELECT FROM (SELECT) one LEFT JOIN live.accounts a ON a.id = l.account_id WHERE ${LEADS_ON}) RETURNING hash`,
    [hashSecret(secret)],
  );
  return taken.length > 0;
}

/** The first account is made while there is none; an account that was disabled is set up by nobody. */
const LEADS_ON = `CASE WHEN l.account_id IS NULL THEN NOT EXISTS (SELECT FROM live.accounts) ELSE NOT a.disabled END`;

async function makeLink(manager: EntityManager, accountId: string | null, hours: number): Promise<string> {
  const secret = makeSecret();
  await manager.query('DELETE FROM access.setup_links WHERE account_id IS NOT DISTINCT FROM $1 OR expires_at < now()', [
    accountId,
  ]);
  await manager.query(
    'INSERT INTO access.setup_links (hash, account_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))',
    [hashSecret(secret), accountId, hours],
  );
  return secret;
}
