import { expect, it } from '@jest/globals';
import { isFresh } from './is-fresh.js';

it.each([
  [undefined, false],
  ['', false],
  ['*', true],
  ['"a"', true],
  ['W/"a"', true],
  ['"b"', false],
  ['"b", "a"', true],
  ['"x,\\"a", "c"', false],
  ['a', false],
])('%s', (header, fresh) => {
  expect(isFresh(header, '"a"')).toBe(fresh);
});
