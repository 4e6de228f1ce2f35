import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { measure } from './measure.js';
import { definitionsOf } from './selection.js';

const measured = (text: string): string => {
  try {
    measure(definitionsOf(parse(text)));
    return 'passes';
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
};

const times = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(' ');
const deep = (levels: number, within = ''): string => (levels === 0 ? within : `{ a ${deep(levels - 1, within)} }`);

const TOO_DEEP = 'The query is more than 15 levels deep.';
const TOO_MANY_ALIASES = 'The query has more than 100 aliases.';
const TOO_MANY_FIELDS = 'The query has more than 3000 fields.';
const TOO_OFTEN = 'The query repeats fields of one name too often in one place.';

it.each([
  ['15 levels', deep(15), 'passes'],
  ['16 levels', deep(16), TOO_DEEP],
  ['16 levels, half of them in a fragment', `${deep(8, '{ ...F }')} fragment F on T ${deep(8)}`, TOO_DEEP],
  ['15 levels, half of them in a fragment', `${deep(8, '{ ...F }')} fragment F on T ${deep(7)}`, 'passes'],
  ['levels without a name, which are none', `{ ${'... { '.repeat(30)} a ${'} '.repeat(30)} }`, 'passes'],
  ['a fragment that spreads itself below itself', '{ ...F } fragment F on T { a { ...F } }', TOO_DEEP],
  ['a circle of fragments', '{ ...F } fragment F on T { a { ...G } } fragment G on T { b { ...F } }', TOO_DEEP],
  ['a circle of fragments that nothing spreads', '{ a } fragment F on T { a { ...F } }', TOO_DEEP],
  ['a fragment that spreads itself in place', '{ ...F } fragment F on T { a ...F }', 'passes'],
  ['a fragment that is not there', '{ ...F }', 'passes'],
])('depth: %s', (_what, text, outcome) => {
  expect(measured(text)).toBe(outcome);
});

it.each([
  ['100 aliases', `{ ${times(100, (n) => `a${n}: a`)} }`, 'passes'],
  ['101 aliases', `{ ${times(101, (n) => `a${n}: a`)} }`, TOO_MANY_ALIASES],
  ['101 aliases of __typename', `{ ${times(101, (n) => `a${n}: __typename`)} }`, TOO_MANY_ALIASES],
  [
    '101 aliases, over three operations',
    times(3, (m) => `query Q${m} { ${times(34, (n) => `a${n}: a`)} }`),
    TOO_MANY_ALIASES,
  ],
  [
    '11 aliases that a fragment brings to 10 places',
    `{ ${times(10, (n) => `f${n} { ...F }`)} } fragment F on T { ${times(11, (n) => `a${n}: a`)} }`,
    TOO_MANY_ALIASES,
  ],
])('aliases: %s', (_what, text, outcome) => {
  expect(measured(text)).toBe(outcome);
});

it('fields: a short document that unfolds into a large one', () => {
  const bomb = (levels: number) =>
    `{ ...F0 } ${times(levels, (n) => `fragment F${n} on T { ${times(4, (m) => `f${m} { ...F${n + 1} }`)} }`)} fragment F${levels} on T { a }`;
  expect(measured(bomb(4))).toBe('passes');
  expect(measured(bomb(6))).toBe(TOO_MANY_FIELDS);
});

it.each([
  ['63 times one field', `{ ${'a '.repeat(63)} }`, 'passes'],
  ['64 times one field', `{ ${'a '.repeat(64)} }`, TOO_OFTEN],
  ['through fragments without a type', `{ ${'... { a } '.repeat(64)} }`, TOO_OFTEN],
  [
    'through fragments with a name',
    `{ ${times(64, (n) => `...F${n}`)} } ${times(64, (n) => `fragment F${n} on T { a }`)}`,
    TOO_OFTEN,
  ],
  ['below what is repeated a little', `{ ${`a { ${'b { c c } '.repeat(6)} } `.repeat(6)} }`, TOO_OFTEN],
  ['below what is repeated less', `{ ${`a { ${'b { c } '.repeat(5)} } `.repeat(5)} }`, 'passes'],
])('repeated fields: %s', (_what, text, outcome) => {
  expect(measured(text)).toBe(outcome);
});

it('operations and fragments', () => {
  expect(measured(times(20, (n) => `query Q${n} { a }`))).toBe('passes');
  expect(measured(times(21, (n) => `query Q${n} { a }`))).toBe('The query has 21 operations; at most 20 are allowed.');
  expect(measured(times(101, (n) => `fragment F${n} on T { a }`))).toBe(
    'The query has 101 fragments; at most 100 are allowed.',
  );
});
