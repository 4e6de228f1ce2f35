import { AccessDenied } from '@app/access';
import { nothingWasChanged, OutcomeUnknown } from '@app/database';
import { BadInput, DomainError, HttpRefused } from '@app/kernel';
import { DatabaseError } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { ClientGone, DeadlinePassed } from './deadline.js';

/** What a client learns of an error that is not its own. */
export interface Fault {
  readonly code: 'INTERNAL' | 'TIMEOUT' | 'SERVICE_UNAVAILABLE' | 'OUTCOME_UNKNOWN';
  readonly message: string;
}

const INTERNAL: Fault = {
  code: 'INTERNAL',
  message: 'Something went wrong here. If you report it, give the correlation id.',
};
const TIMEOUT: Fault = {
  code: 'TIMEOUT',
  message: 'This took too long and was stopped. Ask for less at a time, or filter more narrowly.',
};
export const SERVICE_UNAVAILABLE: Fault = {
  code: 'SERVICE_UNAVAILABLE',
  message: 'The record cannot be reached at the moment. Try again in a few seconds.',
};

/** Of a change: it may have been made, or may still be. */
export const OUTCOME_UNKNOWN: Fault = {
  code: 'OUTCOME_UNKNOWN',
  message:
    'Whether the change was made is not known: the record was out of reach before it could say so. Send the same again with the same ' +
    'Idempotency-Key, and it is made once; without one, look first.',
};
/** Of a change: that it was not made is certain. */
const NOTHING_CHANGED: Readonly<Record<'TIMEOUT' | 'SERVICE_UNAVAILABLE', Fault>> = {
  TIMEOUT: { code: 'TIMEOUT', message: 'This took too long and was stopped. Nothing was changed; try again.' },
  SERVICE_UNAVAILABLE: {
    code: 'SERVICE_UNAVAILABLE',
    message: 'The record cannot be reached at the moment. Nothing was changed; try again in a few seconds.',
  },
};

/** An error that clients may see as it is. */
export function isTheirs(cause: unknown): cause is BadInput | DomainError | AccessDenied {
  return cause instanceof BadInput || cause instanceof DomainError || cause instanceof AccessDenied;
}

/** The same for who asked for a change, and has to know whether it was made. */
export function faultOfChange(cause: unknown): Fault {
  const fault = faultOf(cause);
  if (fault.code !== 'TIMEOUT' && fault.code !== 'SERVICE_UNAVAILABLE') return fault;
  return nothingWasChanged(cause) ? NOTHING_CHANGED[fault.code] : OUTCOME_UNKNOWN;
}

/** What an error of ours, or of the database, comes to for a client. */
export function faultOf(cause: unknown): Fault {
  if (cause instanceof OutcomeUnknown) return OUTCOME_UNKNOWN;
  if (cause instanceof HttpRefused && cause.statusCode === 503) return SERVICE_UNAVAILABLE;
  if (cause instanceof QueryFailedError) return faultOf(cause.driverError);
  if (cause instanceof DeadlinePassed || cause instanceof ClientGone) return TIMEOUT;
  if (cause instanceof DatabaseError) return faultOfDatabase(cause);
  return cause instanceof Error && isLostConnection(cause) ? SERVICE_UNAVAILABLE : INTERNAL;
}

function faultOfDatabase({ code = '', severity }: DatabaseError): Fault {
  // A statement that ran into its timeout.
  if (code === '57014') return TIMEOUT;
  // What ends a connection is always fatal: the server stops or starts, lets nobody in, has too many; 53: out of memory, disk.
  return severity === 'FATAL' || severity === 'PANIC' || /^(08|53)/.test(code) ? SERVICE_UNAVAILABLE : INTERNAL;
}

const NETWORK_CODES = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
];

/** What node-postgres itself says of connections has no code. */
function isLostConnection(error: Error): boolean {
  // A connection that is lost between two statements is taken away from whoever would send the second.
  if (error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError)
    return true;
  if ('code' in error && NETWORK_CODES.includes(String(error.code))) return true;
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/.test(
    error.message,
  );
}
