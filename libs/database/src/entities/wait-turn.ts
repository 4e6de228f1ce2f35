import type { EntityManager } from 'typeorm';

/** The first half of the advisory lock; the second tells what it is about. */
const TURN = 1667330918;

/**
 * Has those who look for the same thing before they write it wait for each other: a slug, an address, a name. The next
 * goes on when this transaction ends, and sees what it has written. Of several things the turns are taken in one order.
 */
export async function waitTurn(manager: EntityManager, ...about: readonly string[]): Promise<void> {
  await manager.query(
    `SELECT pg_advisory_xact_lock($1, t.turn) FROM (SELECT DISTINCT hashtext(a) AS turn FROM unnest($2::text[]) a ORDER BY 1) t`,
    [TURN, about],
  );
}
