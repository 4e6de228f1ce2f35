import { describe, expect, it } from '@jest/globals';
import { superseded } from './superseded.js';

const links = (text: string) =>
  Object.fromEntries(
    superseded(
      text.split(' ').map((link) => ({ id: link[0]!, old: link[1] ?? null })),
      ({ old }) => old,
    ),
  );

describe('what stands in whose place', () => {
  it.each<[string, Record<string, string[]>]>([
    ['a b', {}],
    ['a ba', { a: ['b'] }],
    ['a ba cb', { a: ['c'], b: ['c'] }],
    ['a ba ca', { a: ['b', 'c'] }],
    ['aa', {}],
    ['ab ba', {}],
    ['ab bc ca', {}],
    ['ab ba ca', { a: ['c'] }],
    ['ax', {}],
  ])('%s (each letter takes the place of the one after it)', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });
});
