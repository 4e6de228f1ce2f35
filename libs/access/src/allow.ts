import { AccessDenied } from './access-denied.js';
import { type Operation, POLICY, type PolicyRule } from './policy.js';
import type { Viewer } from './viewer.js';

/** What is new is RESTRICTED: who records must be able to see what they recorded. */
const LEAST_CLEARANCE_TO_WRITE = 2;

/** Whether this viewer may see what the operation answers; for fields that are null to all others. */
export function isAllowed(operation: Operation, viewer: Viewer | null): viewer is Viewer {
  return viewer !== null && refusal(operation, viewer) === null;
}

/**
 * The viewer, if they may do this.
 * @throws AccessDenied where nobody is signed in, or the account may not
 */
export function allow(operation: Operation, viewer: Viewer | null): Viewer {
  if (!viewer) {
    throw new AccessDenied('UNAUTHENTICATED', `${operation} is for people with an account. Sign in, or send a token.`);
  }
  const message = refusal(operation, viewer);
  if (message !== null) throw new AccessDenied('FORBIDDEN', message);
  return viewer;
}

function refusal(operation: Operation, { role, clearance, mayWrite }: Viewer): string | null {
  const { roles, writes }: PolicyRule = POLICY[operation];
  if (!roles.includes(role)) return `${operation} is for the roles ${roles.join(' and ')}; yours is ${role}.`;
  if (!writes) return null;
  if (!mayWrite) return 'This token was made for reading alone. Make one for writing.';
  return clearance < LEAST_CLEARANCE_TO_WRITE
    ? 'What is new is RESTRICTED, and your account is not cleared for that. Ask an admin.'
    : null;
}
