import { Confidentiality } from '@app/kernel';

/** What an account may do. What it may see is its clearance, which is another matter. */
export const ROLES = ['RESEARCHER', 'ADVOCATE', 'EDITOR', 'ADMIN'] as const;

/** A RESEARCHER reads; an ADVOCATE also records; an EDITOR also publishes and approves; an ADMIN manages accounts. */
export type Role = (typeof ROLES)[number];

/** What an account of this role may see if nothing else is said; SEALED is given by name alone. */
export function usualClearance(role: Role): Confidentiality {
  return role === 'RESEARCHER' ? Confidentiality.PARTNER : Confidentiality.RESTRICTED;
}
