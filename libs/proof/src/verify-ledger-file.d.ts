/** The single file of `docs/verify`, which is plain JavaScript: it checks in tests what is made here. */
declare module '*/verify-ledger.mjs' {
  export interface OutsideKey {
    readonly name: string;
    readonly id: string;
  }
  export interface OutsideCheckpoint {
    readonly origin: string;
    readonly size: number;
    readonly root: Buffer;
  }
  export function provesInclusion(proof: {
    index: number;
    size: number;
    leaf: Uint8Array;
    path: readonly Buffer[];
    root: Buffer;
  }): boolean;
  export function provesConsistency(proof: {
    from: number;
    to: number;
    path: readonly Buffer[];
    fromRoot: Buffer;
    toRoot: Buffer;
  }): boolean;
  export function readKey(text: string): OutsideKey | null;
  export function readCheckpoint(text: string): OutsideCheckpoint | null;
  export function isSigned(checkpoint: OutsideCheckpoint, keys: readonly OutsideKey[]): boolean;
  export function verifyLedger(
    lines: Iterable<string> | AsyncIterable<string>,
    checkpoints?: readonly { name: string; checkpoint: OutsideCheckpoint }[],
    keys?: readonly OutsideKey[],
  ): Promise<{ size: number; root: Buffer; checkpoints: number; faults: { seq: number; what: string }[] }>;
}
