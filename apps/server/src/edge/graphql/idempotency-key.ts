import { OperationTypeNode } from 'graphql';
import type { Operation } from './documents.js';
import { RequestRefused } from './request-refused.js';

const LONGEST_KEY = 255;

/**
 * The header Idempotency-Key of a request, or null. A key belongs to one change: of several in a document, a retry could
 * not tell which had been made.
 */
export function readIdempotencyKey(header: string | string[] | undefined, operation: Operation): string | null {
  if (header === undefined || operation.kind !== OperationTypeNode.MUTATION) return null;
  if (typeof header !== 'string' || !/^[\x21-\x7e]+$/.test(header) || header.length > LONGEST_KEY) {
    throw refused(`Idempotency-Key takes 1 to ${LONGEST_KEY} visible ASCII characters, such as a UUID.`);
  }
  if (operation.roots > 1)
    throw refused('An Idempotency-Key goes with one mutation. Send each in a request of its own.');
  return header;
}

function refused(message: string): RequestRefused {
  return RequestRefused.because(message, 'BAD_REQUEST', 400);
}
