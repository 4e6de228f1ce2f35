import { expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { LIMITS } from './limits.js';
import { RequestRefused } from './request-refused.js';
import { scan } from './scan.js';

const refusal = (text: string): RequestRefused => {
  try {
    scan(text);
  } catch (error) {
    if (error instanceof RequestRefused) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

it('counts tokens, not characters', () => {
  expect(scan('{ case(slug: "a b c") { id } } # and a remark')).toBe(11);
  expect(scan(getIntrospectionQuery())).toBe(163);
});

it.each([
  ['characters', ' '.repeat(LIMITS.characters + 1), 'The query has 50001 characters; at most 50000 are allowed.'],
  ['tokens', `{${'a '.repeat(LIMITS.tokens - 1)}}`, 'The query has more than 2000 tokens.'],
  ['braces', '{a'.repeat(LIMITS.nesting + 1), 'The query nests more than 40 levels deep.'],
  ['20,000 braces', '{'.repeat(20_000), 'The query nests more than 40 levels deep.'],
  ['brackets', `{a(b:${'['.repeat(1_990)}`, 'The query nests more than 40 levels deep.'],
  ['parentheses', '('.repeat(LIMITS.nesting + 1), 'The query nests more than 40 levels deep.'],
  ['directives', `{a ${'@a '.repeat(LIMITS.directives + 1)}}`, 'The query has more than 50 directives.'],
])('stops at too many %s', (_what, text, message) => {
  expect(refusal(text).errors).toEqual([{ message, extensions: { code: 'LIMIT_EXCEEDED' } }]);
});

it('lets through as much as is allowed', () => {
  expect(scan(`{${'a '.repeat(LIMITS.tokens - 2)}}`)).toBe(2_000);
  expect(scan(`${'{'.repeat(LIMITS.nesting)}${'}'.repeat(LIMITS.nesting)}{`)).toBe(81);
  expect(scan(`{a ${'@a '.repeat(LIMITS.directives)}}`)).toBe(103);
});

it('says where a text stops being GraphQL', () => {
  expect(refusal('{ a ? }').errors).toEqual([
    {
      message: 'Syntax Error: Unexpected character: "?".',
      locations: [{ line: 1, column: 5 }],
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    },
  ]);
});
