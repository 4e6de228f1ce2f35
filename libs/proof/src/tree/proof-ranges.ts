/** The leaves from `start` up to, and without, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The largest power of two below a number of at least 2. */
const half = (size: number): number => 2 ** (Math.ceil(Math.log2(size)) - 1);

/**
 * The ranges whose hashes prove that a leaf is in a tree, from below: PATH of RFC 6962 (2.1.1).
 * @param index  of the leaf, from 0, less than `size`
 */
export function inclusionRanges(index: number, size: number, start = 0): Range[] {
  if (size <= 1) return [];
  const k = half(size);
  return index < k
    ? [...inclusionRanges(index, k, start), { start: start + k, end: start + size }]
    : [...inclusionRanges(index - k, size - k, start + k), { start, end: start + k }];
}

/**
 * The ranges whose hashes prove that a tree is the beginning of another: PROOF of RFC 6962 (2.1.2).
 * @param from  the size of the smaller, from 1
 * @param size  that of the larger
 */
export function consistencyRanges(from: number, size: number): Range[] {
  return subproof(from, size, 0, true);
}

function subproof(from: number, size: number, start: number, whole: boolean): Range[] {
  if (from === size) return whole ? [] : [{ start, end: start + size }];
  const k = half(size);
  return from <= k
    ? [...subproof(from, k, start, whole), { start: start + k, end: start + size }]
    : [...subproof(from - k, size - k, start + k, false), { start, end: start + k }];
}

/** A full subtree: that of the leaves from `index` × 2^`level`. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
}

/** The full subtrees that a range of a proof is made of, from left to right: it begins where a larger one might. */
export function nodesOf({ start, end }: Range): NodePlace[] {
  const places: NodePlace[] = [];
  for (let at = start; at < end;) {
    const level = Math.floor(Math.log2(end - at));
    places.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return places;
}
