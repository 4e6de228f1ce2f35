import { createHash } from 'node:crypto';

/** The SHA-256 of a tree with no leaves, as RFC 6962 (2.1) has it: that of nothing. */
export const EMPTY_ROOT = createHash('sha256').digest();

/** The hash of a leaf: RFC 6962 (2.1), SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(data).digest();
}

/** The hash of a node over two others: RFC 6962 (2.1), SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}
