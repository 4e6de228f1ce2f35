import type { Role } from './role.js';

/** Who asks: somebody who is signed in, by a session or by a token. */
export interface Viewer {
  /** The uuid of the account. */
  readonly accountId: string;
  readonly role: Role;
  /** The highest tier the account may see, 0 PUBLIC to 3 SEALED. */
  readonly clearance: 0 | 1 | 2 | 3;
  /** False for a token that was made for reading alone, whatever the role. */
  readonly mayWrite: boolean;
}
