import { ViewerContext } from '@app/access';
import { expect, it } from '@jest/globals';
import { buildSchema, type GraphQLFormattedError } from 'graphql';
import { Documents } from './documents.js';
import { RequestRefused } from './request-refused.js';

const schema = buildSchema(`
  enum Colour { RED }
  input Filter { colours: [Colour!] until: Int }
  type Item { a: Int b: Int items(first: Int): [Item!]! }
  type Query { a: Int b: Int list(filter: Filter, first: Int): [Int!]! items(first: Int): Items! }
  type Items { nodes: [Item!]! }
`);
const context = new ViewerContext({ statements: 0, rows: () => Promise.resolve([]) }, { any: () => false }, null);

const errorsOf = (act: () => unknown): readonly GraphQLFormattedError[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof RequestRefused) return error.errors;
    throw error;
  }
  throw new Error('it was not refused');
};

it('reads, checks and compiles a text once', () => {
  const documents = new Documents(schema);
  expect(documents.operation('{ a }', null)).toBe(documents.operation('{ a }', null));
  expect(documents.operation('{ a }', null).asked.any('Query.a')).toBe(true);
  expect(errorsOf(() => documents.operation('{ c }', null))).toBe(errorsOf(() => documents.operation('{ c }', null)));
});

it('runs the operation that is named, whichever was run before', () => {
  const documents = new Documents(schema);
  const text = 'query A { a } query B { b }';
  const asked = ['A', 'B', 'A'].map((name) => documents.operation(text, name).asked);
  expect(asked.map(({ any }) => [any('Query.a'), any('Query.b')])).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
});

it.each([
  ['{ a', null, 'Syntax Error: Expected Name, found <EOF>.', 'GRAPHQL_PARSE_FAILED'],
  ['{ aa }', null, 'Cannot query field "aa" on type "Query".', 'GRAPHQL_VALIDATION_FAILED'],
  ['{ a(bb: 1) }', null, 'Unknown argument "bb" on field "Query.a".', 'BAD_USER_INPUT'],
  ['fragment F on Query { a }', null, 'Fragment "F" is never used.', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'query A { a } query B { b }',
    null,
    'The query holds several operations: name one of them in "operationName".',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'query A { a }',
    'B',
    'The query holds no operation of the name given in "operationName".',
    'GRAPHQL_VALIDATION_FAILED',
  ],
])('refuses %s as %s', (text, name, message, code) => {
  const [error] = errorsOf(() => new Documents(schema).operation(text, name));
  expect([error?.message, error?.extensions?.['code']]).toEqual([message, code]);
});

it('runs nothing that the schema has no root for', () => {
  const operation = new Documents(schema).operation('mutation { a }', null);
  expect(operation.kind).toBe('mutation');
  expect(errorsOf(() => operation.run(context, {}))).toEqual([
    { message: 'There are no mutations.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
});

it('takes no syntax tree for a text', () => {
  const tree = JSON.stringify({ kind: 'Document', definitions: [] });
  const [error] = errorsOf(() => new Documents(schema).operation(tree, null));
  expect(error?.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
});

it('says which argument a wrong value stands in', () => {
  expect(
    errorsOf(() => new Documents(schema).operation('{ one: list(filter: { colours: [RED, REDD] }) }', null)),
  ).toEqual([
    {
      message: 'Value "REDD" does not exist in "Colour" enum.',
      locations: [{ line: 1, column: 38 }],
      path: ['one'],
      extensions: { code: 'BAD_USER_INPUT', argument: ['filter', 'colours'] },
    },
  ]);
});

it('says which argument a wrong variable goes to', () => {
  const operation = new Documents(schema).operation(
    'query ($filter: Filter, $colour: Colour!, $first: Int) { list(filter: $filter, first: $first) two: list(filter: { colours: [$colour] }) }',
    null,
  );
  expect(errorsOf(() => operation.run(context, { filter: { colours: ['REDD'], until: 'x' }, first: 1.5 }))).toEqual([
    {
      message: 'Variable "$filter" at "colours.0": Value "REDD" does not exist in "Colour" enum.',
      path: ['list'],
      extensions: { code: 'BAD_USER_INPUT', variable: 'filter', argument: ['filter', 'colours', '0'] },
    },
    {
      message: 'Variable "$filter" at "until": Int cannot represent non-integer value: "x"',
      path: ['list'],
      extensions: { code: 'BAD_USER_INPUT', variable: 'filter', argument: ['filter', 'until'] },
    },
    {
      message: 'Variable "$colour": A value of the type Colour! is required.',
      path: ['two'],
      extensions: { code: 'BAD_USER_INPUT', variable: 'colour', argument: ['filter', 'colours'] },
    },
    {
      message: 'Variable "$first": Int cannot represent non-integer value: 1.5',
      path: ['list'],
      extensions: { code: 'BAD_USER_INPUT', variable: 'first', argument: ['first'] },
    },
  ]);
});

it('adds up what an answer could hold, with the variables', () => {
  const text =
    'query ($n: Int) { items(first: $n) { nodes { items(first: $n) { items(first: $n) { items(first: $n) { a } } } } } }';
  const operation = new Documents(schema).operation(text, null);
  const [error] = errorsOf(() => operation.run(context, { n: 100 }));
  expect(error?.extensions).toEqual({ code: 'LIMIT_EXCEEDED' });
});
