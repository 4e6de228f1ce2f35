import type { EntityManager } from 'typeorm';

/** The first half of the advisory lock; the second tells what it is about. */
const TURN = 1667330918;

/**
 * Has those who look for the same thing before they write it wait for each other: a slug, an address, a title. The next
 * goes on when this transaction ends, and sees what it has written.
 */
export async function waitTurn(manager: EntityManager, about: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [TURN, about]);
}
