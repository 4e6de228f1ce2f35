import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { changedRows } from '../changed-rows.js';
import type { Role } from '../role.js';
import { hashSecret, makeSecret } from '../secret.js';

/** How long a session lasts at most, whatever happens in it. */
const LASTS_HOURS = 12;
/** How long one lasts that still waits for the second factor. */
const WAITS_MINUTES = 15;
/** How long it lasts while nothing happens; how often it is noted that something did. */
const IDLE_MINUTES = 60;
const NOTED_EVERY_MINUTES = 5;

/** What is left to do before a session is one: a code; a second factor to be set up; nothing. */
export type SessionStage = 'CODE' | 'ENROL' | 'OPEN';

/** Somebody who has given the right password. What else is needed, `stage` says. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly clearance: 0 | 1 | 2 | 3;
  readonly stage: SessionStage;
  readonly enrolled: boolean;
  /** Of a second factor that is being set up in this session. */
  readonly offeredSecret: Buffer | null;
}

/** A session as its owner sees it in a list. */
export interface ListedSession {
  readonly id: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

/** Beside `s`, a session, and `a`, its account. Whoever can write needs a second factor; whoever has one, its code. */
const STAGE = `CASE WHEN s.second_factor_at IS NOT NULL THEN 'OPEN'
  WHEN EXISTS (SELECT FROM access.second_factors f WHERE f.account_id = a.id) THEN 'CODE'
  WHEN a.role = 'RESEARCHER' THEN 'OPEN' ELSE 'ENROL' END`;

/** The session of a hash, $1, where it is still valid, as `valid`; and the note that something happens in it. */
export const VALID_SESSION = `valid AS (
    SELECT s.id, s.hash, s.seen_at, s.second_factor_at, s.offered_secret, a.id AS account_id, a.email, a.display_name, a.role, a.clearance, ${STAGE} AS stage
    FROM access.sessions s JOIN live.accounts a ON a.id = s.account_id
    WHERE s.hash = $1 AND s.expires_at > now() AND s.seen_at > now() - interval '${IDLE_MINUTES} minutes' AND NOT a.disabled),
  noted AS (UPDATE access.sessions s SET seen_at = now() FROM valid v WHERE s.hash = v.hash AND v.seen_at < now() - interval '${NOTED_EVERY_MINUTES} minutes')`;

/** The sessions of hashes ($1) that are open, as `s`, each with its account `a`. */
export const OPEN_SESSIONS = `FROM access.sessions s JOIN live.accounts a ON a.id = s.account_id
    WHERE s.hash = ANY ($1) AND s.expires_at > now() AND s.seen_at > now() - interval '${IDLE_MINUTES} minutes' AND NOT a.disabled AND ${STAGE} = 'OPEN'`;

/** The session a secret stands for, at whatever stage; null where there is none, or none any more. */
export async function findSession(manager: EntityManager, secret: string): Promise<Session | null> {
  const [session] = await manager.query<Session[]>(
    `WITH ${VALID_SESSION} SELECT id, account_id AS "accountId", email, display_name AS "displayName", role, clearance, stage,
       second_factor_at IS NOT NULL OR stage = 'CODE' AS enrolled, offered_secret AS "offeredSecret" FROM valid`,
    [hashSecret(secret)],
  );
  return session ?? null;
}

/**
 * Starts a session, and answers its secret, which is kept by the browser alone.
 * @param secondFactor  whether it was given; otherwise the session is for a while one that waits for it
 */
export async function startSession(
  manager: EntityManager,
  accountId: string,
  { secondFactor }: { secondFactor: boolean },
): Promise<string> {
  await manager.query('DELETE FROM access.sessions WHERE expires_at < now()');
  const secret = makeSecret();
  await manager.query(
    `INSERT INTO access.sessions (hash, id, account_id, expires_at, second_factor_at)
     SELECT $1, $2, a.id, now() + CASE WHEN $4 OR (a.role = 'RESEARCHER' AND f.account_id IS NULL) THEN interval '${LASTS_HOURS} hours'
       ELSE interval '${WAITS_MINUTES} minutes' END, CASE WHEN $4 THEN now() END
     FROM live.accounts a LEFT JOIN access.second_factors f ON f.account_id = a.id WHERE a.id = $3`,
    [hashSecret(secret), randomUUID(), accountId, secondFactor],
  );
  return secret;
}

/** What the session was is another now, with a secret of its own: nobody who knew the old one has part in it. */
export async function passSecondFactor(manager: EntityManager, { id, accountId }: Session): Promise<string> {
  await manager.query('DELETE FROM access.sessions WHERE id = $1', [id]);
  return startSession(manager, accountId, { secondFactor: true });
}

/** The sessions of an account in which everything was given, the oldest first. */
export function listSessions(manager: EntityManager, accountId: string): Promise<ListedSession[]> {
  return manager.query<ListedSession[]>(
    `SELECT s.id, s.started_at AS "startedAt", s.seen_at AS "seenAt" FROM access.sessions s JOIN live.accounts a ON a.id = s.account_id
     WHERE a.id = $1 AND s.expires_at > now() AND s.seen_at > now() - interval '${IDLE_MINUTES} minutes' AND ${STAGE} = 'OPEN'
     ORDER BY s.started_at, s.id`,
    [accountId],
  );
}

/** Ends a session of the account; whether there was one. */
export async function endSession(manager: EntityManager, accountId: string, id: string): Promise<boolean> {
  const ended = await changedRows(
    manager,
    'DELETE FROM access.sessions WHERE account_id = $1 AND id::text = $2 RETURNING id',
    [accountId, id],
  );
  return ended.length > 0;
}
