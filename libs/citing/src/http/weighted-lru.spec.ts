import { expect, it } from '@jest/globals';
import { WeightedLru } from './weighted-lru.js';

it('forgets what was used longest ago, when it weighs too much', () => {
  const kept = new WeightedLru<string>(10);
  kept.set('a', 'A', 4);
  kept.set('b', 'B', 4);
  expect(kept.get('a')).toBe('A');
  kept.set('c', 'C', 4);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual(['A', undefined, 'C']);
  kept.set('a', 'a', 10);
  expect(['a', 'c'].map((key) => kept.get(key))).toEqual(['a', undefined]);
  kept.set('d', 'D', 11);
  expect(['a', 'd'].map((key) => kept.get(key))).toEqual([undefined, undefined]);
});
