import { QueryFailedError } from 'typeorm';

/** Two writers each waited for the other, and PostgreSQL ended one; or what one had read was changed under it. */
const PASSING = ['40P01', '40001'];
const MOST_TRIES = 5;

/** Does a whole transaction, again where it lost to another one: nothing of it has happened then. */
export async function retried<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      const code = error instanceof QueryFailedError && 'code' in error ? String(error.code) : '';
      if (tries >= MOST_TRIES || !PASSING.includes(code)) throw error;
    }
  }
}
