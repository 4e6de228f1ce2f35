import { migrate, openDatabase, type OpenDatabase } from '@app/database';
import { readSettings } from '@app/kernel';
import { MIGRATIONS } from '../../../migrations/index.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports for a program ended by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Runs a command's work with the database the settings name, migrated: beside a running server its own, otherwise one
 * started for the command and stopped after it. Ctrl-C aborts the signal; the work should then end soon, and where it
 * does not, the database is closed under it, which rolls back what is not committed; the process then ends with 130.
 * @throws SettingsError, DatabaseUnusable, and whatever the work throws
 */
export async function withDatabase<T>(work: (database: OpenDatabase, signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort(new Error('interrupted'));
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return await useDatabase(work, interrupted.signal);
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    // Not by exitCode: what the work was waiting for, a pipe perhaps, would keep the process.
    return process.exit(INTERRUPTED);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

/** How long the work may take to end by itself after Ctrl-C. */
const GRACE_MS = 1_000;

async function useDatabase<T>(
  work: (database: OpenDatabase, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  // Progress and results of a command go to stdout, and must be usable in a pipe.
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const database = await openDatabase(readSettings(process.env), log, { opener: 'command', signal });
  try {
    const lost = database.lost.then((reason) => Promise.reject(reason));
    const working = migrate(database.addresses.owner, MIGRATIONS).then(() => {
      signal.throwIfAborted();
      return work(database, signal);
    });
    return await Promise.race([working, lost, abandoned(signal)]);
  } finally {
    await database.close();
  }
}

/** Rejects a while after the signal is aborted. */
function abandoned(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason as Error), GRACE_MS).unref());
  });
}
