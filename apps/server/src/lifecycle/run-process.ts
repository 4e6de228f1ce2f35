import { explainStartError } from './explain-start-error.js';
import { Shutdown } from './shutdown.js';
import { watchParent } from './watch-parent.js';

/** A terminal sends Ctrl-C to every process of the group and npm passes it on as well: one keypress, several signals. */
const SAME_KEYPRESS_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports for a program ended by Ctrl-C. */
const FORCED = 130;

/**
 * Runs a program that stays until it is told to stop: by a signal, by its parent's end where npm or our launcher is the
 * parent, or by an error. Ends the process with 0 after a signal, 1 after an error (told in one line on stderr), 130
 * after a second Ctrl-C.
 * @param start  starts everything, deferring to `shutdown` how each part is stopped
 */
export async function runProcess(start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  const fail = (error: unknown): void => {
    if (!shutdown.signal.aborted) process.stderr.write(`${explainStartError(error)}\n`);
    void shutdown.stop(1);
  };
  listenToSignals(shutdown);
  watchParent(() => void shutdown.stop(0), shutdown.signal);
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // The terminal may be gone before we are: nobody is left to read what we would write.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const startup = start(shutdown);
  shutdown.during(startup);
  await startup.catch(fail);
}

function listenToSignals(shutdown: Shutdown): void {
  let first: number | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      first ??= Date.now();
      if (Date.now() - first > SAME_KEYPRESS_MS) shutdown.force(FORCED);
      else void shutdown.stop(0);
    });
  }
}
