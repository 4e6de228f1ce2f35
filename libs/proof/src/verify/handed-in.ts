import type { SignedCheckpoint } from '../notes/checkpoint.js';
import type { TrustedKey, Verifier } from './verifier.js';

/** A checkpoint that somebody kept, and what to call it. */
export interface KeptCheckpoint {
  readonly checkpoint: SignedCheckpoint;
  /** The name of its file. */
  readonly where: string;
}

/** Checkpoints from outside, each to be looked at when the tree has its size. */
export class HandedIn {
  readonly #left: KeptCheckpoint[];
  readonly count: number;

  constructor(
    kept: readonly KeptCheckpoint[],
    private readonly trusted: readonly TrustedKey[],
  ) {
    this.#left = kept.toSorted((one, other) => one.checkpoint.size - other.checkpoint.size);
    this.count = kept.length;
  }

  /** To be called before the first change set, and after each. */
  look(verifier: Verifier): void {
    for (let [next] = this.#left; next && next.checkpoint.size <= verifier.size; [next] = this.#left) {
      this.#left.shift();
      verifier.checkpoint(next.checkpoint, next.where, this.trusted);
    }
  }

  /** To be called after the last. */
  end(verifier: Verifier): void {
    for (const { checkpoint, where } of this.#left) verifier.beyond(checkpoint, where, this.trusted);
  }
}
