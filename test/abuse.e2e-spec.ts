import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { type EdgeServer, type GraphRequest, post, startEdgeServer } from './support/edge-server.js';

/** What trust.md gives a hostile request at most; the best of a few runs, for the machine has other work. */
const BUDGET_MS = 200;
const RUNS = 5;
/** What an answer to a stranger never holds: frames of a stack, SQL, paths, names of ours. */
const OURS =
  /\bat .*:\d+|\.[jt]s\b|node_modules|\bSELECT\b|\blive\.|pg_|\/(home|usr|root|work|tmp|app)\b|Did you mean/i;

let server: EdgeServer;

beforeAll(async () => {
  server = await startEdgeServer({ CASETRAIL_SEED: 'first-record' });
}, 60_000);

afterAll(async () => {
  await server?.clear();
});

const times = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(' ');
const nested = (levels: number, open: string, within: string): string =>
  `${`${open} { `.repeat(levels)}${within}${' }'.repeat(levels)}`;

interface Refusal {
  readonly message: string;
  readonly code: string;
}

/** Sends it a few times, each time as a text never seen before, and checks all that every refusal has in common. */
async function refused({ query, variables }: GraphRequest): Promise<Refusal[]> {
  const took: number[] = [];
  let errors: Refusal[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const response = await post(server.url, { query: `${query} #${run}`, variables });
    const text = await response.text();
    took.push(performance.now() - started);
    expect(text).not.toMatch(OURS);
    const body = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect(Object.keys(body)).toEqual(['errors']);
    errors = body.errors.map(({ message, extensions }) => ({ message, code: extensions.code }));
  }
  expect(Math.min(...took)).toBeLessThan(BUDGET_MS);
  return errors;
}

async function answered({ query, variables }: GraphRequest): Promise<unknown> {
  const body = (await (await post(server.url, { query, variables })).json()) as { data: unknown; errors?: unknown };
  expect(body.errors).toBeUndefined();
  return body.data;
}

describe('a document that is too much', () => {
  const DEEP = 'The query is more than 15 levels deep.';
  const ALIASES = 'The query has more than 100 aliases.';
  const TOKENS = 'The query has more than 2000 tokens.';
  const NESTS = 'The query nests more than 40 levels deep.';

  it.each([
    ['101 aliases of a field', `{ ${times(101, (n) => `a${n}: case(slug: "x") { id }`)} }`, ALIASES],
    ['101 aliases of __typename', `{ ${times(101, (n) => `a${n}: __typename`)} }`, ALIASES],
    ['200 aliased mutations', `mutation { ${times(200, (n) => `a${n}: m`)} }`, ALIASES],
    [
      '2,000 directives',
      `{ __typename ${'@include(if: true) '.repeat(2_000)} }`,
      'The query has more than 50 directives.',
    ],
    ['2,000 unknown directives', `{ __typename ${'@a '.repeat(2_000)} }`, 'The query has more than 50 directives.'],
    [
      '20,000 repeated fields',
      `{ ${'id '.repeat(20_000)} }`,
      'The query has 60007 characters; at most 50000 are allowed.',
    ],
    ['10,000 repeated fields', `{ ${'id '.repeat(10_000)} }`, TOKENS],
    [
      '1,000 repeated fields',
      `{ ${'__typename '.repeat(1_000)} }`,
      'The query repeats fields of one name too often in one place.',
    ],
    ['200 inline fragments of 100 fields', `{${`...{${'a '.repeat(100)}}`.repeat(200)}}`, TOKENS],
    [
      '40 inline fragments of 40 fields',
      `{ ${`... { ${'id '.repeat(40)} } `.repeat(40)} }`,
      'The query repeats fields of one name too often in one place.',
    ],
    ['a depth of 18', `{ person(slug: "x") { ${nested(8, 'cases { nodes', 'id')}${' }'.repeat(8)} } }`, DEEP],
    [
      'a depth of 18 by named fragments',
      `{ person(slug: "x") { ...F0 } } ${times(8, (n) => `fragment F${n} on ${n % 2 ? 'Source' : 'Person'} { cases { nodes { ...G${n} } } } fragment G${n} on Case { sources { ...F${n + 1} } }`)} fragment F8 on Person { id }`,
      DEEP,
    ],
    [
      'a cycle of fragments',
      '{ person(slug: "x") { ...F } } fragment F on Person { relationships { to { ...F } } }',
      DEEP,
    ],
    [
      'a cycle of two fragments',
      '{ person(slug: "x") { ...F } } fragment F on Person { custody { because { defendants { ...G } } } } fragment G on Person { relationships { to { ...F } } }',
      DEEP,
    ],
    [
      'a fragment that spreads itself at once',
      '{ person(slug: "x") { ...F } } fragment F on Person { id ...F }',
      'Cannot spread fragment "F" within itself.',
    ],
    ['20,000 braces', '{'.repeat(20_000), NESTS],
    ['20,000 braces with fields', '{a'.repeat(20_000), NESTS],
    ['20,000 brackets', `{ nodes(ids: ${'['.repeat(20_000)}`, NESTS],
    ['20,000 parentheses', '('.repeat(20_000), NESTS],
    [
      'introspection in circles',
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
      'Maximum introspection depth exceeded',
    ],
    [
      'introspection in circles, by __type',
      '{ __type(name: "Case") { fields { type { fields { type { fields { type { fields { name } } } } } } } } }',
      'Maximum introspection depth exceeded',
    ],
    [
      'a fragment that unfolds into a million fields',
      `{ ...F0 } ${times(12, (n) => `fragment F${n} on Query { ${times(4, (m) => `f${m}: person(slug: "x") { ...F${n + 1} }`)} }`)} fragment F12 on Query { __typename }`,
      ALIASES,
    ],
    [
      '30 operations',
      times(30, (n) => `query Q${n} { __typename }`),
      'The query has 30 operations; at most 20 are allowed.',
    ],
    [
      '50,001 characters of remarks',
      `{ __typename } #${'x'.repeat(50_000)}`,
      'The query has 50019 characters; at most 50000 are allowed.',
    ],
  ])('%s', async (_what, query, message) => {
    const [error, ...others] = await refused({ query });
    expect(others).toEqual([]);
    expect(error?.message).toBe(message);
    expect(error?.code).toMatch(/^(LIMIT_EXCEEDED|GRAPHQL_VALIDATION_FAILED)$/);
  });

  it.each([
    ['1,001 values', { ids: Array(1_001).fill('x') }, 'The variables hold more than 1000 values.'],
    ['60,000 values of the wrong kind', { ids: Array(60_000).fill(1.5) }, 'The variables hold more than 1000 values.'],
    [
      'lists within lists',
      { ids: JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown },
      'The variables nest more than 10 levels deep.',
    ],
  ])('variables: %s', async (_what, variables, message) => {
    const errors = await refused({ query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables });
    expect(errors).toEqual([{ message, code: 'LIMIT_EXCEEDED' }]);
  });

  it('wrong variables are told of a few at a time', async () => {
    const errors = await refused({
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array(900).fill(1.5) },
    });
    expect(errors).toHaveLength(5);
  });

  it('none of them ends the process', async () => {
    expect(await answered({ query: '{ __typename }' })).toEqual({ __typename: 'Query' });
    expect(server.process.exitCode).toBeNull();
  });
});

describe('an answer that could be too long', () => {
  const cubes = (first: string, declared = '') =>
    `query ${declared} { persons(first: ${first}) { nodes { cases(first: ${first}) { nodes { timeline(first: ${first}) { nodes { id } } } } } } }`;
  const refusal = [
    {
      message:
        'The answer could hold 1020201 records; at most 250000 are allowed. Ask for shorter pages, or for fewer lists within lists.',
      code: 'LIMIT_EXCEEDED',
    },
  ];

  it('is refused: 100 × 100 × 100', async () => {
    expect(await refused({ query: cubes('100') })).toEqual(refusal);
  });

  it('is refused where the sizes are variables, or their defaults', async () => {
    expect(await refused({ query: cubes('$n', '($n: Int)'), variables: { n: 100 } })).toEqual(refusal);
    expect(await refused({ query: cubes('$n', '($n: Int = 100)') })).toEqual(refusal);
    expect(await answered({ query: cubes('$n', '($n: Int)'), variables: { n: 2 } })).toHaveProperty('persons');
  });

  it('is refused where a fragment hides the sizes', async () => {
    const query = `{ persons(first: 100) { nodes { ...F } } }
      fragment F on Person { cases(first: 100) { nodes { ...G } } }
      fragment G on Case { timeline(first: 100) { nodes { id } } }`;
    expect(await refused({ query })).toEqual(refusal);
  });

  it('is given: 100 cases with a hundred events each, their citations and sources', async () => {
    const query = `{ cases(first: 100) { totalCount nodes { title status charges { article { number } }
      participants { role party { ... on Person { name } ... on Organization { name } } }
      timeline(first: 100) { nodes { kind title date { edtf label } actor { ... on Person { name } ... on Organization { name } }
        citations { source { title authors { name } publisher { name } } } } } } } }`;
    expect(await answered({ query })).toMatchObject({ cases: { totalCount: 4 } });
  });
});

describe('an honest query', () => {
  it('introspection, in full', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(await answered({ query })).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
  });

  it("the founding question in Relay's manner, as deep as it is under asOf", async () => {
    const query = `{ person(slug: "serikzhan-bilash") { cases(filter: { articles: ["174", "389"] }, first: 10) { edges { node {
      slug timeline(first: 100) { edges { node { citations { source { authors { person { relationships { to { ...Who } } } } } } } } } } } } } }
      fragment Who on Person { names { text } }`;
    const data = await answered({ query });
    expect(JSON.stringify(data)).toContain('Serikzhan Bilash');
  });
});

describe('a near miss gets no hint', () => {
  it.each([
    ['field', { query: '{ persom(slug: "x") { id } }' }, 'Cannot query field "persom" on type "Query".'],
    [
      'field of a union',
      { query: '{ cases { nodes { participants { party { nam } } } } }' },
      'Cannot query field "nam" on type "Party".',
    ],
    ['argument', { query: '{ person(slugg: "x") { id } }' }, 'Unknown argument "slugg" on field "Query.person".'],
    [
      'field of an input',
      { query: '{ cases(filter: { countryy: "KZ" }) { totalCount } }' },
      'Field "countryy" is not defined by type "CaseFilter".',
    ],
    [
      'enum value',
      { query: '{ cases(filter: { status: [CONVICTEDD] }) { totalCount } }' },
      'Value "CONVICTEDD" does not exist in "CaseStatus" enum.',
    ],
    ['type', { query: 'query ($f: CaseFilte) { cases(filter: $f) { totalCount } }' }, 'Unknown type "CaseFilte".'],
    [
      'enum value in a variable',
      {
        query: 'query ($s: [CaseStatus!]) { cases(filter: { status: $s }) { totalCount } }',
        variables: { s: ['CONVICTEDD'] },
      },
      'Variable "$s" at "0": Value "CONVICTEDD" does not exist in "CaseStatus" enum.',
    ],
    [
      'field of an input in a variable',
      { query: 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }', variables: { f: { countryy: 'KZ' } } },
      'Variable "$f": Field "countryy" is not defined by type "CaseFilter".',
    ],
  ])('%s', async (_what, request, message) => {
    expect((await refused(request)).map((error) => error.message)).toEqual([message]);
  });
});
