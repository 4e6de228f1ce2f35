import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { type Fault, faultOf, faultOfChange, isTheirs, OUTCOME_UNKNOWN, SERVICE_UNAVAILABLE } from './mask-errors.js';
import { GRAPHQL_RESPONSE, type MediaType } from './media-type.js';
import { RETRY_AFTER } from '../http/retry-after.js';
import { RequestRefused } from './request-refused.js';

/** An answer as HTTP sends it. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a fault is told: a change by whether it was made. */
export type Tell = (cause: unknown) => Fault;
/** Codes of what was lost with the database. */
const LOST: readonly string[] = [SERVICE_UNAVAILABLE.code, OUTCOME_UNKNOWN.code];

export const tellChange: Tell = faultOfChange;

const NO_HEADERS = Object.freeze({});

/**
 * The answer to an operation that was executed. Errors that are not the client's are told by a code and the correlation
 * id; what caused them goes to the log under the same id.
 */
export function answerOf(result: ExecutionResult, correlationId: string, logger: Logger, tell: Tell = faultOf): Answer {
  if (!result.errors) return { status: 200, body: JSON.stringify(result), headers: NO_HEADERS };
  const errors = result.errors.map((error) => formatted(error, correlationId, logger, tell));
  // What could be read before the database was lost is no answer: without data, the status may say so.
  const lost = errors.find(({ extensions }) => LOST.includes(String(extensions?.['code'])));
  if (lost) return { status: 503, body: JSON.stringify({ errors: [lost] }), headers: RETRY_AFTER };
  return { status: 200, body: JSON.stringify({ errors, data: result.data }), headers: NO_HEADERS };
}

/** The answer to a request that was not executed, or broke down in a way no field of it accounts for. */
export function answerOfFailure(
  error: unknown,
  type: MediaType,
  correlationId: string,
  logger: Logger,
  tell: Tell = faultOf,
): Answer {
  if (error instanceof RequestRefused) {
    // A well-formed request gets 200 as application/json, whatever is wrong with its document: clients of old expect it.
    const status = error.status ?? (type === GRAPHQL_RESPONSE ? 400 : 200);
    return { status, body: JSON.stringify({ errors: error.errors }), headers: error.headers };
  }
  const { code, message } = tell(error);
  if (code === 'INTERNAL') logger.error({ correlationId, err: error }, 'internal error');
  else logger.warn({ correlationId, err: error }, code);
  const body = JSON.stringify({ errors: [{ message, extensions: { code, correlationId } }] });
  if (code === 'INTERNAL') return { status: 500, body, headers: NO_HEADERS };
  return { status: 503, body, headers: RETRY_AFTER };
}

function formatted(error: GraphQLError, correlationId: string, logger: Logger, tell: Tell): GraphQLFormattedError {
  const { message, locations, path, originalError } = error;
  if (isTheirs(originalError)) {
    const extensions =
      'extensions' in originalError
        ? originalError.extensions
        : { code: originalError.code, argument: originalError.field ?? undefined };
    return { message, locations, path, extensions };
  }
  const fault = tell(originalError);
  if (fault.code === 'INTERNAL') logger.error({ correlationId, err: originalError ?? error }, 'internal error');
  else logger.warn({ correlationId, err: originalError }, fault.code);
  return { message: fault.message, locations, path, extensions: { code: fault.code, correlationId } };
}
