import { DomainError } from '@app/kernel';
import type { DataSource } from 'typeorm';
import { endSession, findSession, type Session } from './session.js';
import { SignIn, type SignInOutcome } from './sign-in.js';

/** What somebody shows at a command line to be taken for who they are. */
export interface Proof {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code: string;
}

/** Failures are counted as those of whoever signs in at the machine itself. */
const COMMAND_LINE = '127.0.0.1';

/**
 * Who shows a password and a second factor, as at sign-in, with its counting of failures. No session is left.
 *
 * @param source  of the member login
 * @throws DomainError FORBIDDEN, which does not say what of it was wrong
 */
export async function proveIdentity(source: DataSource, { email, password, code }: Proof): Promise<Session> {
  const signIn = new SignIn(source);
  const first = await sessionOf(source, await signIn.withPassword({ email, password, address: COMMAND_LINE }));
  if (first.stage === 'ENROL') {
    await endSession(source.manager, first.accountId, first.id);
    throw new DomainError(
      'FORBIDDEN',
      'This account has no second factor yet. Sign in on the pages and set it up first.',
    );
  }
  const proved = await sessionOf(source, await signIn.withCode(first, code, COMMAND_LINE), first);
  await endSession(source.manager, proved.accountId, proved.id);
  return proved;
}

async function sessionOf(source: DataSource, outcome: SignInOutcome, before?: Session): Promise<Session> {
  const session = outcome.kind === 'SESSION' ? await findSession(source.manager, outcome.secret) : null;
  if (session) return session;
  if (before) await endSession(source.manager, before.accountId, before.id);
  throw new DomainError(
    'FORBIDDEN',
    outcome.kind === 'WAIT'
      ? `Too many attempts have failed. Try again in ${outcome.seconds} seconds.`
      : 'Address, password or code are not right. Nothing was done.',
  );
}
