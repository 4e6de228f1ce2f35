import { DatabaseError } from 'pg';

/** An error as it is logged: enough to find the defect, nothing of what somebody asked or a record holds. */
export interface Cause {
  readonly name: string;
  /** SQLSTATE or the system's name of the error. */
  readonly code?: string;
  readonly message: string;
  /** Which table, column or constraint, for errors of the database. */
  readonly place?: string;
  /** The frames of its stack, without the message that a stack repeats. */
  readonly at: readonly string[];
  readonly cause?: Cause;
}

const DEEPEST = 3;
const FRAMES = 12;

/**
 * Syntax errors and unknown names: the text of our statements is constant, so what they quote is ours. The messages of
 * other classes quote values: `invalid input syntax for type integer: "..."`, `Key (slug)=(...) already exists`.
 */
const OUR_DEFECT = /^42/;
/** Connections, resources, the server's own state: they tell addresses at most. */
const STATE = /^(08|53|55|57|58|XX)/;

/** @param error  whatever was thrown */
export function describeCause(error: unknown, depth = 0): Cause {
  if (!(error instanceof Error))
    return { name: typeof error, message: 'Something that is no error was thrown.', at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { cause } = error;
  return {
    name: error.name,
    code,
    message: messageOf(error),
    place: error instanceof DatabaseError ? placeOf(error) : undefined,
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, FRAMES)
      .map((line) => line.trim()),
    cause: cause === undefined || depth >= DEEPEST ? undefined : describeCause(cause, depth + 1),
  };
}

function messageOf(error: Error): string {
  if (!(error instanceof DatabaseError)) return withoutValues(error.message);
  const code = error.code ?? '';
  if (OUR_DEFECT.test(code)) return error.message;
  return STATE.test(code) ? withoutValues(error.message) : 'The database refused a value.';
}

/** What stands in double quotes is a value more often than not; an address is somebody's. */
function withoutValues(message: string): string {
  return message
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\b[a-z][a-z+.-]*:\/\/\S+/gi, '…')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '…')
    .replace(/(?<![\w:])(?:[\da-f]{0,4}:){2,}[\da-f]{0,4}(?![\w:])/gi, '…');
}

function placeOf({ schema, table, column, constraint }: DatabaseError): string | undefined {
  const parts = [schema, table, column, constraint].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join('.') : undefined;
}
