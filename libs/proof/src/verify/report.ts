import type { Fault } from './change-set.js';
import type { Verifier } from './verifier.js';

/** What came of a verification. */
export interface Report {
  /** Of the tree: how many change sets there are. */
  readonly size: number;
  readonly root: Buffer;
  /** How many checkpoints were looked at. */
  readonly checkpoints: number;
  /** The first of what was found, in the order of change sets. */
  readonly faults: readonly Fault[];
  /** How much is not shown, in a public export. */
  readonly unseen: { readonly changeSets: number; readonly fields: number };
  /** How much was found. */
  readonly found: number;
}

export function reportOf(verifier: Verifier, checkpoints: number): Report {
  verifier.finish();
  const { size, faults, found, unseen } = verifier;
  return { size, root: verifier.root(), checkpoints, faults, found, unseen };
}
