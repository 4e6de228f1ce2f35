import type { DataSource, EntityManager } from 'typeorm';
import { verifyPassword } from '../password.js';
import { acceptCode, renewRecoveryCodes } from '../second-factor/second-factor.js';
import { codeLimits, countAttempt, passwordLimits, uncountAttempt } from './attempts.js';
import { passSecondFactor, type Session, startSession } from './session.js';

/** What came of an attempt to sign in. */
export type SignInOutcome =
  /** The secret of the session; what else is needed, the session says. */
  | { readonly kind: 'SESSION'; readonly secret: string }
  /** Wrong: what of it, is not said. */
  | { readonly kind: 'REFUSED' }
  /** Too many attempts that failed: nothing was looked at. */
  | { readonly kind: 'WAIT'; readonly seconds: number };

/** What somebody shows first. */
export interface PasswordAttempt {
  readonly email: string;
  readonly password: string;
  /** The IP address it comes from. */
  readonly address: string;
}

/** Signing in: a password first, then a code. */
export class SignIn {
  /** @param verify  in place of the real one, so that tests can count */
  constructor(
    private readonly source: DataSource,
    private readonly verify: typeof verifyPassword = verifyPassword,
    private readonly now: () => number = Date.now,
  ) {}

  /** Answers alike, after the same work, where there is no such account, it is disabled, or the password is wrong. */
  async withPassword({ email: typed, password, address }: PasswordAttempt): Promise<SignInOutcome> {
    const { manager } = this.source;
    const email = typed.trim().toLowerCase();
    const { all, own } = passwordLimits(email, address);
    const seconds = await countAttempt(manager, all);
    if (seconds > 0) return { kind: 'WAIT', seconds };
    const account = await enabledAccount(manager, email);
    const right = await this.verify(account?.passwordHash ?? null, password);
    if (!account || !right) return { kind: 'REFUSED' };
    const secret = await startSession(manager, account.id, { secondFactor: false });
    // With a code to come, the failures stay: else who has the password would have any number of attempts at the code.
    await uncountAttempt(manager, all, account.needsCode ? [] : [own]);
    return { kind: 'SESSION', secret };
  }

  /**
   * @param code  of the authenticator app, or a recovery code, however it is typed
   * @param address  the IP address it comes from
   */
  async withCode(session: Session, code: string, address: string): Promise<SignInOutcome> {
    const done = await this.#byCode(session, code, async (manager) => {
      await uncountAttempt(manager, [], [passwordLimits(session.email, address).own]);
      return passSecondFactor(manager, session);
    });
    return done.kind === 'DONE' ? { kind: 'SESSION', secret: done.result } : done;
  }

  /** New recovery codes for who can still show a code: whoever finds a browser open gets none. */
  async renewRecoveryCodes(session: Session, code: string): Promise<string[] | null> {
    const done = await this.#byCode(session, code, (manager) => renewRecoveryCodes(manager, session.accountId));
    return done.kind === 'DONE' ? done.result : null;
  }

  async #byCode<Result>(
    { accountId }: Session,
    code: string,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<{ kind: 'DONE'; result: Result } | Exclude<SignInOutcome, { kind: 'SESSION' }>> {
    const { all, own } = codeLimits(accountId);
    const seconds = await countAttempt(this.source.manager, all);
    if (seconds > 0) return { kind: 'WAIT', seconds };
    return this.source.transaction(async (manager) => {
      if (!(await acceptCode(manager, accountId, code, this.now()))) return { kind: 'REFUSED' };
      await uncountAttempt(manager, [], [own]);
      return { kind: 'DONE', result: await work(manager) };
    });
  }
}

interface EnabledAccount {
  readonly id: string;
  readonly passwordHash: string;
  readonly needsCode: boolean;
}

async function enabledAccount(manager: EntityManager, email: string): Promise<EnabledAccount | undefined> {
  const [account] = await manager.query<EnabledAccount[]>(
    `SELECT a.id, a.password_hash AS "passwordHash", EXISTS (SELECT FROM access.second_factors f WHERE f.account_id = a.id) AS "needsCode"
     FROM live.accounts a WHERE a.email = $1 AND NOT a.disabled`,
    [email],
  );
  return account;
}
