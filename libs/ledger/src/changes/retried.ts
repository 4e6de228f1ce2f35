import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/**
 * Two writers each waited for the other, and PostgreSQL ended one; or what one had read was changed under it; or what one
 * refers to was retracted since it was found: looked for again, it is not there.
 */
const PASSING = ['40P01', '40001', '23503'];
/** Two writers took one slug at the same time: the second finds it taken when it looks again. */
const SLUG_TAKEN = /^[a-z]+_slug_key$/;
const MOST_TRIES = 5;

/** Does a whole transaction, again where it lost to another one: nothing of it has happened then. */
export async function retried<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tries >= MOST_TRIES || !passes(error)) throw error;
    }
  }
}

function passes(error: unknown): boolean {
  if (!(error instanceof QueryFailedError || error instanceof DatabaseError)) return false;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return PASSING.includes(String(code)) || (code === '23505' && SLUG_TAKEN.test(String(constraint)));
}
