import { describe, expect, it } from '@jest/globals';
import { lineDays, mergeLines } from './line-days.js';
import { orderTimeline } from './order-timeline.js';
import { caseOf, event, ids } from './testing/build-case.js';
import { Dice } from './testing/dice.js';
import { trueHistory } from './testing/true-history.js';

const END = '9999-12-31';

describe('the days of a line', () => {
  it.each<[string, [string | null, string | null][], (string | null)[]]>([
    [
      'the first days, never going back',
      [
        ['2020-03-01', '2020-05-31'],
        ['2020-01-01', '2020-12-31'],
        ['2020-06-01', null],
      ],
      ['2020-03-01', '2020-03-01', '2020-06-01'],
    ],
    [
      'before the first of them, the last day or what comes next',
      [
        [null, '2021-02-05'],
        [null, '2019-01-01'],
        ['2020-01-01', null],
      ],
      ['2019-01-01', '2019-01-01', '2020-01-01'],
    ],
    [
      'null only where nothing is known from there on',
      [
        [null, '2020-01-01'],
        [null, null],
      ],
      ['2020-01-01', null],
    ],
    [
      'what comes next, where nothing is known',
      [
        [null, null],
        ['2020-01-01', null],
      ],
      ['2020-01-01', '2020-01-01'],
    ],
    ['nothing for nothing', [], []],
  ])('are %s', (_, dates, expected) => {
    expect(lineDays(dates.map((date, index) => event({ kind: 'OTHER', id: `${index}`, date: [...date] })))).toEqual(
      expected,
    );
  });

  it('keep every case in its order and every certain date of two cases in theirs', () => {
    for (let seed = 0; seed < 3_000; seed++) {
      const dice = new Dice(seed);
      const lines = [8, 8].map((length) => {
        const order = orderTimeline(trueHistory(dice, length).told).order;
        return { order, days: lineDays(order) };
      });
      for (const { days } of lines)
        expect(days.map((day) => day ?? END)).toEqual(days.map((day) => day ?? END).toSorted());
      const dated = lines.flatMap(({ order, days }) => order.map((each, index) => ({ each, day: days[index] ?? END })));
      const contradicted = dated.some((a) =>
        dated.some((b) => {
          const certain = a.each.latest !== null && b.each.earliest !== null && a.each.latest < b.each.earliest;
          return certain && a.day >= b.day;
        }),
      );
      expect([seed, contradicted]).toEqual([seed, false]);
    }
  });

  it('merge several timelines, with ties in the order of the cases', () => {
    const early = orderTimeline(
      caseOf([
        { kind: 'CHARGED', id: 'a1', date: ['2020-01-01', null] },
        { kind: 'HEARING', id: 'a2', date: ['2021-01-01', null] },
      ]),
    );
    const late = orderTimeline(
      caseOf([
        { kind: 'CHARGED', id: 'b1', date: ['2020-01-01', null] },
        { kind: 'HEARING', id: 'b2' },
      ]),
    );
    expect(mergeLines([early, late]).map(({ event: { id } }) => id)).toEqual(['a1', 'b1', 'b2', 'a2']);
    expect(ids(mergeLines([late, early]).map(({ event: each }) => each))).toEqual(['b1', 'b2', 'a1', 'a2']);
  });
});
