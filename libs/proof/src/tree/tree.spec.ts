import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { provesConsistency, provesInclusion } from '../../../../docs/verify/verify-ledger.mjs';
import { GrowingTree } from './growing-tree.js';
import { EMPTY_ROOT, leafHash, nodeHash } from './hashes.js';
import { consistencyRanges, inclusionRanges, nodesOf, type Range } from './proof-ranges.js';

/** The eight inputs that implementations of RFC 6962 are compared by, with the heads and paths that its authors published for them. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
const HEADS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The head of leaves as RFC 6962 (2.1) defines it, to the letter. */
function headOf(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leafHash(leaves[0]!);
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return nodeHash(headOf(leaves.slice(0, k)), headOf(leaves.slice(k)));
}

const hashOf = (leaves: readonly Uint8Array[], { start, end }: Range): Buffer => headOf(leaves.slice(start, end));
const grown = (leaves: readonly Uint8Array[]): GrowingTree => {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree;
};
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

describe('the tree of the published inputs', () => {
  it.each(HEADS.map((head, size) => [size, head] as const))('of %i leaves has its head', (size, head) => {
    expect(grown(INPUTS.slice(0, size)).root().toString('hex')).toBe(head);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        HEADS[4],
      ],
    ],
    [3, 3, [HEADS[2]]],
    [
      2,
      5,
      [
        HEADS[1],
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves that leaf %i is in the tree of %i', (leaf, size, path) => {
    expect(hex(inclusionRanges(leaf - 1, size).map((range) => hashOf(INPUTS, range)))).toEqual(path);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        HEADS[4],
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves that the tree of %i is the beginning of that of %i', (from, size, path) => {
    expect(hex(consistencyRanges(from, size).map((range) => hashOf(INPUTS, range)))).toEqual(path);
  });
});

describe('a tree of any size', () => {
  const leaves = Array.from({ length: 70 }, (_, index) => Buffer.from(`leaf ${index}`));
  const sizes = fc
    .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 70 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

  it('has the head that the definition gives, and full nodes that are heads of their leaves', () => {
    const tree = new GrowingTree();
    for (const [index, leaf] of leaves.entries()) {
      for (const { level, index: place, hash } of tree.add(leaf)) {
        expect(hash).toEqual(headOf(leaves.slice(place * 2 ** level, (place + 1) * 2 ** level)));
      }
      expect(tree.root()).toEqual(headOf(leaves.slice(0, index + 1)));
    }
  });

  it('proves what is in it to the file for strangers, and nothing else', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ([seq, size], other) => {
        const path = inclusionRanges(seq - 1, size).map((range) => hashOf(leaves, range));
        const proof = { index: seq - 1, size, leaf: leaves[seq - 1]!, path, root: headOf(leaves.slice(0, size)) };
        expect(provesInclusion(proof)).toBe(true);
        const wrong = leaves[other % 70]!;
        if (wrong !== proof.leaf) expect(provesInclusion({ ...proof, leaf: wrong })).toBe(false);
        if (path.length > 0) expect(provesInclusion({ ...proof, path: path.slice(1) })).toBe(false);
        expect(provesInclusion({ ...proof, root: headOf(leaves.slice(1, size + 1)) })).toBe(false);
      }),
    );
  });

  it('proves what it is the beginning of, and nothing else', () => {
    fc.assert(
      fc.property(sizes, ([from, to]) => {
        const path = consistencyRanges(from, to).map((range) => hashOf(leaves, range));
        const proof = { from, to, path, fromRoot: headOf(leaves.slice(0, from)), toRoot: headOf(leaves.slice(0, to)) };
        expect(provesConsistency(proof)).toBe(true);
        expect(provesConsistency({ ...proof, fromRoot: headOf(leaves.slice(1, from + 1)) })).toBe(false);
        expect(provesConsistency({ ...proof, toRoot: headOf(leaves.slice(1, to + 1)) })).toBe(false);
      }),
    );
  });

  it('has ranges of proofs made of full nodes', () => {
    fc.assert(
      fc.property(sizes, ([seq, size]) => {
        for (const range of [...inclusionRanges(seq - 1, size), ...consistencyRanges(seq, size)]) {
          const nodes = nodesOf(range);
          expect(nodes.every(({ index }) => Number.isInteger(index))).toBe(true);
          const hashes = nodes.map(({ level, index }) =>
            headOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
          );
          expect(hashes.reduceRight((right, left) => nodeHash(left, right))).toEqual(hashOf(leaves, range));
        }
      }),
    );
  });
});
