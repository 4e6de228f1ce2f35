import { expect, it } from '@jest/globals';
import { fitsShape } from './key-shape.js';

const UUID = '01936b2e-7a4c-7c3e-8f00-0123456789ab';

it.each([
  ['text', '', true],
  ['text', 'қала', true],
  ['text', 'a\0b', false],
  ['text', '\uD800', false],
  ['text', 1, false],
  ['integer', 0, true],
  ['integer', -5, true],
  ['integer', 1.5, false],
  ['integer', 2 ** 53, false],
  ['integer', '1', false],
  ['day', '2020-02-29', true],
  ['day', '2021-02-29', false],
  ['day', '2021-02-05T00:00:00Z', false],
  ['day', 5, false],
  ['uuid', UUID, true],
  ['uuid', UUID.toUpperCase(), false],
  ['uuid', `${UUID}0`, false],
  ['uuid', 7, false],
] as const)('%s: %p is %p', (shape, key, fits) => {
  expect(fitsShape([key], [shape])).toBe(fits);
  expect(fitsShape([key], [`${shape}?`])).toBe(fits);
  expect(fitsShape([null], [shape])).toBe(false);
  expect(fitsShape([null], [`${shape}?`])).toBe(true);
});

it('counts the keys', () => {
  expect(fitsShape([], [])).toBe(true);
  expect(fitsShape([], ['text?'])).toBe(false);
  expect(fitsShape(['a', 'b'], ['text'])).toBe(false);
});
