import type { EntityManager } from 'typeorm';

/** A key that checkpoints were or are signed by. */
export interface SigningKey {
  /** As C2SP signed-note writes a verifier key. */
  readonly verifier: string;
  /** The size of the tree at which it began. */
  readonly from: number;
  /** The size at which another took its place; null for the one that signs now. */
  readonly until: number | null;
}

/** As many as are read: they are replaced once in a year or so. */
const MOST = 1_000;

export const SIGNING_KEYS = `SELECT verifier, from_size::float8 AS "from", until_size::float8 AS "until"
  FROM ledger.signing_keys ORDER BY from_size, made_at, verifier LIMIT ${MOST}`;

/** All keys, the oldest first. */
export function signingKeys(manager: EntityManager): Promise<SigningKey[]> {
  return manager.query<SigningKey[]>(SIGNING_KEYS);
}
