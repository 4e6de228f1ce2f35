import { expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { type Amount, costOf } from './cost.js';
import { definitionsOf } from './selection.js';

const schema = buildSchema(`
  interface Party { name: String cases(first: Int, last: Int): Cases! }
  type Person implements Party { name: String cases(first: Int, last: Int): Cases! }
  type Court implements Party { name: String cases(first: Int, last: Int): Cases! }
  type Case { title: String cite: String diff: Charge edition: Edition court: Court charges: [Charge!]! parties: [Party!]! }
  type Edition { seq: Int sha256: String }
  type Charge { article: String }
  type Edge { cursor: String node: Case! }
  type Cases { edges: [Edge!]! nodes: [Case!]! totalCount: Int! pageInfo: PageInfo! }
  type PageInfo { endCursor: String }
  type Query { person: Person cases(first: Int, last: Int): Cases! nodes(ids: [ID!]!): [Party]! }
`);

const amount = (text: string): Amount => {
  const definitions = definitionsOf(parse(text));
  const [operation] = definitions.operations;
  if (!operation) throw new Error('there is no operation');
  return costOf(schema, operation, definitions);
};

it.each([
  ['{ person { name } }', 1],
  ['{ __typename }', 0],
  ['{ cases(first: 5) { nodes { title } } }', 1 + 5],
  ['{ cases { nodes { title } } }', 1 + 20],
  ['{ cases(first: null, last: 7) { nodes { title } } }', 1 + 7],
  ['{ cases(first: 5) { edges { cursor node { title } } } }', 1 + 5],
  ['{ cases(first: 5) { totalCount pageInfo { endCursor } } }', 1 + 10 + 1],
  ['{ cases(first: 5) { nodes { court { name } charges { article } } } }', 1 + 5 * (1 + 1 + 2)],
  [
    '{ person { cases(first: 3) { nodes { court { cases(first: 4) { nodes { title } } } } } } }',
    1 + 1 + 3 * (1 + 1 + 1 + 4),
  ],
  ['{ nodes(ids: ["a", "b", "c"]) { name } }', 3],
  // What takes work is worth more than what is read.
  ['{ cases(first: 5) { nodes { cite again: cite } } }', 1 + 5 * (1 + 2 * 300)],
  ['{ cases(first: 5) { nodes { diff { article } } } }', 1 + 5 * (1 + 500 + 1)],
  ['{ cases(first: 5) { nodes { edition { seq sha256 } } } }', 1 + 5 * (1 + (1 + 20 + 20))],
  // What answers under one name is read once.
  ['{ cases(first: 5) { nodes { title } } ... { cases(first: 5) { nodes { court { name } } } } }', 1 + 5 * 2],
  ['{ a: cases(first: 5) { nodes { title } } b: cases(first: 5) { nodes { title } } }', 2 * 6],
  ['{ person { ...F } } fragment F on Party { cases(first: 9) { nodes { title } } }', 1 + 1 + 9],
  [
    '{ nodes(ids: ["a"]) { ... on Person { cases(first: 2) { nodes { title } } } ... on Court { cases(first: 9) { nodes { title } } } } }',
    1 + 1 + 9,
  ],
  // Sizes that the resolver refuses, and says so: they are not what a query is refused for.
  ['{ cases(first: 1000000000) { nodes { title } } }', 1 + 100],
  ['{ cases(first: -5) { nodes { title } } }', 1 + 1],
])('%s: %i', (text, records) => {
  expect(amount(text)).toBe(records);
});

it('follows the variables', () => {
  const cost = amount(`query ($n: Int, $m: Int = 3, $ids: [ID!]!) {
    cases(first: $n) { nodes { court { cases(last: $m) { nodes { title } } } } }
    nodes(ids: $ids) { name }
  }`);
  if (typeof cost === 'number') throw new Error('it follows nothing');
  expect(cost({ n: 10, m: 10, ids: ['a'] })).toBe(1 + 10 * (1 + 1 + 1 + 10) + 1);
  expect(cost({ ids: [] })).toBe(1 + 20 * (1 + 1 + 1 + 3));
  expect(cost({ n: 1e9, m: null, ids: Array(500).fill('a') })).toBe(1 + 100 * (1 + 1 + 1 + 20) + 100);
  expect(cost({ n: 'many', ids: 'a' })).toBe(1 + 20 * (1 + 1 + 1 + 3) + 1);
});
