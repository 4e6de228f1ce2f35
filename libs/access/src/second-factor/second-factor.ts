import type { DataSource, EntityManager } from 'typeorm';
import { changedRows } from '../changed-rows.js';
import { passSecondFactor, type Session } from '../sign-in/session.js';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.js';
import { makeTotpSecret, TOTP_FORM, totpStep } from './totp.js';

/** A second factor that has been set up. */
export interface Enrolment {
  /** Of the session, which is another one now. */
  readonly secret: string;
  /** To be shown now and never again. */
  readonly recoveryCodes: readonly string[];
}

/**
 * The secret to be put into an app in this session, the same until its first code was right. It belongs to the session:
 * offered to the account, it would be known to whoever has the password and asked before.
 */
export async function offerSecret(manager: EntityManager, session: Session): Promise<Buffer> {
  if (session.offeredSecret) return session.offeredSecret;
  const [row] = await changedRows<{ secret: Buffer }>(
    manager,
    'UPDATE access.sessions SET offered_secret = coalesce(offered_secret, $2) WHERE id = $1 RETURNING offered_secret AS secret',
    [session.id, makeTotpSecret()],
  );
  if (!row) throw new Error('The session ended while a second factor was offered in it.');
  return row.secret;
}

/**
 * Sets the second factor up, once the first code shows that the app has the secret.
 * @returns null where the code is wrong
 */
export function enrol(source: DataSource, session: Session, code: string, now: number): Promise<Enrolment | null> {
  const { offeredSecret } = session;
  const step = offeredSecret && totpStep(offeredSecret, code.replace(/\s/g, ''), now);
  if (!offeredSecret || step === null) return Promise.resolve(null);
  return source.transaction(async (manager) => {
    const made = await manager.query<unknown[]>(
      `INSERT INTO access.second_factors (account_id, secret, last_step) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO NOTHING RETURNING account_id`,
      [session.accountId, offeredSecret, step],
    );
    // Somebody else was faster, in another session: they have the second factor now.
    if (made.length === 0) return null;
    const recoveryCodes = await renewRecoveryCodes(manager, session.accountId);
    return { secret: await passSecondFactor(manager, session), recoveryCodes };
  });
}

/** New recovery codes in the place of all that are left. */
export async function renewRecoveryCodes(manager: EntityManager, accountId: string): Promise<string[]> {
  const codes = makeRecoveryCodes();
  await manager.query('DELETE FROM access.recovery_codes WHERE account_id = $1', [accountId]);
  await manager.query('INSERT INTO access.recovery_codes (hash, account_id) SELECT h, $2 FROM unnest($1::bytea[]) h', [
    codes.map(hashRecoveryCode),
    accountId,
  ]);
  return codes;
}

/** How many recovery codes the account has left. */
export async function countRecoveryCodes(manager: EntityManager, accountId: string): Promise<number> {
  const [row] = await manager.query<{ left: number }[]>(
    'SELECT count(*)::integer AS left FROM access.recovery_codes WHERE account_id = $1',
    [accountId],
  );
  return row?.left ?? 0;
}

/** Whether the code is the account's, and was not used before; from now on it was. */
export async function acceptCode(
  manager: EntityManager,
  accountId: string,
  typed: string,
  now: number,
): Promise<boolean> {
  const code = typed.replace(/\s/g, '');
  return TOTP_FORM.test(code) ? useTotp(manager, accountId, code, now) : useRecoveryCode(manager, accountId, code);
}

async function useTotp(manager: EntityManager, accountId: string, code: string, now: number): Promise<boolean> {
  const [factor] = await manager.query<{ secret: Buffer }[]>(
    'SELECT secret FROM access.second_factors WHERE account_id = $1',
    [accountId],
  );
  const step = factor ? totpStep(factor.secret, code, now) : null;
  if (step === null) return false;
  const used = await changedRows(
    manager,
    'UPDATE access.second_factors SET last_step = $2 WHERE account_id = $1 AND last_step < $2 RETURNING account_id',
    [accountId, step],
  );
  return used.length > 0;
}

async function useRecoveryCode(manager: EntityManager, accountId: string, code: string): Promise<boolean> {
  const hash = hashRecoveryCode(code);
  if (!hash) return false;
  const used = await changedRows(
    manager,
    'DELETE FROM access.recovery_codes WHERE account_id = $1 AND hash = $2 RETURNING hash',
    [accountId, hash],
  );
  return used.length > 0;
}
