import { EMPTY_ROOT, leafHash, nodeHash } from './hashes.js';

/** A node over 2^level leaves, of which it is the `index`th. Leaves are of level 0. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** A tree that leaves are added to, of which no more is kept than its right edge: as many hashes as its size has ones. */
export class GrowingTree {
  #size = 0;
  /** Full subtrees from left to right, each larger than the next. */
  readonly #edge: TreeNode[] = [];

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf, and answers the nodes above it that became full by it, from below. */
  add(data: Uint8Array): TreeNode[] {
    let node: TreeNode = { level: 0, index: this.#size, hash: leafHash(data) };
    const full: TreeNode[] = [];
    for (let left = this.#edge.at(-1); left?.level === node.level; left = this.#edge.at(-1)) {
      this.#edge.pop();
      node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) };
      full.push(node);
    }
    this.#edge.push(node);
    this.#size += 1;
    return full;
  }

  /** The head of the tree as it is now. */
  root(): Buffer {
    const [last, ...others] = this.#edge.toReversed();
    if (!last) return EMPTY_ROOT;
    return others.reduce((right, left) => nodeHash(left.hash, right), last.hash);
  }
}
