import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '@app/kernel';
import { describeCause } from './describe-cause.js';

/** Where the service writes what happens to it: one line of JSON each, on stderr. */
export interface Log {
  readonly logger: Logger;
  /** Writes what is still held back. To be called before the process ends. */
  flush(): void;
}

/**
 * stdout is for the person at the terminal (where to go, how to stop), stderr for machines: `npm start 2>casetrail.log`
 * keeps them apart. No process id, no host name: both are the operator's and say nothing of the request.
 */
export function createLog(level: LogLevel): Log {
  const stderr = destination({ fd: 2, sync: false });
  const logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Errors by any name: pino's own serializer copies every property, and those of a database error hold values.
      serializers: { err: describeCause, error: describeCause },
    },
    stderr,
  );
  return {
    logger,
    flush() {
      try {
        stderr.flushSync();
      } catch {
        // Nobody reads it any more.
      }
    },
  };
}
