import { isLoopback, subscriberOf } from '@app/kernel';
import type { EntityManager } from 'typeorm';

/** Whose failures are counted, how many are let through, and from the first of them, for how long. */
interface Limit {
  readonly subject: string;
  readonly most: number;
  readonly seconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * What failures to give the right password are counted for. One account from one address: what somebody who has
 * forgotten it needs. One account from anywhere: what many machines may try. One address, whatever the account: what an
 * office or a Tor exit needs. Addresses of this machine are not counted by themselves: they are its operator's, or a
 * proxy's that stands for all.
 * @param email  as typed, in lower case, whether there is an account or not
 * @param address  an IP address
 */
export function passwordLimits(email: string, address: string): { all: Limit[]; own: string } {
  const network = subscriberOf(address);
  const own = `password ${email} ${network}`;
  const all = [
    { subject: own, most: 5, seconds: 15 * MINUTE },
    { subject: `password ${email}`, most: 100, seconds: HOUR },
  ];
  if (!isLoopback(address)) all.push({ subject: `password from ${network}`, most: 100, seconds: 15 * MINUTE });
  return { all, own };
}

/**
 * For codes, which only who has the password can try: at ten an hour, with three of a million that
 * are right at a time, finding one takes four years on average.
 */
export function codeLimits(accountId: string): { all: Limit[]; own: string } {
  const own = `code ${accountId}`;
  return { all: [{ subject: own, most: 10, seconds: HOUR }], own };
}

/** Counts an attempt before it is made; answers the seconds to wait where it may not be. */
export async function countAttempt(manager: EntityManager, limits: readonly Limit[]): Promise<number> {
  const [row] = await manager.query<{ wait: number }[]>('SELECT access.count_attempt($1, $2, $3) AS wait', [
    limits.map(({ subject }) => subject),
    limits.map(({ most }) => most),
    limits.map(({ seconds }) => seconds),
  ]);
  return row?.wait ?? 0;
}

/** Takes an attempt back that succeeded; the failures before it are forgotten for `forget`. */
export async function uncountAttempt(
  manager: EntityManager,
  limits: readonly Limit[],
  forget: readonly string[],
): Promise<void> {
  await manager.query('SELECT access.uncount_attempt($1, $2)', [limits.map(({ subject }) => subject), forget]);
}
