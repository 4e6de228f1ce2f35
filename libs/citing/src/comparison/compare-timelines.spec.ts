import { expect, it } from '@jest/globals';
import { compareTimelines } from './compare-timelines.js';

it('tells apart what was added, corrected and retracted', () => {
  expect(
    compareTimelines({
      before: ['a', 'b', 'c', 'd'],
      after: ['new', 'a', 'b3', 'd'],
      corrections: { b3: 'b2', b2: 'b', d: 'x' },
    }),
  ).toEqual({ added: ['new'], corrected: [{ before: 'b', after: 'b3' }], retracted: ['c'] });
});

it('counts a second correction of one event as added', () => {
  expect(compareTimelines({ before: ['a'], after: ['b', 'c'], corrections: { b: 'a', c: 'a' } })).toEqual({
    added: ['c'],
    corrected: [{ before: 'a', after: 'b' }],
    retracted: [],
  });
});

it('ends where corrections lead in a circle', () => {
  const corrections = { b: 'c', c: 'd', d: 'c' };
  expect(compareTimelines({ before: ['a'], after: ['b'], corrections })).toEqual({
    added: ['b'],
    corrected: [],
    retracted: ['a'],
  });
});

it('finds nothing between a state and itself', () => {
  const same = { before: ['a', 'b'], after: ['a', 'b'], corrections: { a: 'b' } };
  expect(compareTimelines(same)).toEqual({ added: [], corrected: [], retracted: [] });
});
