import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadInput } from '../errors/bad-input.js';
import type { PageArgs } from './page.args.js';
import { pageOf } from './page-of.js';

it.each<[PageArgs, ReturnType<typeof pageOf>]>([
  [{}, { limit: 20, direction: 'FORWARD', after: null, before: null }],
  [
    { first: null, after: null, last: null, before: null },
    { limit: 20, direction: 'FORWARD', after: null, before: null },
  ],
  [{ first: 1 }, { limit: 1, direction: 'FORWARD', after: null, before: null }],
  [
    { first: 100, after: 'c' },
    { limit: 100, direction: 'FORWARD', after: 'c', before: null },
  ],
  [{ after: 'c' }, { limit: 20, direction: 'FORWARD', after: 'c', before: null }],
  [{ last: 3 }, { limit: 3, direction: 'BACKWARD', after: null, before: null }],
  [
    { last: 3, before: 'c' },
    { limit: 3, direction: 'BACKWARD', after: null, before: 'c' },
  ],
  [{ before: 'c' }, { limit: 20, direction: 'BACKWARD', after: null, before: 'c' }],
  // An empty cursor is a cursor, and is refused where it is read.
  [{ after: '' }, { limit: 20, direction: 'FORWARD', after: '', before: null }],
])('%j asks for %j', (args, page) => {
  expect(pageOf(args)).toEqual(page);
});

const thrownBy = (args: PageArgs): unknown => {
  try {
    return pageOf(args);
  } catch (error) {
    return error;
  }
};

describe('refuses', () => {
  it.each<[PageArgs, string, string]>([
    [{ first: 0 }, 'first', '"first" is 0. Ask for 1 to 100 items at a time.'],
    [{ first: -1 }, 'first', '"first" is -1. Ask for 1 to 100 items at a time.'],
    [{ first: 101 }, 'first', '"first" is 101. Ask for 1 to 100 items at a time.'],
    [{ first: 1.5 }, 'first', '"first" is 1.5. Ask for 1 to 100 items at a time.'],
    [{ last: 0 }, 'last', '"last" is 0. Ask for 1 to 100 items at a time.'],
    [{ last: 2_147_483_647 }, 'last', '"last" is 2147483647. Ask for 1 to 100 items at a time.'],
    [
      { first: 1, last: 1 },
      'last',
      '"first" and "last" exclude each other. Use "first" with "after", or "last" with "before".',
    ],
    [
      { first: 1, before: 'c' },
      'before',
      '"first" and "before" exclude each other. Use "first" with "after", or "last" with "before".',
    ],
    [
      { last: 1, after: 'c' },
      'after',
      '"last" and "after" exclude each other. Use "first" with "after", or "last" with "before".',
    ],
    [
      { after: 'b', before: 'c' },
      'before',
      '"after" and "before" exclude each other. Use "first" with "after", or "last" with "before".',
    ],
  ])('%j', (args, argument, message) => {
    expect(thrownBy(args)).toEqual(new BadInput(message, [argument]));
  });

  it('whatever has both ends, and nothing else that is in range', () => {
    const cursor = fc.option(fc.string());
    const count = fc.option(fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(fc.record({ first: count, after: cursor, last: count, before: cursor }), (args) => {
        const bothEnds = (args.first !== null || args.after !== null) && (args.last !== null || args.before !== null);
        expect(thrownBy(args) instanceof BadInput).toBe(bothEnds);
      }),
    );
  });
});
