import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EditionList } from './edition-list.js';

const day = (seq: number): string => new Date(seq * 86_400_000).toISOString();
const made = (...numbers: number[]) => numbers.map((seq) => ({ seq, at: seq * 86_400_000 }));

it('tells which edition stood after a change set, what followed, and which is the latest', () => {
  const list = new EditionList(made(3, 5, 9), [{ from: 3, until: null }], null);
  expect(list.at(2)).toBeNull();
  expect(list.at(3)).toEqual({ seq: 3, at: day(3), latest: 9, next: { seq: 5, at: day(5) } });
  expect(list.at(8)).toEqual({ seq: 5, at: day(5), latest: 9, next: { seq: 9, at: day(9) } });
  expect(list.at(null)).toEqual({ seq: 9, at: day(9), latest: 9, next: null });
});

it('tells of nothing while the record was withdrawn, and since when it was', () => {
  const spans = [
    { from: 3, until: 6 },
    { from: 8, until: 11 },
  ];
  const list = new EditionList(made(3, 5, 6, 8, 9, 11), spans, day(11));
  expect([5, 6, 7, 8, 10, 11, null].map((seq) => list.at(seq)?.seq ?? null)).toEqual([5, null, null, 8, 9, null, null]);
  expect([1, 2, 6, 7, 11, 40].map((seq) => list.absentSince(seq))).toEqual([1, 1, 6, 6, 11, 11]);
  expect(list.goneAt).toBe(day(11));
});

it('finds the last number that is not later, of however many there are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), fc.integer({ min: 1, max: 70 }), (numbers, asked) => {
      const sorted = numbers.toSorted((one, other) => one - other);
      const found = new EditionList(made(...sorted), [{ from: 1, until: null }], null).at(asked);
      expect(found?.seq).toBe(sorted.findLast((seq) => seq <= asked));
      expect(found?.next?.seq).toBe(found ? sorted.find((seq) => seq > asked) : undefined);
    }),
  );
});
