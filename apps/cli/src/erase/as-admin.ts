import { proveIdentity } from '@app/access';
import { memberDataSource, migrationSource, type OpenDatabase } from '@app/database';
import { DomainError } from '@app/kernel';
import type { Eraser } from '@app/ledger';
import type { DataSource, EntityManager } from 'typeorm';
import { readAnswers } from '../terminal/read-answers.js';
import { withDatabase } from '../with-database.js';

/** What erasing needs: no login of the server can do it, so it is the owner's. */
export interface AdminAtWork {
  readonly eraser: Eraser;
  /** Of the owner's login, in one transaction. */
  readonly manager: EntityManager;
  /** What else was asked for, in the order of the questions. */
  readonly answers: readonly string[];
}

const QUESTIONS = ['Password: ', 'Code of the second factor: '];

/**
 * Runs a command's work for an admin who has shown password and second factor: two of them must be two people, and not
 * two options of one command.
 *
 * @param questions  what else to ask for
 * @param after  runs when the transaction is committed, with the owner's login
 * @throws DomainError FORBIDDEN
 */
export async function asAdmin<Result>(
  { email, questions = [] }: { email: string; questions?: readonly string[] },
  work: (admin: AdminAtWork) => Promise<Result>,
  after?: (source: DataSource, result: Result) => Promise<void>,
): Promise<Result> {
  const [password = '', code = '', ...answers] = await readAnswers(process.stdin, process.stderr, [
    ...QUESTIONS,
    ...questions,
  ]);
  return withDatabase(async (database) => {
    const eraser = await whoIs(database, { email, password, code });
    const source = migrationSource(database.addresses.owner, []);
    await source.initialize();
    try {
      const result = await source.transaction((manager) => work({ eraser, manager, answers }));
      await after?.(source, result);
      return result;
    } finally {
      await source.destroy();
    }
  });
}

async function whoIs(
  { addresses }: OpenDatabase,
  proof: { email: string; password: string; code: string },
): Promise<Eraser> {
  const source = memberDataSource(addresses.member, [], 1);
  await source.initialize();
  try {
    const { accountId, role, clearance } = await proveIdentity(source, proof);
    if (role === 'ADMIN') return { accountId, clearance };
    throw new DomainError('FORBIDDEN', 'Only an ADMIN erases, with another ADMIN. Nothing was done.');
  } finally {
    await source.destroy();
  }
}
