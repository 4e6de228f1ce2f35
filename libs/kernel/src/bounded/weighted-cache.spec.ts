import { expect, it } from '@jest/globals';
import { WeightedCache } from './weighted-cache.js';

it('forgets what was not used for longest until the rest is light enough', () => {
  const cache = new WeightedCache<number>(10);
  cache.set('a', 1, 4);
  cache.set('b', 2, 4);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3, 4);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
});

it('weighs a key once', () => {
  const cache = new WeightedCache<number>(10);
  cache.set('a', 1, 6);
  cache.set('a', 2, 6);
  cache.set('b', 3, 4);
  expect(['a', 'b'].map((key) => cache.get(key))).toEqual([2, 3]);
});

it('keeps nothing that is too heavy by itself', () => {
  const cache = new WeightedCache<number>(10);
  cache.set('a', 1, 4);
  cache.set('b', 2, 11);
  expect(['a', 'b'].map((key) => cache.get(key))).toEqual([undefined, undefined]);
});
